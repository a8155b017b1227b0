package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;
import org.cardline.routing.Floor.AtQueue;
import org.cardline.routing.Floor.AtWork;
import org.cardline.routing.Floor.ByReason;
import org.cardline.routing.Floor.Doing;
import org.cardline.routing.Floor.Service;
import org.cardline.routing.Matching.Match;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the floor counts, moment by moment, in a database with contacts and agents of a morning. */
class FloorViewTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant NINE = MIDNIGHT.plus(Duration.ofHours(9));
    private static final Queue FRAUD = RoutingTest.queue("fraud", 9);
    private static final Queue GENERAL = RoutingTest.queue("general", 0);

    private static final Queue DISPUTES = new Queue(
            "disputes",
            Optional.empty(),
            0,
            new Skills(Map.of("disputes", 2)),
            Optional.of(new Queue.Relaxed(Duration.ofSeconds(60), new Skills(Map.of("disputes", 1)))),
            Duration.ofSeconds(20),
            Duration.ZERO,
            new Queue.ServiceLevel(80, Duration.ofSeconds(20)));

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private ContactTable contacts;
    private OfferTable offers;
    private AgentTable agents;

    @BeforeEach
    void nobody() {
        STORE.jdbc()
                .sql("truncate routing.contact, routing.agent, routing.waited")
                .update();
        contacts = new ContactTable(STORE.jdbc());
        offers = new OfferTable(STORE.jdbc());
        agents = new AgentTable(STORE.jdbc());
    }

    @Test
    void aQueueInWhichNobodyEverWaitedIsShownWithoutALevel() {
        Floor floor = at(0);
        assertThat(floor.queues())
                .containsExactly(
                        new AtQueue("fraud", 0, Optional.empty(), 0, Service.NONE),
                        new AtQueue("general", 0, Optional.empty(), 0, Service.NONE));
        assertThat(floor.service().percentInTime()).isEqualTo(OptionalInt.empty());
        assertThat(floor.longestWait()).isEmpty();
    }

    @Test
    void whoWaitsAndWhoIsBeingOfferedCountAsWaiting() {
        join(GENERAL, "dispute", 0);
        join(GENERAL, "dispute", 10);
        ContactId lost = join(FRAUD, "lost card", 15);
        signIn("ana", 0);
        offer(lost, "ana", 16);
        Floor floor = at(40);
        assertThat(floor.waitingInAll()).isEqualTo(3);
        assertThat(floor.longestWait()).contains(Duration.ofSeconds(40));
        assertThat(floor.reasons())
                .containsExactly(new ByReason("dispute", 2, second(0)), new ByReason("lost card", 1, second(15)));
        assertThat(floor.waiting().getFirst().contact()).isEqualTo(lost);
        assertThat(floor.waiting()).extracting(Floor.WaitingContact::isOffered).containsExactly(true, false, false);
    }

    @Test
    void theServiceLevelCountsWhoHungUpLateAndNotWhoHungUpAtOnce() {
        signIn("ana", 0);
        talk(join(GENERAL, "points", 0), 20, 60); // in time, to the second
        talk(join(GENERAL, "points", 100), 121, 160); // late
        end(join(GENERAL, "points", 200), Ending.GONE, second(205));
        end(join(GENERAL, "points", 300), Ending.GONE, second(321));
        end(join(GENERAL, "points", 400), Ending.LEFT, second(430)); // went back to the menu
        end(join(GENERAL, "points", 400), Ending.NOBODY, second(470)); // was sent away
        end(join(GENERAL, "points", 400), Ending.ELSEWHERE, second(431)); // nobody took what an agent sent on
        ContactId asked = join(GENERAL, "points", 400); // an agent spoke with another, and took the caller back
        offers.take(List.of(offer(asked, "ana", 401)), second(402));
        assertThat(at(410).service()).as("nor while they speak").isEqualTo(new Service(2, 1, 2, 1));
        end(asked, Ending.ELSEWHERE, second(432));
        Service service = at(500).service();
        assertThat(service).isEqualTo(new Service(2, 1, 2, 1));
        assertThat(service.percentInTime()).hasValue(33);
    }

    @Test
    void whoIsAskedFirstHasAnsweredOnceTheCallerIsTheirs() {
        signIn("ana", 0);
        ContactId asked = join(GENERAL, "points", 0);
        offers.take(List.of(offer(asked, "ana", 5)), second(10));
        assertThat(at(11).service()).isEqualTo(Service.NONE);
        new Typed(STORE.store(), () -> NINE, new Outage()).goesTo(asked, "call-1");
        assertThat(at(12).service()).isEqualTo(new Service(1, 1, 0, 0));
    }

    /** Each wait counts by itself: the talk before it is none, though the place is by the arrival. */
    @Test
    void whoIsSentOnWaitsAnewFromThenOn() {
        signIn("ana", 0);
        signIn("ben", 0);
        talk(join(GENERAL, "points", 0), 15, 400);
        ContactId before = join(FRAUD, "points", 100);
        ContactId sent = contacts.add(
                NewContact.call(FRAUD, 0, "en", NewContact.About.NOTHING)
                        .since(second(0))
                        .waitsSince(second(400)),
                new Incarnation("node1", "1"),
                second(401));
        assertThat(at(405).waiting())
                .extracting(Floor.WaitingContact::contact, Floor.WaitingContact::waitsSince)
                .containsExactly(tuple(sent, second(400)), tuple(before, second(100)));
        end(before, Ending.LEFT, second(406));
        assertThat(at(407).longestWait()).contains(Duration.ofSeconds(7));
        talk(sent, 410, 500, "ben");
        assertThat(at(600).service()).isEqualTo(new Service(2, 2, 0, 0));
    }

    @Test
    void whoLosesTheirAgentWaitsAnewFromThenOnButARefusedOfferIsNoTalk() {
        for (String agent : List.of("ana", "ben")) signIn(agent, 0);
        ContactId contact = join(GENERAL, "points", 0);
        assertThat(offers.back(contact, offer(contact, "ben", 5).number(), second(8)))
                .isPresent();
        assertThat(at(10).longestWait()).contains(Duration.ofSeconds(10));
        offers.take(List.of(offer(contact, "ana", 12)), second(15));
        assertThat(offers.back(List.of("ana"), second(900), second(300))).containsExactly(contact);
        Floor floor = at(310);
        assertThat(floor.longestWait()).contains(Duration.ofSeconds(10));
        assertThat(floor.reasons()).containsExactly(new ByReason("points", 1, second(300)));
        agents.cut("ben", second(310));
        signIn("ben", 310);
        talk(contact, 315, 400, "ben");
        assertThat(at(500).service()).isEqualTo(new Service(1, 1, 0, 0));
        assertThat(new WaitTable(STORE.jdbc())
                        .leaving("general", Pace.LAST_HOURS, second(500))
                        .seconds())
                .as("waited, of which what is longer ago weighs less")
                .isBetween(10., 15.);
    }

    @Test
    void yesterdayIsNotCountedButWhoWaitsSinceThenIs() {
        signIn("ana", -40_000);
        talk(join(GENERAL, "points", -40_000), -39_995, -39_900);
        join(GENERAL, "points", -33_000);
        Floor floor = at(0);
        assertThat(floor.service()).isEqualTo(Service.NONE);
        assertThat(floor.waitingInAll()).isEqualTo(1);
    }

    @Test
    void agentsAreShownByWhatTheyDoAndSinceWhen() {
        for (String agent : List.of("ana", "ben", "cleo", "dan", "eve")) signIn(agent, 0);
        agents.state("ben", AgentState.UNAVAILABLE, "lunch", second(5));
        agents.state("cleo", AgentState.SIGNED_OUT, "", second(6));
        ContactId asked = join(GENERAL, "points", 7);
        offer(asked, "dan", 8);
        talk(join(GENERAL, "points", 10), 12, 50, "eve");
        assertThat(at(60).agents())
                .extracting(AtWork::agent, AtWork::doing, AtWork::reason, AtWork::since)
                .containsExactly(
                        tuple("ana", Doing.READY, "", second(0)),
                        tuple("ben", Doing.AWAY, "lunch", second(5)),
                        tuple("cleo", Doing.SIGNED_OUT, "", second(6)),
                        tuple("dan", Doing.RINGS, "", second(8)),
                        tuple("eve", Doing.WRAP_UP, "", second(50)));
        assertThat(at(60).agents().get(3).with().orElseThrow().contact()).isEqualTo(asked);
        assertThat(at(60).agentsWho(Doing.READY)).isEqualTo(1);
    }

    @Test
    void whoIsToBeCalledBackIsShownApartAndCountsForNoWait() {
        ContactId first = join(GENERAL, "points", 0);
        ContactId later = join(GENERAL, "dispute", 1);
        var callbacks = new CallbackTable(STORE.jdbc());
        assertThat(callbacks.become(
                        first,
                        new NewContact.Redial("+12025550143", "1", false),
                        OutboundNumbers.Why.ASKED_FOR,
                        Instant.EPOCH,
                        Instant.EPOCH))
                .isTrue();
        assertThat(callbacks.become(
                        later,
                        new NewContact.Redial("+12025550144", "1", false),
                        OutboundNumbers.Why.ASKED_FOR,
                        second(500),
                        Instant.EPOCH))
                .isTrue();
        Floor floor = at(100);
        assertThat(floor.waitingInAll()).isZero();
        assertThat(floor.longestWait()).isEmpty();
        assertThat(floor.reasons()).isEmpty();
        assertThat(floor.callbacks())
                .extracting(Floor.CallbackDue::contact, Floor.CallbackDue::matter, Floor.CallbackDue::notBefore)
                .containsExactly(tuple(first, "points", second(0)), tuple(later, "dispute", second(500)));
        signIn("ana", 0);
        Offered offered = offer(first, "ana", 101);
        assertThat(at(102).callbacks().getFirst().isRung()).isTrue();
        assertThat(callbacks.reached(first, new Incarnation("node1", "1"), second(110)))
                .isTrue();
        assertThat(offers.take(List.of(offered), second(112))).hasSize(1);
        assertThat(at(120).service()).isEqualTo(Service.NONE);
    }

    /** Once in each minute, whoever looks; who waits to be called back waits elsewhere. */
    @Test
    void howManyWaitedIsRememberedByTheMinuteForAnHour() {
        var waited = new WaitedTable(STORE.jdbc());
        waited.note(second(-4_000)); // longer ago than an hour
        waited.note(second(0));
        join(GENERAL, "points", 5);
        waited.note(second(59));
        ContactId taken = join(GENERAL, "points", 60);
        join(FRAUD, "lost card", 60);
        waited.note(second(60));
        signIn("ana", 60);
        talk(taken, 70, 90);
        waited.note(second(125));
        assertThat(at(130).lastHour())
                .containsExactly(
                        new Floor.Minute(second(0), Map.of()),
                        new Floor.Minute(second(60), Map.of("general", 2, "fraud", 1)),
                        new Floor.Minute(second(120), Map.of("general", 1, "fraud", 1)));
    }

    /** What is waiting in a queue that a changed programme has no more is still somebody. */
    @Test
    void aQueueThatIsNoMoreInTheProgrammeIsShownWhileSomebodyWaitsThere() {
        join(RoutingTest.queue("gone", 0), "points", 0);
        assertThat(at(1).queues()).extracting(AtQueue::queue).containsExactly("fraud", "general", "gone");
    }

    /** By its arrival; with the queue go its skills and priority, and not the caller's language. */
    @Test
    void whoIsMovedHasThePlaceOfTheirArrivalInTheOtherQueue() {
        ContactId later = join(FRAUD, "points", 1);
        ContactId moved = join(GENERAL, "lost card", 0);
        assertThat(calls().move(moved, Optional.empty(), FRAUD)).isTrue();
        assertThat(at(2).waiting()).extracting(Floor.WaitingContact::contact).containsExactly(moved, later);
        assertThat(calls().move(moved, Optional.empty(), DISPUTES)).isTrue();
        assertThat(at(2).waiting()).extracting(Floor.WaitingContact::contact).containsExactly(later, moved);
        assertThat(STORE.jdbc()
                        .sql("select needs from routing.contact where id in (:moved, :later)")
                        .param("moved", moved.number())
                        .param("later", later.number())
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .list())
                .containsExactlyInAnyOrder("language-en:1", "disputes:2 language-en:1");
        assertThat(detail(moved).queue()).isEqualTo("disputes");
        assertThat(new PlaceTable(STORE.jdbc()).relax(second(59))).isZero();
        assertThat(new PlaceTable(STORE.jdbc()).relax(second(60))).isEqualTo(1); // a minute after it came
    }

    /** What its queue gives it goes with the queue, what it has by itself stays. */
    @Test
    void aLostCardThatIsMovedIsBeforeAllOthersThereToo() {
        ContactId first = join(GENERAL, "points", 0);
        var told = new Told("lost card", List.of(), List.of());
        ContactId lost = contacts.add(
                NewContact.call(FRAUD, Priority.LOST_CARD, "en", Optional.empty(), told),
                new Incarnation("node1", "1"),
                second(1));
        ContactId fraud = join(FRAUD, "a charge", 0);
        assertThat(calls().move(lost, Optional.empty(), GENERAL)).isTrue();
        assertThat(at(2).waiting()).extracting(Floor.WaitingContact::contact).containsExactly(lost, fraud, first);
    }

    @Test
    void whoIsJustBeingOfferedIsNotMoved() {
        ContactId asked = join(GENERAL, "points", 0);
        signIn("ana", 0);
        offer(asked, "ana", 1);
        assertThat(calls().move(asked, Optional.empty(), FRAUD)).isFalse();
        assertThat(detail(asked).agent()).contains("ana");
        assertThat(detail(asked).state()).isEqualTo(Floor.State.OFFERED);
    }

    private Contacts calls() {
        return new Contacts(STORE.store(), () -> NINE);
    }

    private static Floor.InDetail detail(ContactId contact) {
        return new FloorView(STORE.jdbc()).contact(contact).orElseThrow();
    }

    private Floor at(int second) {
        return new FloorView(STORE.jdbc()).of(List.of(FRAUD, GENERAL), MIDNIGHT, second(second));
    }

    /** So many after nine. */
    private static Instant second(int number) {
        return NINE.plusSeconds(number);
    }

    private void signIn(String agent, int second) {
        agents.signIn(
                new SignIn(agent, "extension:" + agent, Skills.NONE, true),
                Optional.of(Duration.ofDays(2)),
                second(second));
    }

    private ContactId join(Queue queue, String matter, int second) {
        var told = new Told(matter, List.of(), List.of());
        return contacts.add(
                NewContact.call(queue, 0, "en", Optional.empty(), told), new Incarnation("node1", "1"), second(second));
    }

    private Offered offer(ContactId contact, String agent, int second) {
        var match = List.of(new Match(contact.number(), Channel.CALL, agent));
        return offers.offer(match, second(second)).getFirst().with().orElseThrow();
    }

    private void talk(ContactId contact, int from, int until) {
        talk(contact, from, until, "ana");
    }

    private void talk(ContactId contact, int from, int until, String agent) {
        offers.take(List.of(offer(contact, agent, from)), second(from));
        end(contact, Ending.SERVED, second(until));
    }

    private void end(ContactId contact, Ending how, Instant at) {
        assertThat(contacts.end(List.of(new ContactTable.End(contact, how)), at))
                .hasSize(1);
    }
}
