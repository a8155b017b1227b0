package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;

/** The client side of an INVITE, RFC 3261 section 17.1.1 with the Accepted state of RFC 6026. */
final class InviteClientTransaction extends ClientTransaction {
    /** Timer D: at least 32 s. */
    private static final Duration ABSORB = Duration.ofSeconds(32);

    private enum State {
        /** Repeated until something is heard. */
        CALLING,
        /** Heard of; the final response may take as long as people take. */
        PROCEEDING,
        /** Refused and acknowledged; copies of the refusal are acknowledged again. */
        COMPLETED,
        /** Accepted; each 2xx goes to the user, whose ACK it is. */
        ACCEPTED
    }

    private final Function<Response, byte[]> acknowledgement;
    private State state = State.CALLING;
    private byte[] ack = {};

    /** @param acknowledgement builds the ACK of a refusal, section 17.1.1.3 */
    InviteClientTransaction(
            Core core,
            String branch,
            byte[] request,
            InetSocketAddress peer,
            Function<Response, byte[]> acknowledgement,
            User user) {
        super(core, "INVITE", branch, request, peer, Long.MAX_VALUE / 2, user);
        this.acknowledgement = acknowledgement;
    }

    @Override
    void responded(Response response, InetSocketAddress from) {
        switch (state) {
            case CALLING, PROCEEDING -> first(response, from);
            case ACCEPTED -> {
                if (response.isSuccess()) user.responded(response, from);
            }
            case COMPLETED -> {
                if (response.status() >= 300) core.send(ack, peer);
            }
        }
    }

    private void first(Response response, InetSocketAddress from) {
        core.timers.cancel(this);
        if (response.isProvisional()) {
            state = State.PROCEEDING;
        } else if (response.isSuccess()) {
            state = State.ACCEPTED;
            core.timers.set(this, core.settings.patience());
        } else {
            state = State.COMPLETED;
            ack = acknowledgement.apply(response);
            core.send(ack, peer);
            core.timers.set(this, ABSORB);
        }
        user.responded(response, from);
    }

    /** Nobody waits for a final response any more: it has 64*T1 to come, section 9.1. */
    void abandon() {
        if (state == State.PROCEEDING) core.timers.set(this, core.settings.patience());
    }

    /** Timers A and B; D or M. */
    @Override
    void elapsed() {
        if (state == State.CALLING) repeatOrGiveUp();
        else core.remove(this);
    }
}
