package org.cardline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.cardline.line.Transfers;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queues;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Target;
import org.cardline.routing.Wish;

/**
 * A transfer by an agent's SIP telephone is the wish that the desk records; what came of it is told as SIP's status codes. A
 * virtual thread each.
 */
final class TelephoneTransfers implements Transfers {
    private static final long LOOKS_EVERY_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LiveProgramme programme;
    private final Agents agents;
    private final InstantSource time;

    TelephoneTransfers(LiveProgramme programme, Agents agents, InstantSource time) {
        this.programme = programme;
        this.agents = agents;
        this.time = time;
    }

    @Override
    public void transfer(String name, String to, IntConsumer progress) {
        Thread.ofVirtual().name("transfer").start(() -> progress.accept(status(name, to)));
    }

    @Override
    public void hold(String name, boolean waits) {
        var wish = Wish.of(waits ? Wish.What.HOLD : Wish.What.RESUME);
        Thread.ofVirtual().name("hold").start(() -> agents.wish(name, wish));
    }

    private int status(String agent, String to) {
        Optional<Target> target = target(to);
        if (target.isEmpty()) return 404;
        if (!agents.wish(agent, Wish.of(Wish.What.TRANSFER, target.get()))) return 481;
        Instant until = time.instant().plus(LONGEST);
        while (time.instant().isBefore(until)) {
            Optional<Obeyed> outcome = agents.at(agent).flatMap(AtDesk::contact).flatMap(OwnContact::outcome);
            Optional<Integer> last = outcome.flatMap(TelephoneTransfers::last);
            if (last.isPresent()) return last.get();
            LockSupport.parkNanos(LOOKS_EVERY_NANOS);
        }
        return 408;
    }

    private Optional<Target> target(String to) {
        Queues queues = programme.current().queues();
        if (queues.deskOf(to).isPresent()) return Optional.of(new Target(Target.Kind.AGENT, to));
        if (queues.named(to).isPresent()) return Optional.of(new Target(Target.Kind.QUEUE, to));
        return queues.callbacks().filter(policy -> policy.allows(to)).map(policy -> new Target(Target.Kind.NUMBER, to));
    }

    /** Empty while it goes on. */
    private static Optional<Integer> last(Obeyed outcome) {
        return switch (outcome) {
            case UNDER_WAY -> Optional.empty();
            case DONE, ANSWERED -> Optional.of(200);
            case REFUSED -> Optional.of(603);
            case BUSY -> Optional.of(486);
            case NOT_ALLOWED -> Optional.of(403);
            case NO_ONE_THERE, LEFT -> Optional.of(480);
            case TIMED_OUT -> Optional.of(408);
            case NOT_NOW -> Optional.of(491);
        };
    }
}
