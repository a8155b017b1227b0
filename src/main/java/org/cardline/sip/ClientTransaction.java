package org.cardline.sip;

import java.net.InetSocketAddress;

/** A request of ours and the answers to it, RFC 3261 section 17.1. */
abstract sealed class ClientTransaction extends Alarm permits InviteClientTransaction, NonInviteClientTransaction {

    /** Who sent the request and hears of it. */
    interface User {
        /** A response that is no repetition, or a repeated 2xx to an INVITE. */
        void responded(Response response, InetSocketAddress from);

        /** No final response came in time. */
        void timedOut();
    }

    final Core core;
    final String key;
    final InetSocketAddress peer;
    final byte[] request;
    final User user;
    private Repetition repetition;

    ClientTransaction(
            Core core, String method, String branch, byte[] request, InetSocketAddress peer, long longest, User user) {
        this.core = core;
        this.key = method + ' ' + branch;
        this.peer = peer;
        this.request = request;
        this.user = user;
        this.repetition = Repetition.of(core.settings, longest, core.timers.now());
    }

    /** Sends the request. */
    void begin() {
        core.send(request, peer);
        core.timers.setAt(this, repetition.due());
    }

    abstract void responded(Response response, InetSocketAddress from);

    /** Timers A and B, or E and F. */
    void repeatOrGiveUp() {
        if (repetition.isOver(core.timers.now())) {
            core.remove(this);
            user.timedOut();
            return;
        }
        core.send(request, peer);
        repetition = repetition.doubled(core.timers.now());
        core.timers.setAt(this, repetition.due());
    }

    /** From now on at the longest interval: a provisional response came. */
    void slowDown(long longest) {
        long now = core.timers.now();
        repetition = new Repetition(longest, longest, now + longest, repetition.giveUpAt());
        core.timers.setAt(this, repetition.due());
    }
}
