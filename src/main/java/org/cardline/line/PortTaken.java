package org.cardline.line;

import java.io.IOException;

/** A port of the line's own that could not be had: another program has it, or the address is not this machine's. */
public final class PortTaken extends IOException {
    /** What the port is for. */
    public enum Use {
        SIP,
        BROWSERS
    }

    private final Use use;

    PortTaken(Use use, String what, IOException cause) {
        super(what + ": " + cause.getMessage(), cause);
        this.use = use;
    }

    public Use use() {
        return use;
    }
}
