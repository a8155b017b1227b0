package org.cardline.line;

import java.util.Optional;
import java.util.function.Consumer;
import org.cardline.sip.Call;

/** One SIP telephone that is rung for a caller. */
final class OutgoingCall extends RungTelephone {
    static final String REGISTERED = "registered:";

    Optional<Call> call = Optional.empty();
    Optional<Places.Place> place = Optional.empty();
    boolean isLost;
    boolean isReferring;
    boolean isHeld;
    boolean isQuiet;

    /** The other call of that telephone, where it consults somebody. */
    Optional<SecondCall> second = Optional.empty();

    private volatile Optional<Leg> spokenBy = Optional.empty();

    /** Ours with it. */
    Optional<OwnSession> session = Optional.empty();

    /** Where it was before somebody took it over. */
    record Before(Call call, Places.Place place, Optional<Leg> leg) {}

    final String address;
    final Pulse pulse;
    private final Runnable hangUp;

    /**
     * @param address that was rung
     * @param changed told of every change of state, and of keys
     * @param tick that of its leg
     * @param hangUp what {@link #close} does
     * @param ask has SIP ask that call whether it is still there
     */
    OutgoingCall(String address, Runnable changed, Tick tick, Consumer<OutgoingCall> hangUp, Consumer<Call> ask) {
        super(changed, tick);
        this.address = address;
        this.hangUp = () -> hangUp.accept(this);
        pulse = new Pulse(() -> call.ifPresent(ask));
    }

    /** It goes on with another telephone; where it was. */
    Before goesOn(Call other, Places.Place there, OwnSession own) {
        var before = new Before(call.orElseThrow(), place.orElseThrow(), leg());
        call = Optional.of(other);
        place = Optional.of(there);
        session = Optional.of(own);
        isQuiet = false;
        pulse.movesOn();
        return before;
    }

    /** Something comes from it, or nothing has for a while, by this call or by the other one. */
    void quietChanged() {
        boolean now = isQuiet
                && second.filter(each -> each.leg.isPresent() && !each.isQuiet).isEmpty();
        pulse.quiet(now);
        if (!now) isBack();
    }

    /** It is there: who has missed it talks on. */
    void isBack() {
        if (state() == State.INTERRUPTED) leg().ifPresent(this::answered);
    }

    /** It has said something by SIP, whatever it left unanswered. */
    void isSeen() {
        pulse.isSeen();
        isBack();
    }

    /** Whether somebody has answered there, missed just now or not. */
    boolean talks() {
        return state() == State.ANSWERED || state() == State.INTERRUPTED;
    }

    /** Whether it is the registered telephone of this user. */
    boolean isOf(String user) {
        return address.equals(REGISTERED + user);
    }

    /** Whose registered telephone it is. */
    String user() {
        return address.substring(REGISTERED.length());
    }

    /**
     * Whoever is there speaks by another call from now on, or by this one again.
     *
     * @param holds whether by neither
     */
    void speaksBy(Optional<Leg> other, boolean holds) {
        if (!other.equals(spokenBy)) {
            spokenBy = other;
            moved();
        }
        if (holds != holds()) holds(holds);
    }

    @Override
    Optional<Leg> present() {
        return state() == State.ANSWERED ? spokenBy.or(this::leg) : Optional.empty();
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
