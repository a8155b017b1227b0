package org.cardline.line;

import java.util.Optional;

/** A telephone that rings for a caller, whatever it is. Its state is read by any thread; the rest is the SIP thread's. */
abstract sealed class RungTelephone implements Ringing permits OutgoingCall, RungExtension {
    final Mailbox mailbox = new Mailbox();
    private final Runnable changed;
    private volatile State state = State.RINGS;
    private volatile Optional<Leg> leg = Optional.empty();

    /** @param changed told of every change of state */
    RungTelephone(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public State state() {
        return state;
    }

    void is(State now) {
        state = now;
        changed.run();
    }

    void answered(Leg own) {
        leg = Optional.of(own);
        is(State.ANSWERED);
    }

    /** From the answer on. */
    Optional<Leg> leg() {
        return leg;
    }
}
