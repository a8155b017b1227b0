package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.cardline.cases.Reference;
import org.cardline.line.Ringing.State;
import org.cardline.programme.Department;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Programme;
import org.cardline.programme.Queue;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.NewContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Priority;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.routing.Told;
import org.cardline.simulation.WaitingCaller;
import org.cardline.simulation.WaitingCaller.RungTelephone;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One caller who waits for an agent, with the real queues of a database, and time that the test makes. */
abstract class CallerInQueue {
    static final Told TOLD = new Told("dispute", List.of("The charge is not mine"), List.of("card number"));

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
    WaitingCaller caller = new WaitingCaller();
    World world;
    Routing routing;
    Agents agents;
    private Optional<WithAgent> withAgent = Optional.empty();
    CompletableFuture<Optional<WithAgent.Reached>> over = CompletableFuture.completedFuture(Optional.empty());

    /** The programme's name among the shipped ones, or its folder. */
    String programme() {
        return "american-express";
    }

    @BeforeEach
    void open() {
        STORE.jdbc()
                .sql("truncate routing.contact, routing.agent, routing.node, routing.never_called, routing.dialled")
                .update();
        world = new World(STORE.store(), programme(), 1);
        routing = Routing.start(STORE.store(), "one", now::get);
        agents = routing.agents();
    }

    @AfterEach
    void close() {
        caller.goesAway();
        try {
            over.orTimeout(10, TimeUnit.SECONDS)
                    .handle((reached, gone) -> reached)
                    .join();
        } finally {
            routing.close();
            world.close();
        }
    }

    void signIn(String agent) {
        signIn(agent, agent);
    }

    /** @param address where the agent is rung */
    void signIn(String agent, String address) {
        var skills = world.services(routing, now::get)
                .programme()
                .queues()
                .deskOf(agent)
                .orElseThrow()
                .skills();
        agents.signIn(new SignIn(agent, address, skills, true));
    }

    /** The caller waits from now on, once they were told that a supervisor may listen. */
    void waitsIn(String queue, Told told) {
        waitsIn(queue, told, true);
    }

    void waitsIn(String queue, Told told, boolean hasMenu) {
        waitsIn(queue, Optional.empty(), told, hasMenu);
    }

    private void waitsIn(String queue, Optional<Reference> reference, Told told, boolean hasMenu) {
        var about = new NewContact.About(reference.map(Reference::digits), Optional.empty(), told);
        waitsIn(queue, new HandOver(Priority.NONE, about, Optional.empty()), hasMenu);
    }

    /** The same, with something besides. */
    void waitsIn(String queue, HandOver with) {
        waitsIn(queue, with, true);
    }

    private void waitsIn(String queue, HandOver with, boolean hasMenu) {
        Queue waitsIn = programmeNow().queues().named(queue).orElseThrow();
        waits(withAgent -> withAgent.in(waitsIn, with), hasMenu);
    }

    /** The same for whoever of this department there is. */
    void waitsFor(String department, HandOver with) {
        Department meant = programmeNow().departments().stream()
                .filter(each -> each.id().equals(department))
                .findFirst()
                .orElseThrow();
        waits(withAgent -> withAgent.of(meant, with), true);
    }

    Programme programmeNow() {
        return world.services(routing, now::get).programme();
    }

    private void waits(Function<WithAgent, Optional<WithAgent.Reached>> how, boolean hasMenu) {
        var services = world.services(routing, now::get);
        EntryPoint entry = services.programme().entryPoints().getFirst();
        var now = new WithAgent(services, caller, entry, Identity.unknown(services), hasMenu);
        withAgent = Optional.of(now);
        over = CompletableFuture.supplyAsync(() -> how.apply(now), Thread::startVirtualThread);
        caller.expect("A supervisor may listen when you talk to a person.");
    }

    /** The same caller, in the same call, once their first wait is over. */
    void waitsAgainIn(String queue) {
        Queue waitsIn = programmeNow().queues().named(queue).orElseThrow();
        var with = new HandOver(Priority.NONE, NewContact.About.NOTHING, Optional.empty());
        over = CompletableFuture.supplyAsync(
                () -> withAgent.orElseThrow().in(waitsIn, with), Thread::startVirtualThread);
    }

    /** The caller waits in a queue, and the agent who is there answers. */
    RungTelephone talks(String queue, String agent) {
        return talks(queue, agent, Optional.empty());
    }

    /** The same, about this case. */
    RungTelephone talks(String queue, String agent, Optional<Reference> reference) {
        signIn(agent);
        waitsIn(queue, reference, TOLD, true);
        RungTelephone telephone = caller.rung(agent);
        telephone.becomes(State.ANSWERED);
        caller.expect("caller talks with " + agent);
        return telephone;
    }

    OwnContact at(String agent) {
        return agents.at(agent).flatMap(AtDesk::contact).orElseThrow();
    }

    static void await(BooleanSupplier until) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    void awaitOutcome(String agent, Obeyed outcome) {
        await(() -> at(agent).outcome().equals(Optional.of(outcome)));
    }

    /** Skips nothing: what the caller hears and who hears whom, in order. */
    void expect(String... all) {
        for (String each : all) caller.expect(each);
    }

    /** Time goes on, and everybody who is here stays. */
    void pass(Duration time, String... here) {
        for (Duration left = time; left.isPositive(); left = left.minusSeconds(5)) {
            Duration step = left.compareTo(Duration.ofSeconds(5)) < 0 ? left : Duration.ofSeconds(5);
            now.updateAndGet(before -> before.plus(step));
            for (String agent : here) agents.beat(agent);
        }
    }
}
