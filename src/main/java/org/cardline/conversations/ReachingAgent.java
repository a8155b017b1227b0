package org.cardline.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.routing.NewContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Offered;
import org.cardline.routing.Place;
import org.cardline.routing.Unanswered;

/** Asks another agent, by a place in routing: one alone, or in a queue one after the other. The caller's own thread alone. */
final class ReachingAgent implements Reaching {
    /** Who is free is asked at once. */
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(2);

    private final Services services;
    private final Caller caller;
    private final NewContact home;
    private final Place place;
    private final boolean isForOne;
    private final BooleanSupplier areBusy;
    private final Instant until;
    private Deadline askedUntil;
    private Optional<Obeyed> before = Optional.empty();
    private Optional<Offered> offered = Optional.empty();
    private Optional<Ringing> telephone = Optional.empty();
    private Optional<Party> reached = Optional.empty();

    /**
     * @param place of the caller, for whom is asked
     * @param home the caller, as they wait if they lose whom they reach here
     * @param isForOne whether nobody else is asked where one doesn't take it
     * @param areBusy whether those are here who could be asked, if not now
     */
    ReachingAgent(
            Services services, Caller caller, Place place, NewContact home, boolean isForOne, BooleanSupplier areBusy) {
        this.services = services;
        this.caller = caller;
        this.home = home;
        this.place = place;
        this.isForOne = isForOne;
        this.areBusy = areBusy;
        until = services.clock().instant().plus(WithAgent.LONGEST_AWAY);
        askedUntil = Deadline.in(ASKED_WITHIN, services, caller);
    }

    @Override
    public Optional<Party> party() {
        return reached;
    }

    @Override
    public Optional<Ringing> answered() {
        return reached.map(Party::telephone);
    }

    @Override
    public boolean isThere() {
        return reached.filter(Party::isThere).isPresent();
    }

    @Override
    public Optional<Obeyed> look() {
        if (offered.isEmpty()) return ask();
        Optional<Obeyed> how = telephone.flatMap(rung -> answer(rung, offered.orElseThrow()));
        if (isForOne || how.filter(each -> each != Obeyed.ANSWERED).isEmpty()) return how;
        return asksNext(how);
    }

    /** Telephones that nobody answers come back, and would be rung round and round: not for longer than anybody is sent away. */
    private Optional<Obeyed> asksNext(Optional<Obeyed> how) {
        if (!services.clock().instant().isBefore(until)) return how;
        before = how;
        telephone.ifPresent(Ringing::close);
        telephone = Optional.empty();
        offered = Optional.empty();
        askedUntil = Deadline.in(ASKED_WITHIN, services, caller);
        return Optional.empty();
    }

    private Optional<Obeyed> ask() {
        offered = place.offer();
        telephone = offered.map(each -> caller.ring(each.address()));
        if (offered.isPresent() || !askedUntil.isOver()) return Optional.empty();
        return before.or(() -> Optional.of(areBusy.getAsBoolean() ? Obeyed.BUSY : Obeyed.NO_ONE_THERE));
    }

    private Optional<Obeyed> answer(Ringing rung, Offered asked) {
        return switch (rung.state()) {
            case RINGS -> place.isStill(asked) ? Optional.empty() : Optional.of(over(asked));
            case ANSWERED, INTERRUPTED -> Optional.of(taken(rung, asked));
            case BUSY -> unanswered(asked, Unanswered.BUSY, Obeyed.BUSY);
            case REFUSED -> unanswered(asked, Unanswered.REFUSED, Obeyed.REFUSED);
            case UNREACHABLE, OVER, LOST -> unanswered(asked, Unanswered.UNREACHABLE, Obeyed.NO_ONE_THERE);
        };
    }

    private Obeyed over(Offered asked) {
        return place.isRefused(asked) ? Obeyed.REFUSED : Obeyed.TIMED_OUT;
    }

    private Obeyed taken(Ringing rung, Offered asked) {
        if (!place.taken(asked)) return Obeyed.TIMED_OUT;
        reached = Optional.of(new Party(home, place, asked, rung));
        return Obeyed.ANSWERED;
    }

    private Optional<Obeyed> unanswered(Offered asked, Unanswered why, Obeyed how) {
        place.unanswered(asked, why);
        return Optional.of(how);
    }

    @Override
    public void callerIsGone() {
        telephone.ifPresent(Ringing::close);
        place.close();
    }

    /** The caller was not theirs for good: figures don't count it. */
    @Override
    public void close() {
        telephone.ifPresent(Ringing::close);
        place.elsewhere();
    }
}
