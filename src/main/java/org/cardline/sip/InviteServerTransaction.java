package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server side of an INVITE, RFC 3261 section 17.2.1 with the Accepted state of RFC 6026. */
final class InviteServerTransaction extends ServerTransaction {
    private static final Duration TRYING_AFTER = Duration.ofMillis(200);

    private enum State {
        /** The INVITE is with the user; 100 goes out unless an answer comes within 200 ms. */
        PROCEEDING,
        /** A 3xx–6xx went out and is repeated until its ACK comes. */
        COMPLETED,
        /** The ACK came; late copies of it are absorbed. */
        CONFIRMED,
        /** A 2xx went out; the user repeats it, copies of the INVITE are absorbed. */
        ACCEPTED
    }

    private State state = State.PROCEEDING;
    private @Nullable Request invite;
    private @Nullable ReceivedInvite user;
    private Optional<String> localTag = Optional.empty();
    private byte @Nullable [] last;
    private @Nullable Repetition repetition;

    InviteServerTransaction(Core core, String key, InetSocketAddress peer, Request invite) {
        super(core, key, peer);
        this.invite = invite;
    }

    @Override
    void begin() {
        core.timers.set(this, TRYING_AFTER);
    }

    void user(ReceivedInvite user) {
        this.user = user;
        localTag = Optional.of(user.localTag());
    }

    /** Our tag in every answer to this INVITE; none where it never became a call's. */
    Optional<String> localTag() {
        return localTag;
    }

    /** RFC 6026: the ACK of a 2xx is the user's, even where it looks like ours. */
    boolean isAccepted() {
        return state == State.ACCEPTED;
    }

    /** Section 9.2: a CANCEL has no effect once a final response went out. */
    void cancelled() {
        if (state == State.PROCEEDING && user != null) user.cancelled();
    }

    /** Section 17.2.1, "while in the Proceeding state". */
    @Override
    void answer(int status, byte[] response) {
        if (state != State.PROCEEDING) return;
        send(response);
        last = response;
        core.timers.cancel(this);
        if (status >= 300) completed();
        else if (status >= 200) accepted();
    }

    /** Timer L: as long as a copy of the INVITE may still come. */
    private void accepted() {
        state = State.ACCEPTED;
        release();
        last = null;
        core.timers.set(this, core.settings.patience());
    }

    /** Timers G and H; section 8.2.7 where a flood of refused calls would fill the memory. */
    private void completed() {
        release();
        if (!core.keepsRefusal()) {
            core.remove(this);
            return;
        }
        state = State.COMPLETED;
        repetition = Repetition.of(core.settings, core.settings.t2().toMillis(), core.timers.now());
        core.timers.setAt(this, repetition.due());
    }

    private void release() {
        invite = null;
        user = null;
    }

    @Override
    void received(Request request) {
        if (request.is("ACK")) acknowledged();
        else if (state == State.PROCEEDING) sendProvisional();
        else if (state == State.COMPLETED && last != null) send(last);
    }

    /** Timer I: late copies of the ACK are absorbed. */
    private void acknowledged() {
        if (state != State.COMPLETED) return;
        state = State.CONFIRMED;
        core.refusalSettled();
        last = null;
        core.timers.set(this, core.settings.t4());
    }

    @Override
    void elapsed() {
        switch (state) {
            case PROCEEDING -> sendProvisional();
            case COMPLETED -> repeat();
            case CONFIRMED, ACCEPTED -> core.remove(this);
        }
    }

    private void sendProvisional() {
        if (last == null && invite != null) {
            last = MessageWriter.response(invite, 100, "Trying", "").end();
            core.timers.cancel(this);
        }
        if (last != null) send(last);
    }

    private void repeat() {
        if (repetition == null || last == null || repetition.isOver(core.timers.now())) {
            core.refusalSettled();
            core.remove(this);
            return;
        }
        send(last);
        repetition = repetition.doubled(core.timers.now());
        core.timers.setAt(this, repetition.due());
    }
}
