package org.cardline.sip;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The server side of a request other than INVITE, RFC 3261 section 17.2.2. */
final class NonInviteServerTransaction extends ServerTransaction {
    private byte @Nullable [] last;

    NonInviteServerTransaction(Core core, String key, InetSocketAddress peer) {
        super(core, key, peer);
    }

    @Override
    void begin() {}

    /** Trying: a copy is absorbed. Proceeding, Completed: it is answered again. */
    @Override
    void received(Request copy) {
        if (last != null) send(last);
    }

    /** Completed lasts for timer J, 64*T1. */
    @Override
    void answer(int status, byte[] response) {
        last = response;
        send(response);
        if (status >= 200) core.timers.set(this, core.settings.patience());
    }

    @Override
    void elapsed() {
        core.remove(this);
    }
}
