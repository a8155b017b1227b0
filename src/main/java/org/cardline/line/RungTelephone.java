package org.cardline.line;

import java.util.Optional;

/** A telephone that rings for a caller, whatever it is. Its state is read by any thread; the rest is the SIP thread's. */
abstract sealed class RungTelephone implements Ringing permits OutgoingCall, RungExtension {
    final Mailbox mailbox = new Mailbox();
    private final Runnable changed;
    private volatile State state = State.RINGS;
    private volatile Optional<Leg> leg = Optional.empty();
    private volatile int connection;

    /** @param changed told of every change of state */
    RungTelephone(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public int connection() {
        return connection;
    }

    void is(State now) {
        state = now;
        changed.run();
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void answered(Leg own) {
        leg = Optional.of(own);
        connection++;
        is(State.ANSWERED);
    }

    /** @param kept whether its leg stays: what is missed may come by it again */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void interrupted(boolean kept) {
        if (!kept) leg = Optional.empty();
        connection++;
        is(State.INTERRUPTED);
    }

    /** From the answer on, unless it has gone with its connection. */
    Optional<Leg> leg() {
        return leg;
    }

    /** With whom one can talk now. */
    Optional<Leg> present() {
        return state == State.ANSWERED ? leg : Optional.empty();
    }
}
