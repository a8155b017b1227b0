package org.cardline.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cardline.programme.Queue;
import org.cardline.routing.WaitTable.Here;
import org.cardline.routing.WaitTable.Own;
import org.cardline.routing.WaitTable.Some;
import org.cardline.store.Store;

/** Foretells waits by what the tables have of today. Any thread. */
final class Waits {
    private final WaitTable table;
    private final InstantSource clock;

    Waits(Store store, InstantSource clock) {
        table = new WaitTable(store.jdbc());
        this.clock = clock;
    }

    /** Empty where it doesn't wait, or where nobody is at work on it. */
    Optional<ExpectedWait> of(ContactId contact) {
        return table.own(contact).flatMap(this::of);
    }

    /** For who joined now. Empty where nobody is at work on it. */
    Optional<ExpectedWait> of(NewContact contact) {
        Queue queue = contact.queue();
        int priority = Math.max(queue.priority(), contact.priority());
        var own = new Own(Long.MAX_VALUE, contact.channel(), queue.id(), contact.needs(), priority, clock.instant());
        return isFreeNow(own) ? Optional.of(ExpectedWait.NONE) : of(own);
    }

    private boolean isFreeNow(Own own) {
        List<Here> all = table.agents(clock.instant());
        long free = all.stream().filter(Here::free).filter(able(own.needs())).count();
        return free > ofOurs(table.ahead(own, clock.instant()), all, own);
    }

    private Optional<ExpectedWait> of(Own own) {
        Instant now = clock.instant();
        List<Here> all = table.agents(now);
        List<Here> ours = all.stream().filter(able(own.needs())).toList();
        int atWork = (int) ours.stream().filter(Here::atWork).count();
        if (atWork == 0) return Optional.empty();
        double first = 1 + ofOurs(table.ahead(own, now), all, own);
        double overtook = ofOurs(table.overtaking(own, Pace.JUST_NOW, now), all, own);
        var pace = new Pace(
                atWork,
                ours.stream().flatMap(each -> each.away(now).stream()).toList(),
                table.works(ours, own.channel(), Pace.JUST_NOW, now),
                table.works(ours, own.channel(), Pace.LAST_HOURS, now),
                new Observed(
                        Pace.JUST_NOW, overtook, Observed.ever(Pace.JUST_NOW).seconds()),
                table.leaving(own.queue(), Pace.LAST_HOURS, now));
        return ExpectedWait.after(first, pace);
    }

    private static Predicate<Here> able(String needs) {
        return agent -> agent.able().containsAll(Matching.words(needs));
    }

    /** How many of them our agents will serve: of those who may serve some of them as many as are ours. */
    private static double ofOurs(List<Some> some, List<Here> all, Own own) {
        return some.stream()
                .mapToDouble(each -> each.count() * share(each.needs(), all, own.needs()))
                .sum();
    }

    private static double share(String theirs, List<Here> all, String ours) {
        List<Here> able = all.stream().filter(Here::atWork).filter(able(theirs)).toList();
        long both = able.stream().filter(able(ours)).count();
        return able.isEmpty() ? 0 : (double) both / able.size();
    }
}
