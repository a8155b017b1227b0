package org.cardline.sip;

import java.net.InetSocketAddress;

/** A request that came and its answers, RFC 3261 section 17.2: sees to it that copies are not executed twice. */
abstract sealed class ServerTransaction extends Alarm permits InviteServerTransaction, NonInviteServerTransaction {
    final Core core;
    final String key;

    /** Where responses go. */
    final InetSocketAddress peer;

    ServerTransaction(Core core, String key, InetSocketAddress peer) {
        this.core = core;
        this.key = key;
        this.peer = peer;
    }

    abstract void begin();

    /** A copy of the request arrived, or the ACK of a refusal. */
    abstract void received(Request request);

    /** The user's response. */
    abstract void answer(int status, byte[] response);

    void send(byte[] response) {
        core.send(response, peer);
    }
}
