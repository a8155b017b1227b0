package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.programme.Callbacks;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Routing;

/**
 * Calls a number outside. Who answers hears who calls and presses 1 before they have the caller, so that no machine does; an
 * agent who consults speaks with them at once. The caller's own thread alone.
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
    private Instant until = Instant.MAX;
    private boolean isAsked;
    private boolean isReached;

    private ReachingNumber(Services services, Caller caller, Routing routing, String number, String address) {
        this.services = services;
        this.caller = caller;
        this.routing = routing;
        this.number = number;
        this.address = address;
    }

    /** Rings it at the first look; empty where this number may not be dialled. */
    static Optional<Reaching> at(String number, Services services, Caller caller, Routing routing) {
        return services.programme()
                .queues()
                .callbacks()
                .filter(policy -> policy.allows(number) && !routing.wantsNoCalls(number))
                .map((Callbacks policy) ->
                        new ReachingNumber(services, caller, routing, number, policy.addressOf(number)));
    }

    private Instant within(Duration time) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(caller::wake);
        return services.clock().instant().plus(time);
    }

    @Override
    public Optional<Obeyed> look(boolean forCaller) {
        if (telephone.isEmpty()) until = within(RINGS);
        Ringing rung = telephone.orElseGet(() -> caller.ring(address));
        telephone = Optional.of(rung);
        return switch (rung.state()) {
            case RINGS -> late();
            case ANSWERED, INTERRUPTED -> forCaller ? pressed(rung) : reached();
            case BUSY -> Optional.of(Obeyed.BUSY);
            case REFUSED -> Optional.of(Obeyed.REFUSED);
            case UNREACHABLE -> Optional.of(Obeyed.NO_ONE_THERE);
            case OVER, LOST -> Optional.of(Obeyed.LEFT);
        };
    }

    private Optional<Obeyed> late() {
        return services.clock().instant().isBefore(until) ? Optional.empty() : Optional.of(Obeyed.TIMED_OUT);
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
                Greeting.before(
                        "Somebody who called us is on the line. To talk, press 1. Never to be called: 9.", services),
                StopKeys.of("19"));
        until = within(TO_PRESS);
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
        return telephone.filter(rung -> rung.state() == Ringing.State.ANSWERED).isPresent();
    }

    @Override
    public void close() {
        telephone.ifPresent(Ringing::close);
    }
}
