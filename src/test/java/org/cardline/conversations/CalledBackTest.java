package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cardline.line.Admission;
import org.cardline.line.Arrival;
import org.cardline.line.CallOut;
import org.cardline.line.Ringing.State;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.EntryPoint;
import org.cardline.routing.AtDesk;
import org.cardline.routing.Callback;
import org.cardline.routing.Listening;
import org.cardline.routing.Listening.Begun;
import org.cardline.routing.Listening.Part;
import org.cardline.routing.NewContact;
import org.cardline.routing.OutboundNumbers.Why;
import org.cardline.routing.Told;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody is called back, with the real queues of a database. */
@Timeout(60)
class CalledBackTest extends CallerInQueue {
    private static final String NUMBER = "+12025550143";
    private static final String[] ASKED = {
        "This is a demonstration. It is not American Express.",
        "You asked us to call you back. To talk now, press 1. Never to be called: 9."
    };

    private static final String[] ASKED_IN_SPANISH = {
        "Esto es una demostración. No es American Express.",
        "Pidió que le llamáramos. Para hablar ahora, oprima uno. Para que nunca le llamemos: nueve."
    };

    @TempDir
    private static Path aside;

    private final BlockingQueue<CallOut> calls = new LinkedBlockingQueue<>();

    @BeforeAll
    static void callsBack() throws IOException {
        CopiedProgramme.of("american-express", aside)
                .appended("queues.yaml", """
                callbacks:
                  address: "sip:{number}@127.0.0.1:5099"
                  countries: "1"
                  tries: 3
                  again-after-seconds: 10
                """)
                .appended("entry-points.yaml", """

                  - dialled: +1 312 555 0149
                    purpose: general
                    card: personal
                    conversation: queue
                    queue: disputes
                """);
    }

    @Override
    String programme() {
        return aside.resolve("american-express").toString();
    }

    /** The place of somebody who asked for it is reached, and they answer. At that hour nobody else would be called. */
    private void isCalled() throws InterruptedException {
        isCalled(false, ASKED);
    }

    private void isCalled(boolean inSpanish, String... greeted) throws InterruptedException {
        asksToBeCalled(Why.ASKED_FOR, inSpanish);
        isRung(greeted);
    }

    private void isRung(String... greeted) throws InterruptedException {
        CallOut call = Optional.ofNullable(calls.poll(10, TimeUnit.SECONDS)).orElseThrow();
        assertThat(call.address()).isEqualTo("sip:12025550143@127.0.0.1:5099");
        over = CompletableFuture.supplyAsync(() -> {
            call.conversation().accept(caller);
            return Optional.empty();
        });
        expect(greeted);
    }

    private void asksToBeCalled(Why why, boolean inSpanish) {
        var services = world.servicesWithSpanish(routing, now::get);
        var entryPoints = new EntryPoints(services);
        routing.callsBack(due -> Thread.ofVirtual().start(() -> call(entryPoints, due)));
        signIn("ana");
        EntryPoint entry = services.programme().entryPoints().getFirst();
        var queue = services.programme().queues().named("disputes").orElseThrow();
        NewContact contact = NewContact.call(queue, entry.priority(), entry.language(), Optional.empty(), Told.NOTHING);
        var to = new NewContact.Redial(NUMBER, entry.dialled(), inSpanish);
        assertThat(routing.callLater(contact, to, why, now.get())).isTrue();
    }

    private void call(EntryPoints entryPoints, Callback due) {
        try {
            entryPoints.callBack(due, call -> {
                calls.add(call);
                return () -> {};
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoPressesOneIsToldThatSomebodyMayListenBeforeTheAgentIsRungAndThenSomebodyMay() throws Exception {
        isCalled();
        caller.press('1');
        caller.expect("A supervisor may listen when you talk to a person.");
        caller.rung("ana").becomes(State.ANSWERED);
        caller.expect("caller talks with ana");
        var talk = agents.at("ana").flatMap(AtDesk::contact).orElseThrow().contact();
        assertThat(routing.listen(talk, new Listening("sam", Part.LISTENS, "sam")))
                .isEqualTo(Begun.YES);
        caller.rung("sam").becomes(State.ANSWERED);
        caller.expect("caller talks with ana, sam LISTENS");
    }

    /** They have asked for that call: nobody hangs up on them for want of a record. */
    @Test
    void whoPressesOneWhileTheDatabaseIsAwayGoesOnOnceItIsBack() throws Exception {
        isCalled();
        STORE.goesDown();
        try {
            caller.press('1');
            expect(
                    "A supervisor may listen when you talk to a person.",
                    "We can't reach our records now. Please hold the line, or call again later.");
        } finally {
            STORE.comesBack();
        }
        caller.expect("Thank you for waiting.");
        caller.rung("ana").becomes(State.ANSWERED);
        caller.expect("caller talks with ana");
    }

    @Test
    void whoAskedInSpanishHearsSpanishToTheEnd() throws Exception {
        isCalled(true, ASKED_IN_SPANISH);
        caller.press('1');
        caller.expect("Un supervisor puede escuchar cuando hable con una persona.");
        caller.rung("ana").becomes(State.BUSY);
        caller.expect("Usted es el siguiente. Para que le llamemos sin perder su lugar, oprima uno.");
    }

    /** Seven in the morning in Washington: they asked on a page in the evening, say, and are next now. */
    @Test
    void whoAskedOnAPageIsCalledAfterTheNight() throws Exception {
        asksToBeCalled(Why.ASKED_ON_PAGE, false);
        Instant eight = Instant.parse("2026-11-25T13:00:00Z");
        awaitPostponedTo(eight);
        assertThat(agents.at("ana").flatMap(AtDesk::contact))
                .as("kept busy by nobody")
                .isEmpty();
        now.set(eight.minusSeconds(1));
        assertThat(calls).isEmpty();
        now.set(eight);
        signIn("ana");
        isRung(ASKED);
    }

    private void awaitPostponedTo(Instant moment) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (STORE.jdbc()
                        .sql(
                                "select 1 from routing.contact where state = 'WAITING' and ready_at = ? and callback_tries = 0")
                        .param(Timestamp.from(moment))
                        .query()
                        .listOfRows()
                        .size()
                != 1) {
            assertThat(System.nanoTime()).as("the time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void whoWaitsAfterAllHasNoMenuAndMayBeCalledAgainInTheirPlaceWhereNobodyIsHereAnyMore() throws Exception {
        Instant asked = now.get();
        isCalled();
        caller.press('1');
        caller.expect("A supervisor may listen when you talk to a person.");
        caller.rung("ana").becomes(State.BUSY);
        assertThat(caller.awaitPlace()).isEqualTo("You are next. To be called back in your place, press 1.");
        caller.press('2');
        keepsThePlaceOnceAllAreGone(asked);
    }

    /** Whose number is withheld is known again by nothing. */
    @Test
    void whoIsLedToAQueueByItsNumberMayBeCalledInTheirPlaceWhereNobodyIsHereAnyMore() {
        signIn("ana");
        agents.unavailable("ana", "lunch");
        Instant came = now.get();
        var arrival = new Arrival(
                "queued", "+13125550149", Optional.empty(), InetAddress.getLoopbackAddress(), Instant.EPOCH);
        var served = (Admission.Served) new EntryPoints(world.services(routing, now::get)).admit(arrival);
        over = CompletableFuture.supplyAsync(() -> {
            served.conversation().accept(caller);
            return Optional.empty();
        });
        caller.expect("A supervisor may listen when you talk to a person.");
        assertThat(caller.awaitPlace()).isEqualTo("You are next. To be called back in your place, press 1.");
        keepsThePlaceOnceAllAreGone(came);
    }

    private void keepsThePlaceOnceAllAreGone(Instant since) {
        agents.signOut("ana");
        Instant alone = now.get();
        while (!over.isDone() && now.get().isBefore(alone.plusSeconds(600))) {
            now.updateAndGet(before -> before.plusSeconds(5));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        caller.expect("No person is here now. To be called back: press 1. To end: 2, or hang up.");
        caller.press('1');
        caller.expect("Key the number to call, then pound.");
        caller.keys("2025550143#");
        expect("We call 1 202 555 0143.", "Right: press 1. Another number: 2.");
        caller.press('1');
        expect("You keep your place. We call you when it is your turn.", "Goodbye.");
        assertThat(STORE.jdbc()
                        .sql("select arrived_at from routing.contact where state = 'WAITING'")
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(since);
    }
}
