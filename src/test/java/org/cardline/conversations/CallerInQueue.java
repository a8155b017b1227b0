package org.cardline.conversations;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Queue;
import org.cardline.routing.Agents;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.routing.Told;
import org.cardline.simulation.WaitingCaller;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One caller who waits for an agent, with the real queues of a database, and time that the test makes. */
abstract class CallerInQueue {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
    final WaitingCaller caller = new WaitingCaller();
    World world;
    Routing routing;
    Agents agents;
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
        var skills = world.services(routing, now::get)
                .programme()
                .queues()
                .deskOf(agent)
                .orElseThrow()
                .skills();
        agents.signIn(new SignIn(agent, agent, skills, true));
    }

    /** The caller waits from now on, once they were told that a supervisor may listen. */
    void waitsIn(String queue, Told told) {
        waitsIn(queue, told, true);
    }

    void waitsIn(String queue, Told told, boolean hasMenu) {
        var services = world.services(routing, now::get);
        Queue waitsIn = services.programme().queues().named(queue).orElseThrow();
        EntryPoint entry = services.programme().entryPoints().getFirst();
        var withAgent = new WithAgent(services, caller, entry, hasMenu);
        over = CompletableFuture.supplyAsync(() -> withAgent.in(waitsIn, Optional.empty(), told));
        caller.expect("A supervisor may listen when you talk to a person.");
    }
}
