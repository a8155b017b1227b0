package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cardline.programme.AgentTelephone;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes on one database, with their real threads. */
@Timeout(30)
class RoutingTest {
    private static final Queue GENERAL = queue("general", 0);
    private static final Queue FRAUD = queue("fraud", 9);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @BeforeEach
    void nobody() {
        STORE.jdbc()
                .sql("truncate routing.contact, routing.agent, routing.node")
                .update();
    }

    /** 80 in a hundred within 20 s. */
    static Queue queue(String id, int priority) {
        return new Queue(
                id,
                Optional.empty(),
                priority,
                Skills.NONE,
                Optional.empty(),
                Duration.ofSeconds(20),
                Duration.ZERO,
                new Queue.ServiceLevel(80, Duration.ofSeconds(20)));
    }

    private static Routing node(String name) {
        return Routing.start(STORE.store(), name, InstantSource.system());
    }

    private static AgentTelephone telephone(String name) {
        return new AgentTelephone(name, "sip:" + name + "@127.0.0.1:5090", Skills.NONE.withLanguage("en"));
    }

    /** A place, and a wait until something is offered there. */
    private record Waiter(Place place, Semaphore changes) {
        static Waiter in(Routing routing, Queue queue) {
            return of(routing, NewContact.call(queue, 0, "en-US", Optional.empty(), Told.NOTHING));
        }

        static Waiter of(Routing routing, NewContact contact) {
            var changes = new Semaphore(0);
            return new Waiter(routing.join(contact, changes::release), changes);
        }

        void awaitAndTake() throws InterruptedException {
            assertThat(place.taken(offered())).isTrue();
        }

        Offered offered() throws InterruptedException {
            while (place.offer().isEmpty()) {
                if (!changes.tryAcquire(10, TimeUnit.SECONDS)) throw new AssertionError("Nothing was offered in 10 s");
            }
            return place.offer().orElseThrow();
        }
    }

    /** What was said goes with the contact, and after the talk nothing is offered until the desk has completed it. */
    @Test
    void aDeskShowsWhatWasSaidAndCompletesBeforeTheNextOne() throws Exception {
        try (var routing = node("node1")) {
            Agents agents = routing.agents();
            agents.signIn(new SignIn("ana", "extension:ana", Skills.NONE.withLanguage("en"), true));
            var told = new Told("dispute", List.of("The card ends in 1005"), List.of("card number"));
            var changes = new Semaphore(0);
            try (Place place =
                    routing.join(NewContact.call(GENERAL, 0, "en", Optional.empty(), told), changes::release)) {
                assertThat(changes.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
                assertThat(shown(agents).phase()).isEqualTo(AtDesk.Phase.OFFERED);
                assertThat(shown(agents).told()).isEqualTo(told);
                assertThat(agents.completed("ana")).isFalse();
                assertThat(place.taken(place.offer().orElseThrow())).isTrue();
                assertThat(shown(agents).phase()).isEqualTo(AtDesk.Phase.TALKING);
                place.served();
            }
            assertThat(shown(agents).phase()).isEqualTo(AtDesk.Phase.WRAP_UP);
            try (Place next =
                    routing.join(NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING), changes::release)) {
                assertThat(changes.tryAcquire(700, TimeUnit.MILLISECONDS)).isFalse();
                assertThat(agents.completed("ana")).isTrue();
                assertThat(changes.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
                assertThat(next.offer().orElseThrow().agent()).isEqualTo("ana");
            }
            agents.signOut("ana");
        }
    }

    /** The browser's telephone is gone with its page; a SIP telephone isn't. */
    @Test
    void aTalkOnASipTelephoneGoesOnWithoutThePage() throws Exception {
        var now = new AtomicReference<>(Instant.now());
        try (var routing = Routing.start(STORE.store(), "node1", now::get)) {
            Agents agents = routing.agents();
            agents.signIn(new SignIn("ana", "registered:ana", Skills.NONE.withLanguage("en"), true));
            Waiter first = Waiter.in(routing, GENERAL);
            first.awaitAndTake();
            agents.signIn(new SignIn("ben", "extension:ben", Skills.NONE.withLanguage("en"), true));
            Waiter.in(routing, GENERAL).awaitAndTake();
            now.updateAndGet(before -> before.plus(Agents.GRACE));
            await(() -> agents.at("ben").flatMap(AtDesk::contact).isEmpty());
            assertThat(shown(agents).phase()).isEqualTo(AtDesk.Phase.TALKING);
            assertThat(agents.beat("ana")).as("the page is back").isTrue();
            first.place().served();
            now.updateAndGet(before -> before.plus(Agents.GRACE));
            await(() -> agents.at("ana").orElseThrow().reason().equals("gone"));
        }
    }

    /** By when it was typed, and not by when the talk ended. */
    @Test
    void whatWasTypedIsForgottenByItsAgeAndNothingNewer() throws Exception {
        var now = new AtomicReference<>(Instant.now());
        try (var routing = Routing.start(STORE.store(), "node1", now::get)) {
            routing.agents().signIn(new SignIn("ana", "extension:ana", Skills.NONE.withLanguage("en"), true));
            Waiter caller = Waiter.in(routing, GENERAL);
            caller.awaitAndTake();
            Typed typed = routing.typed();
            ContactId contact = caller.place().contact();
            typed.goesTo(contact, "one@example.com");
            assertThat(typed.byCaller("one@example.com", "I can't speak.")).isTrue();
            assertThat(typed.byAgent("ana", "I read you.")).isTrue();
            Instant later = now.updateAndGet(before -> before.plusSeconds(1));
            assertThat(typed.byCaller("one@example.com", "My card is lost.")).isTrue();
            Routing.forget(STORE.store(), later);
            assertThat(typed.of(contact)).extracting(Typed.Line::words).containsExactly("My card is lost.");
            caller.place().close();
            Routing.forget(STORE.store(), later.plusSeconds(1));
            assertThat(texts("select words from routing.typed")).isEmpty();
            assertThat(texts("select caller from routing.contact")).isEmpty();
        }
    }

    private static List<String> texts(String query) {
        return STORE.jdbc()
                .sql(query)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** By the rows: two who wait before it, one agent at work; and none where that one is away. */
    @Test
    void theWaitIsForetoldFromTheRowsOfToday() throws Exception {
        try (var routing = node("node1")) {
            routing.agents().telephones(List.of(telephone("agent1")));
            Waiter talking = Waiter.in(routing, GENERAL);
            assertThat(talking.place().taken(talking.offered())).isTrue();
            Waiter next = Waiter.in(routing, GENERAL);
            Waiter urgent = Waiter.in(routing, FRAUD);
            Waiter last = Waiter.in(routing, GENERAL);
            assertThat(likely(routing, GENERAL)).isGreaterThanOrEqualTo(likely(last));
            assertThat(likely(routing, FRAUD))
                    .as("only the urgent one goes before")
                    .isLessThan(likely(last));
            ExpectedWait first = urgent.place().expectedWait().orElseThrow();
            ExpectedWait third = last.place().expectedWait().orElseThrow();
            assertThat(first.likely()).isBetween(Duration.ofSeconds(60), Duration.ofMinutes(8));
            assertThat(third.likely()).isGreaterThan(first.likely().multipliedBy(2));
            assertThat(first.least()).isLessThan(first.likely());
            assertThat(first.most()).isGreaterThan(first.likely());
            routing.agents().signIn(new SignIn("ana", "extension:ana", Skills.NONE.withLanguage("en"), true));
            routing.agents().unavailable("ana", "break");
            assertThat(last.place().expectedWait().orElseThrow().likely())
                    .as("ana is back soon")
                    .isLessThan(third.likely());
            routing.agents().unavailable("agent1", "lunch");
            assertThat(next.place().expectedWait()).isEmpty();
            assertThat(routing.expectedWait(joining(GENERAL))).isEmpty();
            for (Waiter each : List.of(talking, next, urgent, last))
                each.place().close();
        }
    }

    @Test
    void whoWouldBeAskedForAtOnceDoesNotWait() throws Exception {
        try (var routing = node("node1")) {
            routing.agents().telephones(List.of(telephone("agent1")));
            assertThat(routing.expectedWait(joining(GENERAL))).contains(ExpectedWait.NONE);
            Waiter talking = Waiter.in(routing, GENERAL);
            assertThat(talking.place().taken(talking.offered())).isTrue();
            assertThat(likely(routing, GENERAL)).isPositive();
            talking.place().close();
        }
    }

    private static Duration likely(Routing routing, Queue queue) {
        return routing.expectedWait(joining(queue)).orElseThrow().likely();
    }

    private static Duration likely(Waiter waiting) {
        return waiting.place().expectedWait().orElseThrow().likely();
    }

    private static NewContact joining(Queue queue) {
        return NewContact.call(queue, 0, "en-US", Optional.empty(), Told.NOTHING);
    }

    /** Another process calls back who asked for it in one that is no more; in their old place. */
    @Test
    void whoIsCalledBackKeepsThePlaceWhateverBecomesOfTheProcess() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        Waiter first;
        try (var one = node("one")) {
            first = Waiter.in(one, GENERAL);
            assertThat(first.place().callBack(new NewContact.Redial("+12025550143", "1", false)))
                    .isTrue();
            assertThat(one.mayNotBeCalledBack("+12025550143")).isTrue();
            Waiter other = Waiter.in(one, GENERAL);
            assertThat(other.place().callBack(new NewContact.Redial("+12025550143", "1", false)))
                    .as("one at a time")
                    .isFalse();
            assertThat(other.place().position()).isEqualTo(2);
            other.place().close();
        }
        STORE.jdbc().sql("update routing.node set lease_until = 'epoch'").update();
        try (var two = node("two")) {
            two.callsBack(due::add);
            Waiter later = Waiter.in(two, GENERAL);
            two.agents().telephones(List.of(telephone("agent1")));
            Callback callback = due.poll(10, TimeUnit.SECONDS);
            assertThat(callback.number()).isEqualTo("+12025550143");
            assertThat(callback.about()).isEqualTo("1");
            Place place = callback.reached(() -> {}).orElseThrow();
            Offered offered = place.offer().orElseThrow();
            assertThat(offered.contact()).isEqualTo(first.place().contact());
            assertThat(place.taken(offered)).isTrue();
            place.served();
            assertThat(later.offered().agent()).isEqualTo("agent1");
            later.place().close();
        }
    }

    /** Who lost a card goes first, then who talked, then who waited, in order; one number is called once, and who calls us has the place. */
    @Test
    void whoIsCutOffByACrashIsCalledInTheirPlace() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        try (var one = node("one")) {
            one.agents().telephones(List.of(telephone("agent1")));
            cutOff(one, "+12025550140").awaitAndTake();
            cutOff(one, Priority.LOST_CARD, "+12025550149");
            for (String number :
                    List.of("+12025550141", "+12025550142", "+12025550142", "+12025550143", "+12025550144"))
                cutOff(one, number);
        }
        STORE.jdbc().sql("update routing.node set lease_until = 'epoch'").update();
        try (var two = node("two")) {
            two.callsBack(due::add);
            calledInVain(due, "+12025550149");
            calledInVain(due, "+12025550140");
            Waiter again = cutOff(two, "+12025550143");
            calledInVain(due, "+12025550141");
            calledInVain(due, "+12025550142");
            again.awaitAndTake();
            assertThat(due).isEmpty();
        }
    }

    /** That agent may never come. */
    @Test
    void whoIsCutOffOnTheWayToOneAgentIsForAnybody() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        try (var one = node("one")) {
            Waiter.of(one, ofNumber("+12025550141", Priority.NONE).forAgent("ben"));
        }
        STORE.jdbc().sql("update routing.node set lease_until = 'epoch'").update();
        try (var two = node("two")) {
            two.callsBack(due::add);
            two.agents().telephones(List.of(telephone("agent1")));
            calledInVain(due, "+12025550141");
        }
    }

    private static void calledInVain(BlockingQueue<Callback> due, String number) throws InterruptedException {
        Callback callback = due.poll(10, TimeUnit.SECONDS);
        assertThat(callback.number()).isEqualTo(number);
        assertThat(callback.isCutOff()).isTrue();
        assertThat(callback.isInSpanish()).isEqualTo(number.endsWith("9"));
        callback.notReached(Duration.ofHours(1), 2);
    }

    private static Waiter cutOff(Routing routing, String number) {
        return cutOff(routing, Priority.NONE, number);
    }

    private static Waiter cutOff(Routing routing, int priority, String number) {
        return Waiter.of(routing, ofNumber(number, priority));
    }

    private static NewContact ofNumber(String number, int priority) {
        var redial = Optional.of(new NewContact.Redial(number, "1", number.endsWith("9")));
        return NewContact.call(GENERAL, priority, "en", Optional.empty(), Told.NOTHING)
                .from(new NewContact.From(Optional.of(number), redial));
    }

    @Test
    void aCallbackThatReachesNobodyFreesItsAgentAndIsOverAfterItsTries() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        try (var routing = node("one")) {
            routing.callsBack(due::add);
            assertThat(Waiter.in(routing, GENERAL).place().callBack(new NewContact.Redial("+12025550143", "1", false)))
                    .isTrue();
            routing.agents().telephones(List.of(telephone("agent1")));
            due.poll(10, TimeUnit.SECONDS).notReached(Duration.ZERO, 2);
            due.poll(10, TimeUnit.SECONDS).notReached(Duration.ZERO, 2);
            assertThat(routing.mayNotBeCalledBack("+12025550143")).isFalse();
            Waiter next = Waiter.in(routing, GENERAL);
            assertThat(next.offered().agent()).isEqualTo("agent1");
            next.place().close();
        }
    }

    @Test
    void whoIsToBeCalledLaterIsNotCalledBeforeAndOnlyOnce() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        var now = new AtomicReference<>(Instant.parse("2026-11-26T15:00:00Z"));
        Instant opens = now.get().plus(Duration.ofHours(23));
        NewContact contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            routing.callsBack(due::add);
            routing.agents().telephones(List.of(telephone("agent1")));
            var to = new NewContact.Redial("+12025550143", "1", false);
            assertThat(routing.callLater(contact, to, OutboundNumbers.Why.ASKED_FOR, opens))
                    .isTrue();
            assertThat(routing.callLater(contact, to, OutboundNumbers.Why.ASKED_FOR, opens))
                    .as("one at a time")
                    .isFalse();
            Place other = routing.join(contact, () -> {});
            assertThat(other.position()).as("nobody is before who waits now").isEqualTo(1);
            other.left();
            assertThat(due).isEmpty();
            now.set(opens);
            assertThat(due.poll(10, TimeUnit.SECONDS).number()).isEqualTo("+12025550143");
        }
    }

    @Test
    void whoHasLostThePlaceToASilenceOfTheProcessIsTold() throws Exception {
        try (var routing = node("one")) {
            Waiter waiter = Waiter.in(routing, GENERAL);
            STORE.jdbc()
                    .sql("update routing.contact set state = 'ENDED', ending = 'LOST', ended_at = now()")
                    .update();
            assertThat(waiter.changes().tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(waiter.place().isLost()).isTrue();
        }
    }

    @Test
    void anAnnouncementIsHeardThroughEveryProcessUntilItIsTakenBack() {
        try (var one = node("one");
                var two = node("two")) {
            one.announcements().announce("+12025550100", "card-system", "sam");
            one.announcements().announce("+12025550100", "payments", "sam");
            assertThat(one.announcements().at("+12025550199")).isEmpty();
            await(() -> two.announcements()
                    .at("+12025550100")
                    .filter(each -> each.name().equals("payments") && each.by().equals("sam"))
                    .isPresent());
            two.announcements().silence("+12025550100");
            assertThat(two.announcements().all()).isEmpty();
            await(() -> one.announcements().at("+12025550100").isEmpty());
        }
    }

    private static void await(BooleanSupplier until) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Test
    void whoNeverAskedIsNeverCalledAgain() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        try (var routing = node("one")) {
            routing.callsBack(due::add);
            assertThat(Waiter.in(routing, GENERAL).place().callBack(new NewContact.Redial("+12025550144", "1", false)))
                    .isTrue();
            routing.agents().telephones(List.of(telephone("agent1")));
            due.poll(10, TimeUnit.SECONDS).neverAgain();
            assertThat(routing.mayNotBeCalledBack("+12025550144")).isTrue();
        }
    }

    @Test
    void whoIsCutOffAndRingsAgainHasThePlaceAgainOnce() {
        var number = new NewContact.From(Optional.of("+12025550143"), Optional.empty());
        var contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        try (var routing = node("one")) {
            routing.join(contact.from(number), () -> {}).close();
            Place other = routing.join(contact, () -> {});
            Place again = routing.join(contact.from(number), () -> {});
            assertThat(again.position()).isEqualTo(1);
            assertThat(other.position()).isEqualTo(2);
            again.left();
            assertThat(routing.join(contact.from(number), () -> {}).position())
                    .as("who gave it up has not")
                    .isEqualTo(2);
        }
    }

    @Test
    void whoIsSentAwayAsNobodyIsThereHasThePlaceAgain() {
        var number = new NewContact.From(Optional.of("+12025550143"), Optional.empty());
        var contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        try (var routing = node("one")) {
            routing.join(contact.from(number), () -> {}).nobodyComes();
            Place other = routing.join(contact, () -> {});
            assertThat(routing.join(contact.from(number), () -> {}).position()).isEqualTo(1);
            assertThat(other.position()).isEqualTo(2);
        }
    }

    /** Wherever they waited instead: a queue of their card's, by overflow, or where a supervisor put them. */
    @Test
    void whoIsCutOffInAnotherQueueHasThePlaceAgainInTheOneThatTheyCameFor() {
        var number = new NewContact.From(Optional.of("+12025550143"), Optional.empty(), Optional.of("general"));
        var contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        try (var routing = node("one")) {
            routing.join(contact.in(queue("platinum", 3)).from(number), () -> {})
                    .close();
            Place other = routing.join(contact, () -> {});
            Place again = routing.join(contact.from(number), () -> {});
            assertThat(again.position()).isEqualTo(1);
            assertThat(other.position()).isEqualTo(2);
            assertThat(routing.move(again.contact(), queue("disputes", 0))).isTrue();
            again.close();
            assertThat(routing.join(contact.from(number), () -> {}).position()).isEqualTo(1);
            assertThat(other.position()).isEqualTo(2);
        }
    }

    /** In a hotel all have one number. */
    @Test
    void whatAContactHasByItselfComesBackToTheSameCustomerAndNotToANumber() {
        var number = new NewContact.From(Optional.of("+12025550143"), Optional.empty());
        var nobody = NewContact.call(GENERAL, 0, "en", NewContact.About.NOTHING);
        try (var routing = node("one")) {
            Place other = routing.join(nobody, () -> {});
            NewContact own = about("6131432588", "customer1").from(number);
            NewContact lost = NewContact.call(GENERAL, Priority.LOST_CARD, "en", own.about())
                    .from(number);
            routing.join(lost, () -> {}).close();
            Place guest = routing.join(nobody.from(number), () -> {});
            assertThat(guest.position()).isEqualTo(2);
            guest.left();
            routing.join(lost, () -> {}).close();
            assertThat(routing.join(own, () -> {}).position()).isEqualTo(1);
            assertThat(other.position()).isEqualTo(2);
        }
    }

    /** Whoever has the caller then sends them on with it. */
    @Test
    void aPlaceThatCameBackGoesAlongWhereverItsCallerWaitsNext() {
        var number = new NewContact.From(Optional.of("+12025550143"), Optional.empty());
        NewContact own = about("6131432588", "customer1").from(number);
        var first = Instant.parse("2026-11-26T15:00:00Z");
        var now = new AtomicReference<>(first);
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            routing.join(
                            NewContact.call(GENERAL, Priority.LOST_CARD, "en", own.about())
                                    .from(number),
                            () -> {})
                    .close();
            Instant again = now.updateAndGet(before -> before.plusSeconds(600));
            Place place = routing.join(own.since(again), () -> {});
            NewContact kept = place.asKept(own.since(again));
            assertThat(kept.since()).contains(first);
            assertThat(kept.priority()).isEqualTo(Priority.LOST_CARD);
            assertThat(kept.about().reference()).contains("6131432588");
        }
    }

    /** They wait like who never talked. */
    @Test
    void whoLosesTheirAgentAndIsCutOffThenHasThePlaceAgain() throws Exception {
        var number = new NewContact.From(Optional.of("+12025550143"), Optional.empty());
        var contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        try (var routing = node("one")) {
            routing.agents().telephones(List.of(telephone("agent1")));
            Waiter talks = Waiter.of(routing, contact.from(number));
            Offered taken = talks.offered();
            assertThat(talks.place().taken(taken)).isTrue();
            Place other = routing.join(contact, () -> {});
            talks.place().agentLost(taken);
            assertThat(other.position()).isEqualTo(2);
            talks.place().close();
            assertThat(routing.join(contact.from(number), () -> {}).position()).isEqualTo(1);
            assertThat(other.position()).isEqualTo(2);
        }
    }

    private static final Queue KNOWN =
            GENERAL.preferring(new Queue.KnownAgent(Duration.ofSeconds(20), Duration.ofHours(72)));

    private static NewContact about(String reference, String customer) {
        var about = new NewContact.About(Optional.of(reference), Optional.of(customer), Told.NOTHING);
        return NewContact.call(KNOWN, 0, "en", about);
    }

    /** Served at once; by whom. */
    private static String served(Routing routing, NewContact contact) throws InterruptedException {
        Waiter waiter = Waiter.of(routing, contact);
        Offered offered = waiter.offered();
        assertThat(waiter.place().taken(offered)).isTrue();
        waiter.place().served();
        return offered.agent();
    }

    /** The case before the customer, and both before who has been free longest. */
    @Test
    void whoHadTheCaseOrSpokeWithTheCustomerOfLateIsAskedFirst() throws Exception {
        var now = new AtomicReference<>(Instant.parse("2026-11-26T15:00:00Z"));
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            routing.agents().telephones(List.of(telephone("agent1"), telephone("agent2")));
            String first = served(routing, about("1111111111", "lee"));
            now.updateAndGet(before -> before.plusSeconds(1));
            String second = served(routing, about("2222222222", "lee"));
            assertThat(second).as("who spoke with the customer").isEqualTo(first);
            String other = served(routing, about("3333333333", "kim"));
            assertThat(other).as("who has been free longest").isNotEqualTo(first);
            now.updateAndGet(before -> before.plusSeconds(1));
            assertThat(served(routing, about("3333333333", "lee"))).isEqualTo(other);
            assertThat(served(routing, about("1111111111", "kim"))).isEqualTo(first);
            now.updateAndGet(before -> before.plus(Duration.ofHours(73)));
            assertThat(served(routing, about("1111111111", "nobody")))
                    .as("a case is not forgotten")
                    .isEqualTo(first);
            assertThat(served(routing, about("4444444444", "kim")))
                    .as("a talk of long ago")
                    .isEqualTo(other);
        }
    }

    /** Not from when they asked: that would be over long before. */
    @Test
    void whoIsCalledLaterIsForWhoKnowsThemFromWhenTheyAreDue() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        var now = new AtomicReference<>(Instant.parse("2026-11-26T15:00:00Z"));
        Instant opens = now.get().plus(Duration.ofHours(23));
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            routing.callsBack(due::add);
            routing.agents().telephones(List.of(telephone("agent1")));
            assertThat(served(routing, about("1111111111", "lee"))).isEqualTo("agent1");
            var to = new NewContact.Redial("+12025550143", "1", false);
            assertThat(routing.callLater(about("1111111111", "lee"), to, OutboundNumbers.Why.ASKED_ON_PAGE, opens))
                    .isTrue();
            Waiter talks = Waiter.in(routing, GENERAL);
            talks.awaitAndTake();
            routing.agents().telephones(List.of(telephone("agent1"), telephone("agent2")));
            now.set(opens);
            Waiter passes = Waiter.in(routing, GENERAL);
            assertThat(passes.offered().agent()).isEqualTo("agent2");
            passes.place().close();
            assertThat(due).as("waits for agent1").isEmpty();
            talks.place().served();
            assertThat(due.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /** What was waited elsewhere, or over night, is no wait for who is asked here. */
    @Test
    void lessIsAskedAfterAWaitInThatQueueAlone() {
        var now = new AtomicReference<>(Instant.parse("2026-11-26T23:00:00Z"));
        Queue disputes = relaxedAfterAMinute();
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            Place moved = routing.join(NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING), () -> {});
            Instant sent = now.updateAndGet(before -> before.plusSeconds(100));
            assertThat(routing.move(moved.contact(), disputes)).isTrue();
            Instant opens = sent.plus(Duration.ofHours(9));
            assertThat(routing.callLater(
                            NewContact.call(disputes, 0, "en", Optional.empty(), Told.NOTHING),
                            new NewContact.Redial("+12025550143", "1", false),
                            OutboundNumbers.Why.ASKED_FOR,
                            opens))
                    .isTrue();
            assertThat(STORE.jdbc()
                            .sql("select relaxes_at from routing.contact order by id")
                            .query((row, _) -> row.getTimestamp(1).toInstant())
                            .list())
                    .containsExactly(sent.plusSeconds(60), opens.plusSeconds(60));
            moved.left();
        }
    }

    private static Queue relaxedAfterAMinute() {
        var skilled = new Skills(Map.of("disputes", 3));
        var less = new Queue.Relaxed(Duration.ofSeconds(60), new Skills(Map.of("disputes", 1)));
        return new Queue(
                "disputes",
                Optional.empty(),
                0,
                skilled,
                Optional.of(less),
                Duration.ofSeconds(20),
                Duration.ZERO,
                new Queue.ServiceLevel(80, Duration.ofSeconds(20)));
    }

    /** For the stated while; not where they are away, nor once they were asked. */
    @Test
    void whoKnowsTheCallerIsWaitedForNoLongerThanTheQueueSays() throws Exception {
        var now = new AtomicReference<>(Instant.parse("2026-11-26T15:00:00Z"));
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            routing.agents().telephones(List.of(telephone("agent1")));
            assertThat(served(routing, about("1111111111", "lee"))).isEqualTo("agent1");
            Waiter talks = Waiter.in(routing, GENERAL);
            talks.awaitAndTake();
            routing.agents().telephones(List.of(telephone("agent1"), telephone("agent2")));
            Waiter waits = Waiter.of(routing, about("1111111111", "lee"));
            Waiter passes = Waiter.in(routing, GENERAL);
            assertThat(passes.offered().agent())
                    .as("the free one is not kept from others")
                    .isEqualTo("agent2");
            passes.place().close();
            assertThat(waits.place().offer()).isEmpty();
            now.updateAndGet(before -> before.plusSeconds(20));
            assertThat(waits.offered().agent()).isEqualTo("agent2");
            waits.place().close();
            Waiter refused = Waiter.of(routing, about("1111111111", "lee"));
            talks.place().served();
            refused.place().unanswered(refused.offered(), Unanswered.BUSY);
            assertThat(refused.offered().agent()).isEqualTo("agent2");
            refused.place().close();
            assertThat(served(routing, about("1111111111", "lee")))
                    .as("agent1 is set aside")
                    .isEqualTo("agent2");
        }
    }

    private static AtDesk.OwnContact shown(Agents agents) {
        return agents.at("ana").flatMap(AtDesk::contact).orElseThrow();
    }

    /** Whichever is first in the database. */
    @Test
    void whoLeavesJustWhenAnAgentIsAskedFreesThatAgent() throws Exception {
        try (Routing routing = node("one")) {
            routing.agents().telephones(List.of(telephone("agent1")));
            for (int i = 0; i < 60; i++) Waiter.in(routing, GENERAL).place().left();
            Waiter last = Waiter.in(routing, GENERAL);
            assertThat(last.offered().agent()).isEqualTo("agent1");
            last.place().close();
        }
    }

    @Test
    void contactOfOneProcessIsOfferedWhomAnotherHasFreed() throws Exception {
        try (Routing one = node("one");
                Routing two = node("two")) {
            one.agents().telephones(List.of(telephone("agent1")));
            Waiter first = Waiter.in(one, GENERAL);
            Offered offered = first.offered();
            assertThat(first.place().taken(offered)).isTrue();
            Waiter second = Waiter.in(two, GENERAL);
            assertThat(second.place().position()).isEqualTo(1);
            first.place().served();
            assertThat(second.offered().agent()).isEqualTo("agent1");
            second.place().close();
        }
    }

    @Test
    void moreUrgentContactIsServedFirstAndThenWhoCameFirst() throws Exception {
        try (Routing routing = node("one")) {
            Waiter early = Waiter.in(routing, GENERAL);
            Waiter late = Waiter.in(routing, GENERAL);
            Waiter urgent = Waiter.in(routing, FRAUD);
            assertThat(late.place().position()).isEqualTo(2);
            routing.agents().telephones(List.of(telephone("agent1")));
            for (Waiter each : List.of(urgent, early, late)) {
                assertThat(each.place().taken(each.offered())).isTrue();
                each.place().served();
            }
        }
    }

    @Test
    void agentWhoDoesNotAnswerIsSetAsideAndTheContactKeepsItsPlace() throws Exception {
        try (Routing routing = node("one")) {
            routing.agents().telephones(List.of(telephone("agent1")));
            Waiter first = Waiter.in(routing, GENERAL);
            Offered refused = first.offered();
            Waiter second = Waiter.in(routing, GENERAL);
            first.place().unanswered(refused, Unanswered.BUSY);
            assertThat(first.place().taken(refused)).as("an offer that is over").isFalse();
            routing.agents().telephones(List.of(telephone("agent1"), telephone("agent2")));
            assertThat(first.offered().agent()).isEqualTo("agent2");
            assertThat(second.place().offer()).isEmpty();
            first.place().close();
            assertThat(second.offered().agent()).isEqualTo("agent2");
            second.place().close();
        }
    }

    /** All of it is back in its place, and the agent has room for as much as before. */
    @Test
    void whoRefusesTwoChatsHasNeitherAnyMore() throws Exception {
        try (Routing routing = node("one")) {
            Agents agents = routing.agents();
            agents.signIn(new SignIn("ana", "extension:ana", Skills.NONE.withLanguage("en"), true));
            List<Waiter> chats = List.of(chat(routing), chat(routing));
            for (Waiter each : chats) assertThat(each.offered().agent()).isEqualTo("ana");
            assertThat(agents.refuses("ana")).isTrue();
            assertThat(agents.refuses("ana")).as("there is nothing any more").isFalse();
            assertThat(STORE.jdbc()
                            .sql("select load from routing.agent")
                            .query(Integer.class)
                            .single())
                    .isZero();
            for (Waiter each : chats) await(() -> each.place().offer().isEmpty());
            for (Waiter each : chats) each.place().left();
        }
    }

    private static Waiter chat(Routing routing) {
        return Waiter.of(routing, chat());
    }

    private static NewContact chat() {
        return new NewContact(
                Channel.CHAT,
                GENERAL,
                Priority.NONE,
                "en",
                NewContact.About.NOTHING,
                NewContact.From.ANYBODY,
                new NewContact.Preference.Anybody(),
                Optional.empty(),
                Optional.empty());
    }

    /** Who is just being rung isn't rung a second time for the next agent, and has that one at once where they answer. */
    @Test
    void whoRefusesACallbackIsSetAsideAndItKeepsItsPlace() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        var now = new AtomicReference<>(Instant.parse("2026-11-26T15:00:00Z"));
        NewContact contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            Agents agents = routing.agents();
            routing.callsBack(due::add);
            agents.telephones(List.of(telephone("agent1")));
            var to = new NewContact.Redial("+12025550143", "1", false);
            assertThat(routing.callLater(contact, to, OutboundNumbers.Why.ASKED_FOR, now.get()))
                    .isTrue();
            Callback rung = Optional.ofNullable(due.poll(10, TimeUnit.SECONDS)).orElseThrow();
            assertThat(phase(agents, "agent1")).isEqualTo(AtDesk.Phase.CALLED_BACK);
            assertThat(agents.refuses("agent1")).isTrue();
            assertThat(agents.at("agent1").orElseThrow().state()).isEqualTo(AgentState.UNAVAILABLE);
            Place behind = routing.join(contact, () -> {});
            agents.telephones(List.of(telephone("agent1"), telephone("agent2")));
            await(() -> behind.offer().isPresent());
            assertThat(due).as("calls while the first one rings").isEmpty();
            behind.left();
            Place place = rung.reached(() -> {}).orElseThrow();
            await(() -> place.offer().isPresent());
            assertThat(place.offer().orElseThrow().agent()).isEqualTo("agent2");
            assertThat(phase(agents, "agent2")).isEqualTo(AtDesk.Phase.OFFERED);
            place.left();
        }
    }

    /** The database wrote it, and its answer was lost: nobody is on such a line, and no agent is to be asked for it. */
    @Test
    void whatIsOursInTheDatabaseAndNobodyHoldsIsEnded() {
        var now = new AtomicReference<>(Instant.parse("2026-11-26T15:00:00Z"));
        NewContact contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        var table = new ContactTable(STORE.jdbc());
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            ContactId stray = table.add(contact, routing.own(), now.get());
            Place held = routing.join(contact, () -> {});
            now.updateAndGet(before -> before.plusSeconds(31));
            await(() -> !table.isOpen(stray));
            assertThat(table.isOpen(held.contact())).isTrue();
            held.left();
        }
    }

    private static AtDesk.Phase phase(Agents agents, String agent) {
        return agents.at(agent).flatMap(AtDesk::contact).orElseThrow().phase();
    }

    /** And what was rung in vain is a try, though no agent waited for it any more. */
    @Test
    void whoIsRungWhenTheAgentIsCutOffIsNotRungASecondTimeMeanwhile() throws Exception {
        var due = new LinkedBlockingQueue<Callback>();
        var now = new AtomicReference<>(Instant.parse("2026-11-26T15:00:00Z"));
        NewContact contact = NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING);
        try (var routing = Routing.start(STORE.store(), "one", now::get)) {
            Agents agents = routing.agents();
            routing.callsBack(due::add);
            agents.telephones(List.of(telephone("agent1")));
            var to = new NewContact.Redial("+12025550143", "1", false);
            assertThat(routing.callLater(contact, to, OutboundNumbers.Why.ASKED_FOR, now.get()))
                    .isTrue();
            Callback rung = Optional.ofNullable(due.poll(10, TimeUnit.SECONDS)).orElseThrow();
            agents.cut("agent1");
            Place behind = routing.join(contact, () -> {});
            agents.telephones(List.of(telephone("agent1"), telephone("agent2")));
            await(() -> behind.offer().isPresent());
            assertThat(due).as("calls while the first one rings").isEmpty();
            behind.left();
            rung.notReached(Duration.ZERO, 2);
            Optional.ofNullable(due.poll(10, TimeUnit.SECONDS)).orElseThrow().notReached(Duration.ZERO, 2);
            assertThat(routing.mayNotBeCalledBack("+12025550143"))
                    .as("it was tried twice")
                    .isFalse();
        }
    }

    @Test
    void contactsOfAProcessThatIsNoMoreHoldNoAgent() throws Exception {
        Routing dead = node("one");
        dead.agents().telephones(List.of(telephone("agent1")));
        Waiter lost = Waiter.in(dead, GENERAL);
        lost.place().taken(lost.offered());
        dead.close();
        try (Routing again = node("one")) {
            assertThat(Waiter.in(again, GENERAL).offered().agent()).isEqualTo("agent1");
        }
    }

    @Test
    void nobodyWaitsForWhoIsNotThere() {
        var spanish = NewContact.call(GENERAL, 0, "es", Optional.empty(), Told.NOTHING);
        try (Routing routing = node("one")) {
            assertThat(routing.hasAnybodyFor(spanish)).isFalse();
            routing.agents().telephones(List.of(telephone("agent1")));
            assertThat(routing.hasAnybodyFor(spanish))
                    .as("who speaks another language")
                    .isFalse();
            assertThat(routing.hasAnybodyFor(NewContact.call(GENERAL, 0, "en-GB", Optional.empty(), Told.NOTHING)))
                    .isTrue();
        }
    }

    @Test
    void theDatabaseItselfRefusesASecondCallOfAnAgent() {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        var agents = new AgentTable(STORE.jdbc());
        agents.signIn(
                new SignIn("agent1", "seat:agent1", Skills.NONE.withLanguage("en"), false), Optional.empty(), now);
        var contacts = new ContactTable(STORE.jdbc());
        var node = Incarnation.of("one");
        for (int i = 0; i < 2; i++)
            contacts.add(NewContact.call(GENERAL, 0, "en", Optional.empty(), Told.NOTHING), node, now);
        var places = new PlaceTable(STORE.jdbc());
        var both = places.first(2, places.kinds(now), now).stream()
                .map(each -> new Matching.Match(each.contact(), each.channel(), "agent1"))
                .toList();
        assertThat(both).hasSize(2);
        assertThatThrownBy(() -> new OfferTable(STORE.jdbc()).offer(both, now))
                .hasMessageContaining("contact_call_of_agent");
    }

    /** An agent's chats that end in one statement are all given back to the agent. */
    @Test
    void whatEndsTogetherFreesAnAgentOfAllOfIt() {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        var agents = new AgentTable(STORE.jdbc());
        agents.signIn(
                new SignIn("agent1", "seat:agent1", Skills.NONE.withLanguage("en"), false), Optional.empty(), now);
        var contacts = new ContactTable(STORE.jdbc());
        var table = new OfferTable(STORE.jdbc());
        for (int i = 0; i < 3; i++) contacts.add(chat(), Incarnation.of("one"), now);
        var places = new PlaceTable(STORE.jdbc());
        var matches = new Matching(agents.free(now)).match(places.first(6, places.kinds(now), now));
        List<Offered> offers = table.offer(matches, now).stream()
                .map(each -> each.with().orElseThrow())
                .toList();
        assertThat(offers).hasSize(3);
        assertThat(places.kinds(now)).as("of who has three chats").isEmpty();
        assertThat(table.take(offers.subList(0, 2), now)).hasSize(2);
        assertThat(table.take(offers, now)).as("what is still open").hasSize(1);
        var ends = offers.stream()
                .map(each -> new ContactTable.End(each.contact(), Ending.SERVED))
                .toList();
        assertThat(contacts.end(ends, now)).hasSize(3);
        assertThat(contacts.end(ends, now)).as("a second time").isEmpty();
        assertThat(agents.free(now)).extracting(Matching.Free::room).containsExactly(Channel.CAPACITY);
    }

    @Test
    void needsAreWordsThatAbilitiesHold() {
        var able = new Skills(Map.of("disputes", 3)).withLanguage("en-US").able();
        assertThat(able).containsExactly("disputes:1", "disputes:2", "disputes:3", "language-en:1");
        assertThat(new Skills(Map.of("disputes", 2)).needed()).containsExactly("disputes:2");
    }
}
