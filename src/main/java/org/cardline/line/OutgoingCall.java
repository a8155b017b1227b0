package org.cardline.line;

import java.util.Optional;
import java.util.function.Consumer;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;

/** One telephone that is rung for a caller. Its state is read by any thread; the rest is the SIP thread's. */
final class OutgoingCall implements Ringing {
    final Mailbox mailbox = new Mailbox();
    Optional<Call> call = Optional.empty();
    Optional<Places.Place> place = Optional.empty();
    Optional<AudioSession> audio = Optional.empty();
    private final Runnable changed;
    private final Runnable hangUp;
    private volatile State state = State.RINGS;
    private volatile Optional<Leg> leg = Optional.empty();

    /**
     * @param changed told of every change of state
     * @param hangUp what {@link #close} does
     */
    OutgoingCall(Runnable changed, Consumer<OutgoingCall> hangUp) {
        this.changed = changed;
        this.hangUp = () -> hangUp.accept(this);
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

    @Override
    public void close() {
        hangUp.run();
    }
}
