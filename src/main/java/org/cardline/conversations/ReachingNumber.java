package org.cardline.conversations;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.programme.Callbacks;
import org.cardline.routing.Obeyed;
import org.cardline.routing.OutboundNumbers.Verdict;
import org.cardline.routing.OutboundNumbers.Why;
import org.cardline.routing.Routing;

/**
 * Calls a number outside. Who answers hears who calls and presses 1 before they have anybody, so that no machine does. The
 * caller's own thread alone.
 */
final class ReachingNumber implements Reaching {
    private static final Duration RINGS = Duration.ofSeconds(30);
    private static final Duration TO_PRESS = Duration.ofSeconds(15);

    private final Services services;
    private final Caller caller;
    private final Routing routing;
    private final String number;
    private final String address;
    private Optional<Ringing> telephone = Optional.empty();
    private Deadline until = Deadline.NEVER;
    private boolean isAsked;
    private boolean isReached;

    private ReachingNumber(Services services, Caller caller, Routing routing, String number, String address) {
        this.services = services;
        this.caller = caller;
        this.routing = routing;
        this.number = number;
        this.address = address;
    }

    /**
     * Rings it at the first look. Whether it may be is asked at once, and counts as a call.
     *
     * @param dialled as the agent writes it
     * @param refused told why it is not to be dialled; then nothing is returned
     */
    static Optional<Reaching> at(
            String dialled, Services services, Caller caller, Routing routing, Consumer<Obeyed> refused) {
        Optional<Callbacks> rules = services.programme().queues().callbacks();
        Optional<String> number = services.programme().calledBack(dialled);
        // how often it was called may not be known
        Optional<Verdict> verdict = number.isEmpty()
                ? Optional.of(Verdict.NOT_ALLOWED)
                : routing.reads(() -> routing.numbers().dials(rules.orElseThrow(), number.get(), Why.TRANSFER));
        verdict.map(ReachingNumber::why).orElse(Optional.of(Obeyed.NOT_NOW)).ifPresent(refused);
        return number.filter(_ -> verdict.equals(Optional.of(Verdict.YES)))
                .map(each -> new ReachingNumber(
                        services, caller, routing, each, rules.orElseThrow().addressOf(each)));
    }

    private static Optional<Obeyed> why(Verdict verdict) {
        return switch (verdict) {
            case YES -> Optional.empty();
            case NOT_ALLOWED -> Optional.of(Obeyed.NOT_ALLOWED);
            case NEVER_AGAIN -> Optional.of(Obeyed.NEVER_AGAIN);
            case QUIET_HOURS -> Optional.of(Obeyed.QUIET_HOURS);
            case OFTEN_ENOUGH -> Optional.of(Obeyed.OFTEN_ENOUGH);
            case CEILING -> Optional.of(Obeyed.CEILING);
        };
    }

    @Override
    public Optional<Obeyed> look() {
        if (telephone.isEmpty()) until = Deadline.in(RINGS, services, caller);
        Ringing rung = telephone.orElseGet(() -> caller.ring(address));
        telephone = Optional.of(rung);
        return switch (rung.state()) {
            case RINGS -> late();
            case ANSWERED, INTERRUPTED -> pressed(rung);
            case BUSY -> Optional.of(Obeyed.BUSY);
            case REFUSED -> Optional.of(Obeyed.REFUSED);
            case UNREACHABLE -> Optional.of(Obeyed.NO_ONE_THERE);
            case OVER, LOST -> Optional.of(Obeyed.LEFT);
        };
    }

    private Optional<Obeyed> late() {
        return until.isOver() ? Optional.of(Obeyed.TIMED_OUT) : Optional.empty();
    }

    private Optional<Obeyed> reached() {
        isReached = true;
        return Optional.of(Obeyed.ANSWERED);
    }

    /** What they press, once they were told who calls. */
    private Optional<Obeyed> pressed(Ringing rung) {
        if (!isAsked) asks(rung);
        Optional<Character> key = rung.takeKey();
        if (key.isEmpty()) return late();
        if (key.get() == '1') return reached();
        if (key.get() == '9') routing.neverAgain(number);
        return Optional.of(Obeyed.REFUSED);
    }

    private void asks(Ringing rung) {
        isAsked = true;
        rung.say(
                Greeting.whoCalls(services)
                        .then(
                                services.voice()
                                        .say(
                                                "Somebody who called us is on the line. To talk, press 1. Never to be called: 9.")),
                StopKeys.of("19"));
        until = Deadline.in(TO_PRESS, services, caller);
    }

    @Override
    public Optional<Ringing> answered() {
        return isReached ? telephone : Optional.empty();
    }

    @Override
    public Optional<Party> party() {
        return Optional.empty();
    }

    @Override
    public boolean isThere() {
        return telephone
                .map(Ringing::state)
                .filter(state -> state == Ringing.State.ANSWERED || state == Ringing.State.INTERRUPTED)
                .isPresent();
    }

    @Override
    public void close() {
        telephone.ifPresent(Ringing::close);
    }
}
