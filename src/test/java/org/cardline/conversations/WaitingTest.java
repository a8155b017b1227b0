package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of somebody who waits long, with the real queues of a database. */
@Timeout(60)
class WaitingTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T12:00:00Z"));
    private final WaitingCaller caller = new WaitingCaller();
    private World world;
    private Routing routing;
    private Agents agents;
    private CompletableFuture<Optional<WithAgent.Reached>> over = CompletableFuture.completedFuture(Optional.empty());

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

    private void waitsIn(String queue) {
        var services = world.services(routing, now::get);
        Queue waitsIn = services.programme().queues().named(queue).orElseThrow();
        EntryPoint entry = services.programme().entryPoints().getFirst();
        var withAgent = new WithAgent(services, caller, entry);
        over = CompletableFuture.supplyAsync(() -> withAgent.in(waitsIn, Optional.empty(), Told.NOTHING));
        caller.expect("A supervisor may listen when you talk to a person.");
        caller.awaitPlace();
    }

    /** Time goes on, and everybody who is here stays. */
    private void pass(Duration time, String... here) {
        for (Duration left = time; left.isPositive(); left = left.minusSeconds(5)) {
            now.updateAndGet(before -> before.plusSeconds(5));
            for (String agent : here) agents.beat(agent);
        }
    }

    @Test
    void whoWaitsTooLongIsToldAndWaitsForOthersInTheirPlace() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        signIn("ben");
        waitsIn("business");
        Instant arrived = now.get();
        pass(Duration.ofSeconds(175), "ana", "ben");
        caller.awaitPlace();
        assertThat(agents.at("ben").flatMap(each -> each.contact())).isEmpty();
        pass(Duration.ofSeconds(5), "ana", "ben");
        caller.expect("This takes long. You wait for Customer service now.");
        caller.rung("ben");
        var contact = agents.at("ben").flatMap(each -> each.contact()).orElseThrow();
        assertThat(contact.queue()).isEqualTo("general");
        assertThat(contact.arrivedAt()).isEqualTo(arrived);
    }

    @Test
    void whoseProcessWasSilentForTooLongWaitsOnInTheirPlace() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        waitsIn("business");
        Instant arrived = now.get();
        pass(Duration.ofSeconds(30), "ana");
        STORE.jdbc()
                .sql("update routing.contact set state = 'ENDED', ending = 'LOST', ended_at = arrived_at")
                .update();
        agents.available("ana");
        caller.rung("ana");
        var contact = agents.at("ana").flatMap(each -> each.contact()).orElseThrow();
        assertThat(contact.arrivedAt()).isEqualTo(arrived);
    }

    @Test
    void whoWaitsForNobodyIsToldAfterAMinuteAndHasThePlaceForAWhile() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        waitsIn("business");
        Instant alone = now.get();
        agents.signOut("ana");
        while (!over.isDone()) {
            pass(Duration.ofSeconds(5));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(over.join()).contains(WithAgent.Reached.NOBODY);
        assertThat(Duration.between(alone, now.get())).isGreaterThan(Duration.ofMinutes(1));
        assertThat(STORE.jdbc()
                        .sql("select ending from routing.contact")
                        .query(String.class)
                        .single())
                .isEqualTo("GONE");
    }
}
