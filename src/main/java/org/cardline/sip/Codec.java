package org.cardline.sip;

/** The ways of coding speech that we talk, RFC 3551 section 6. */
public enum Codec {
    PCMU(0),
    PCMA(8);

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    /** The payload type that RFC 3551 fixes. */
    public int payloadType() {
        return payloadType;
    }
}
