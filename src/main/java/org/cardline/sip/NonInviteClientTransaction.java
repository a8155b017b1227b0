package org.cardline.sip;

import java.net.InetSocketAddress;

/** The client side of a request other than INVITE, RFC 3261 section 17.1.2. */
final class NonInviteClientTransaction extends ClientTransaction {
    private enum State {
        /** Repeated until something is heard. */
        TRYING,
        /** Heard of; repeated slowly until the final response. */
        PROCEEDING,
        /** Answered; copies of the answer are absorbed. */
        COMPLETED
    }

    private State state = State.TRYING;

    /** For a request whose answer changes nothing, only ends its repetition. */
    private static final User UNHEARD = new User() {
        @Override
        public void responded(Response response, InetSocketAddress from) {}

        @Override
        public void timedOut() {}
    };

    static void send(Core core, String method, String branch, byte[] request, InetSocketAddress peer) {
        core.begin(new NonInviteClientTransaction(core, method, branch, request, peer, UNHEARD));
    }

    NonInviteClientTransaction(
            Core core, String method, String branch, byte[] request, InetSocketAddress peer, User user) {
        super(core, method, branch, request, peer, core.settings.t2().toMillis(), user);
    }

    @Override
    void responded(Response response, InetSocketAddress from) {
        if (state == State.COMPLETED) return;
        if (response.isProvisional()) {
            if (state == State.TRYING) slowDown(core.settings.t2().toMillis());
            state = State.PROCEEDING;
        } else {
            state = State.COMPLETED;
            core.timers.set(this, core.settings.t4());
        }
        user.responded(response, from);
    }

    /** Timers E and F; K. */
    @Override
    void elapsed() {
        if (state == State.COMPLETED) core.remove(this);
        else repeatOrGiveUp();
    }
}
