package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cardline.line.Ringing.State;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Queue;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.routing.TalkState;
import org.cardline.routing.Told;
import org.cardline.routing.Wish;
import org.cardline.simulation.WaitingCaller;
import org.cardline.simulation.WaitingCaller.RungTelephone;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What agents wish in a talk, with the real queues of a database and telephones that do what the test says. */
@Timeout(60)
class TransferTest {
    private static final Told TOLD = new Told("dispute", List.of("The charge is not mine"), List.of("card number"));

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
    private final WaitingCaller caller = new WaitingCaller();
    private World world;
    private Routing routing;
    private Agents agents;
    private CompletableFuture<Optional<WithAgent.Reached>> over;

    @BeforeEach
    void open() {
        STORE.jdbc()
                .sql("truncate routing.contact, routing.agent, routing.node")
                .update();
        world = new World(STORE.store(), "american-express", 1);
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

    private void signIn(String agent) {
        var skills = world.services(routing, now::get)
                .programme()
                .queues()
                .deskOf(agent)
                .orElseThrow()
                .skills();
        agents.signIn(new SignIn(agent, agent, skills, true));
    }

    /** The caller waits in a queue, and the agent who is there answers. */
    private RungTelephone talks(String queue, String agent) {
        signIn(agent);
        var services = world.services(routing, now::get);
        Queue waitsIn = services.programme().queues().named(queue).orElseThrow();
        EntryPoint entry = services.programme().entryPoints().getFirst();
        var withAgent = new WithAgent(services, caller, entry);
        over = CompletableFuture.supplyAsync(() -> withAgent.in(waitsIn, Optional.empty(), TOLD));
        RungTelephone telephone = caller.rung(agent);
        telephone.becomes(State.ANSWERED);
        caller.expect("caller talks with " + agent);
        return telephone;
    }

    private OwnContact at(String agent) {
        return agents.at(agent).flatMap(AtDesk::contact).orElseThrow();
    }

    private static void await(BooleanSupplier until) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void awaitOutcome(String agent, Obeyed outcome) {
        await(() -> at(agent).outcome().equals(Optional.of(outcome)));
    }

    @Test
    void aCallerOnHoldIsToldSoAndIsAloneUntilTheAgentIsBack() {
        RungTelephone ana = talks("disputes", "ana");
        assertThat(agents.wish("ana", Wish.RESUME)).isTrue();
        awaitOutcome("ana", Obeyed.NOT_NOW);
        agents.wish("ana", Wish.HOLD);
        caller.expect("caller is alone");
        caller.expect("Please hold the line.");
        awaitOutcome("ana", Obeyed.DONE);
        assertThat(at("ana").talk()).isEqualTo(TalkState.ON_HOLD);
        agents.wish("ana", Wish.RESUME);
        caller.expect("caller talks with ana");
        awaitOutcome("ana", Obeyed.DONE);
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        assertThat(over.join()).contains(WithAgent.Reached.TALKED);
        assertThat(agents.wish("ana", Wish.HOLD)).as("after the talk").isFalse();
    }

    @Test
    void aCallerOnHoldWhoseAgentIsLostIsTheNext() {
        RungTelephone ana = talks("disputes", "ana");
        agents.wish("ana", Wish.HOLD);
        caller.expect("caller is alone");
        caller.expect("Please hold the line.");
        ana.becomes(State.LOST);
        caller.expect("caller is alone");
        caller.expect("We lost the person you talked to. You are next.");
    }
}
