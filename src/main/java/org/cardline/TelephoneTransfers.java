package org.cardline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cardline.line.Transfers;
import org.cardline.programme.AgentTelephone;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queues;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.AtDesk.Phase;
import org.cardline.routing.ContactId;
import org.cardline.routing.Target;
import org.cardline.routing.Wish;

/**
 * A transfer by an agent's SIP telephone is the wish that the desk records; what came of it is told as SIP's status codes.
 * Each agent has a virtual thread: of what a telephone asks for, the next is wished once it is known what came of the one
 * before, so that none is lost and none is told another's outcome.
 */
final class TelephoneTransfers implements Transfers {
    private static final long LOOKS_EVERY_NANOS = Duration.ofMillis(100).toNanos();
    private static final String REGISTERED = "registered:";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LiveProgramme programme;
    private final Agents agents;
    private final InstantSource time;
    private final Map<String, Executor> inOrder = new ConcurrentHashMap<>();

    TelephoneTransfers(LiveProgramme programme, Agents agents, InstantSource time) {
        this.programme = programme;
        this.agents = agents;
        this.time = time;
    }

    @Override
    public void transfer(String name, String to, Consumer<Outcome> progress) {
        inOrderOf(name).execute(() -> progress.accept(asked(name, Wish.What.TRANSFER, to)));
    }

    @Override
    public Runnable consult(String name, String to, Consumer<Outcome> progress) {
        var hungUp = new AtomicBoolean();
        inOrderOf(name).execute(() -> {
            if (!hungUp.get()) progress.accept(asked(name, Wish.What.CONSULT, to));
        });
        return () -> {
            hungUp.set(true);
            agents.wish(name, Wish.of(Wish.What.CANCEL));
        };
    }

    @Override
    public void swap(String name) {
        inOrderOf(name).execute(() -> status(name, Wish.of(Wish.What.SWAP)));
    }

    @Override
    public void putThrough(String name, Consumer<Outcome> progress) {
        inOrderOf(name).execute(() -> progress.accept(status(name, Wish.of(Wish.What.COMPLETE))));
    }

    @Override
    public void hold(String address, boolean waits) {
        var wish = Wish.of(waits ? Wish.What.HOLD : Wish.What.RESUME);
        agentAt(address).ifPresent(name -> inOrderOf(name).execute(() -> status(name, wish)));
    }

    /** One who registered there, or whom the programme lists. */
    private Optional<String> agentAt(String address) {
        if (address.startsWith(REGISTERED)) return Optional.of(address.substring(REGISTERED.length()));
        return programme.current().queues().telephones().stream()
                .filter(each -> each.address().equals(address))
                .map(AgentTelephone::agent)
                .findFirst();
    }

    private Executor inOrderOf(String agent) {
        return inOrder.computeIfAbsent(
                agent,
                each -> Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("transfers").factory()));
    }

    private Outcome asked(String agent, Wish.What what, String to) {
        return target(to)
                .map(target -> status(agent, Wish.of(what, target)))
                .orElse(TransferOutcome.NOBODY_OF_THAT_NAME);
    }

    /** Returns once it is known what came of it, or the talk is over, or it takes too long. */
    private Outcome status(String agent, Wish wish) {
        Optional<ContactId> talk = own(agent).map(OwnContact::contact);
        if (!agents.wish(agent, wish)) return TransferOutcome.NO_TALK;
        Instant until = time.instant().plus(LONGEST);
        while (time.instant().isBefore(until)) {
            Optional<OwnContact> now = own(agent).filter(each -> talk.equals(Optional.of(each.contact())));
            Optional<Outcome> last = now.flatMap(OwnContact::outcome).flatMap(TransferOutcome::of);
            if (last.isPresent()) return last.get();
            if (now.filter(each -> each.phase() == Phase.TALKING).isEmpty()) return TransferOutcome.NO_TALK;
            LockSupport.parkNanos(LOOKS_EVERY_NANOS);
        }
        return TransferOutcome.TOO_LATE;
    }

    private Optional<OwnContact> own(String agent) {
        return agents.at(agent).flatMap(AtDesk::contact);
    }

    private Optional<Target> target(String to) {
        Queues queues = programme.current().queues();
        if (queues.deskOf(to).isPresent()) return Optional.of(new Target(Target.Kind.AGENT, to));
        if (queues.named(to).isPresent()) return Optional.of(new Target(Target.Kind.QUEUE, to));
        return programme.current().calledBack(to).map(number -> new Target(Target.Kind.NUMBER, number));
    }
}
