package org.cardline.line;

import java.util.Optional;
import org.cardline.media.Announcement;
import org.cardline.speech.Utterance;

/** A telephone that rings for a caller, whatever it is. Its state is read by any thread; what is
 * not told otherwise is the SIP thread's. */
abstract sealed class RungTelephone implements Ringing permits OutgoingCall, RungExtension {
    final Mailbox mailbox;
    final Tick tick;
    private final Runnable changed;
    private int act;
    private volatile State state = State.RINGS;
    private volatile Optional<Leg> leg = Optional.empty();
    private volatile int connection;
    private volatile boolean holds;

    /**
     * @param changed told of every change of state, and of keys
     * @param tick that of its leg
     */
    RungTelephone(Runnable changed, Tick tick) {
        this.changed = changed;
        this.tick = tick;
        mailbox = new Mailbox(changed);
    }

    /** Whoever rings it, and nobody else. */
    @Override
    public void say(Utterance words, StopKeys stops) {
        int said = ++act;
        var announcement = new Announcement(words.clips(), stops.mask());
        present().ifPresent(own -> tick.order(() -> own.say(said, announcement)));
    }

    /** Likewise. */
    @Override
    public Optional<Character> takeKey() {
        return mailbox.hasKeys() ? Optional.of(mailbox.takeKey()) : Optional.empty();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public int connection() {
        return connection;
    }

    @Override
    public boolean holds() {
        return holds;
    }

    void holds(boolean now) {
        holds = now;
        changed.run();
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

    /** Whoever is there speaks by another leg. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void moved() {
        connection++;
        changed.run();
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
