package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cardline.line.CallerGone;
import org.cardline.line.Ringing.State;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.Queue;
import org.cardline.routing.AgentState;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.Phase;
import org.cardline.routing.ContactId;
import org.cardline.routing.Listening;
import org.cardline.routing.Listening.Begun;
import org.cardline.routing.Listening.Part;
import org.cardline.routing.NewContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Place;
import org.cardline.routing.Priority;
import org.cardline.routing.SignIn;
import org.cardline.routing.TalkState;
import org.cardline.routing.Target;
import org.cardline.routing.Wish;
import org.cardline.routing.Wish.What;
import org.cardline.simulation.WaitingCaller.RungTelephone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What agents wish in a talk, with the real queues of a database and telephones that do what the test says. */
@Timeout(60)
class TransferTest extends CallerInQueue {
    /** The shipped programme, that dials numbers as well. */
    @TempDir
    private static Path aside;

    private static final String BACK = "They can't take your call now. You are back with the person you talked to.";

    private static final String INTERRUPTED = "We lost the connection to the person you talk to. Please hold the line.";

    @BeforeAll
    static void dialsNumbers() throws IOException {
        CopiedProgramme.of("american-express", aside).appended("queues.yaml", """
                callbacks:
                  address: "sip:{number}@127.0.0.1:5099"
                  countries: "1"
                  tries: 3
                  again-after-seconds: 10
                  quiet-hours: "22:00-07:00"
                """);
    }

    @Override
    String programme() {
        return aside.resolve("american-express").toString();
    }

    @Test
    void aCallerOnHoldIsToldSoAndIsAloneUntilTheAgentIsBack() {
        RungTelephone ana = talks("disputes", "ana");
        assertThat(agents.wish("ana", Wish.of(What.SWAP))).isTrue();
        awaitOutcome("ana", Obeyed.NOT_NOW);
        agents.wish("ana", Wish.of(What.HOLD));
        caller.expect("caller is alone");
        caller.expect("Please hold the line.");
        awaitOutcome("ana", Obeyed.DONE);
        assertThat(at("ana").talk()).isEqualTo(TalkState.ON_HOLD);
        agents.wish("ana", Wish.of(What.RESUME));
        caller.expect("caller talks with ana");
        awaitOutcome("ana", Obeyed.DONE);
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        assertThat(over.join()).contains(WithAgent.Reached.TALKED);
        assertThat(agents.wish("ana", Wish.of(What.HOLD))).as("after the talk").isFalse();
    }

    @Test
    void aCallerWhoseAgentLosesTheConnectionWaitsForThemAndTalksOn() {
        RungTelephone ana = talks("disputes", "ana");
        ana.becomes(State.INTERRUPTED);
        expect("caller is alone", INTERRUPTED);
        ana.becomes(State.ANSWERED);
        caller.expect("caller talks with ana");
        consults().becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        agents.wish("ana", Wish.of(What.THREE));
        caller.expect("caller talks with ana and ben");
        ana.becomes(State.INTERRUPTED);
        caller.expect("caller talks with ana and ben"); // of whom only one is there
        agents.wish("ana", Wish.of(What.CANCEL));
        expect("caller is alone", INTERRUPTED);
        ana.becomes(State.LOST);
        expect("caller is alone", "We lost the person you talked to. You are next.");
    }

    private static Instant waitsSince(String agent) {
        return STORE.jdbc()
                .sql("select joined_at from routing.contact where agent = ? and state <> 'ENDED'")
                .param(agent)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private Queue queue(String id) {
        return world.services(routing, now::get).programme().queues().named(id).orElseThrow();
    }

    private static Wish to(What what, String target) {
        return Wish.of(what, Target.parse(target).orElseThrow());
    }

    @Test
    void whoIsTransferredToAnAgentIsWithTheFirstOneUntilTheOtherAnswers() {
        RungTelephone ana = talks("disputes", "ana");
        signIn("ben");
        Instant arrived = at("ana").arrivedAt();
        pass(Duration.ofSeconds(3), "ana", "ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        RungTelephone ben = caller.rung("ben");
        assertThat(at("ana").talk()).isEqualTo(TalkState.TRANSFERRING);
        assertThat(at("ben").arrivedAt()).isEqualTo(arrived);
        assertThat(waitsSince("ben")).isEqualTo(now.get());
        assertThat(at("ben").told().said()).containsExactly("Sent on by ana", "The charge is not mine");
        assertThat(at("ben").told().verified()).containsExactly("card number");
        ben.becomes(State.ANSWERED);
        caller.expect("caller talks with ben");
        awaitOutcome("ana", Obeyed.ANSWERED);
        await(() -> at("ana").phase() == Phase.WRAP_UP);
        assertThat(ana.state()).isEqualTo(State.OVER);
        assertThat(agents.wish("ben", Wish.of(What.HOLD)))
                .as("the caller is ben's now")
                .isTrue();
        expect("caller is alone", "Please hold the line.");
        ben.becomes(State.LOST);
        expect("caller is alone", "We lost the person you talked to. You are next.");
        assertThat(endings()).startsWith("SERVED", "ELSEWHERE");
        agents.completed("ana");
        caller.rung("ana");
    }

    /** Of the caller's contacts, in the order in which they came; nothing of those that are open. */
    private static List<String> endings() {
        return STORE.jdbc()
                .sql("select coalesce(ending, '') from routing.contact order by id")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    @Test
    void whoHangsUpOnTheWayToSomebodyElseHasGivenUpThere() {
        talks("disputes", "ana");
        signIn("ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        caller.rung("ben");
        caller.goesAway();
        await(() -> endings().equals(List.of("GONE", "GONE")));
    }

    @ParameterizedTest
    @CsvSource({"BUSY, BUSY", "REFUSED, REFUSED", "UNREACHABLE, NO_ONE_THERE"})
    void whoIsNotTakenIsBackWithTheFirstOne(State telephone, Obeyed outcome) {
        talks("disputes", "ana");
        signIn("ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        caller.rung("ben").becomes(telephone);
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", outcome);
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
    }

    /** Also while they wrap up; nobody waits for them, and the caller hears nothing of it. */
    @Test
    void whoTalksWithSomebodyElseIsBusy() {
        talks("disputes", "ana");
        signIn("ben");
        var about = NewContact.About.NOTHING;
        Place other =
                routing.join(NewContact.call(queue("general"), 0, "en", about).forAgent("ben"), () -> {});
        await(() -> other.offer().isPresent());
        assertThat(other.taken(other.offer().orElseThrow())).isTrue();
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        awaitOutcome("ana", Obeyed.BUSY);
        other.served();
        agents.wish("ana", to(What.CONSULT, "agent:ben"));
        awaitOutcome("ana", Obeyed.BUSY);
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
        agents.completed("ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
    }

    @Test
    void aQueueWhoseAgentsAllTalkIsBusyAndOneWhereNobodyElseIsHasNobody() {
        talks("disputes", "ana");
        signIn("ben");
        agents.unavailable("ben", "lunch");
        asksQueueInVain(Obeyed.NO_ONE_THERE);
        agents.available("ben");
        Place other = routing.join(
                NewContact.call(queue("general"), 0, "en", NewContact.About.NOTHING)
                        .forAgent("ben"),
                () -> {});
        await(() -> other.offer().isPresent());
        assertThat(other.taken(other.offer().orElseThrow())).isTrue();
        asksQueueInVain(Obeyed.BUSY);
        other.served();
    }

    @Test
    void whoRefusesForAQueueIsFollowedByTheNextOfIt() {
        talks("disputes", "ana");
        signIn("ben");
        var skills = programmeNow().queues().deskOf("ben").orElseThrow().skills();
        agents.signIn(new SignIn("carl", "carl", skills, true));
        agents.wish("ana", to(What.CONSULT, "queue:rewards"));
        expect("caller is alone", "Please hold the line.");
        caller.rung("ben").becomes(State.REFUSED);
        caller.rung("carl").becomes(State.ANSWERED);
        caller.expect("ana and carl talk, caller is alone");
    }

    /** There is always a next one, as everybody comes back. */
    @Test
    void whoIsLeftWithAQueueThatAlwaysRefusesIsTheNextOfTheFirstOneAfterFiveMinutes() {
        RungTelephone ana = talks("disputes", "ana");
        signIn("ben");
        var skills = programmeNow().queues().deskOf("ben").orElseThrow().skills();
        agents.signIn(new SignIn("carl", "carl", skills, true));
        agents.wish("ana", to(What.CONSULT, "queue:rewards"));
        expect("caller is alone", "Please hold the line.");
        RungTelephone rung = caller.rung("ben");
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        for (int refused = 1; refused < 20; refused++) {
            String next = refused % 2 == 1 ? "carl" : "ben";
            agents.available(next);
            pass(Duration.ofSeconds(15), "ana", "ben", "carl");
            rung.becomes(State.REFUSED);
            rung = caller.rung(next);
        }
        agents.available("ben");
        pass(Duration.ofSeconds(15), "ana", "ben", "carl");
        rung.becomes(State.REFUSED);
        expect("caller is alone", "They can't take your call now. You are next.");
        caller.rung("ben");
        assertThat(at("ben").queue()).isEqualTo("disputes");
    }

    private void asksQueueInVain(Obeyed outcome) {
        agents.wish("ana", to(What.CONSULT, "queue:rewards"));
        expect("caller is alone", "Please hold the line.");
        pass(Duration.ofSeconds(3), "ana", "ben");
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", outcome);
    }

    @Test
    void whoSaysNoAtTheDeskHasRefused() {
        talks("disputes", "ana");
        signIn("ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        caller.rung("ben");
        await(() -> agents.refuses("ben"));
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", Obeyed.REFUSED);
    }

    @Test
    void aCaseThatTheAgentOpenedGoesAlongAndComesBack() {
        talks("disputes", "ana");
        assertThat(agents.opens(at("ana").contact(), () -> "6131432588")).isTrue();
        signIn("ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        RungTelephone ben = caller.rung("ben");
        assertThat(at("ben").reference()).contains("6131432588");
        ben.becomes(State.ANSWERED);
        caller.expect("caller talks with ben");
        ben.becomes(State.LOST);
        expect("caller is alone", "We lost the person you talked to. You are next.");
        agents.completed("ana");
        caller.rung("ana");
        assertThat(at("ana").reference()).contains("6131432588");
    }

    @Test
    void whoIsNotAnsweredInTimeOrNotThereIsBackToo() {
        talks("disputes", "ana");
        signIn("ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        caller.rung("ben");
        pass(Duration.ofSeconds(30), "ana", "ben");
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", Obeyed.TIMED_OUT);
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        pass(Duration.ofSeconds(3), "ana", "ben");
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", Obeyed.NO_ONE_THERE);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"BUSY", "REFUSED", "UNREACHABLE", "RINGS"})
    void anAgentWhoDoesNotWaitLeavesTheCallerAtTheHeadOfTheOwnQueue(State telephone) {
        RungTelephone ana = talks("disputes", "ana");
        signIn("ben");
        agents.wish("ana", to(What.TRANSFER, "agent:ben"));
        expect("caller is alone", "You are being put through.");
        RungTelephone ben = caller.rung("ben");
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        await(() -> at("ana").phase() == Phase.WRAP_UP);
        if (telephone == State.RINGS) pass(Duration.ofSeconds(30), "ana", "ben");
        else ben.becomes(telephone);
        expect("caller is alone", "They can't take your call now. You are next.");
        agents.completed("ana");
        caller.rung("ana").becomes(State.ANSWERED);
        caller.expect("caller talks with ana");
    }

    @ParameterizedTest
    @CsvSource({"BUSY, BUSY", "REFUSED, REFUSED", "UNREACHABLE, NO_ONE_THERE", "RINGS, TIMED_OUT"})
    void whoIsAskedFirstAndDoesNotAnswerLeavesTheCallerWithTheFirstOne(State telephone, Obeyed outcome) {
        talks("disputes", "ana");
        RungTelephone ben = consults();
        if (telephone == State.RINGS) pass(Duration.ofSeconds(30), "ana", "ben");
        else ben.becomes(telephone);
        expect(BACK, "caller talks with ana");
        assertThat(endings()).containsExactly("", "ELSEWHERE");
        awaitOutcome("ana", outcome);
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
        assertThat(ben.state()).isNotEqualTo(State.RINGS);
    }

    @Test
    void anAgentWhoHangsUpBeforeWhomTheyAskAnswersHasPutThrough() {
        RungTelephone ana = talks("disputes", "ana");
        RungTelephone ben = consults();
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        ben.becomes(State.ANSWERED);
        caller.expect("caller talks with ben");
    }

    @Test
    void whomNobodyTakesInAQueueForFiveMinutesIsAtTheHeadOfTheOneTheyCameFrom() {
        talks("disputes", "ana");
        signIn("ben");
        agents.unavailable("ben", "lunch");
        agents.wish("ana", to(What.TRANSFER, "queue:rewards"));
        expect("caller is alone", "You are being put through.");
        await(() -> at("ana").phase() == Phase.WRAP_UP);
        caller.awaitPlace(); // from when on the five minutes count
        pass(Duration.ofMinutes(5), "ana", "ben");
        caller.expect("They can't take your call now. You are next.");
        agents.completed("ana");
        caller.rung("ana");
    }

    @Test
    void aQueueTakesTheCallerAtTheirPlaceAndGivesThemBackWhereNobodyIsThereAnyMore() {
        talks("disputes", "ana");
        agents.wish("ana", to(What.TRANSFER, "queue:nowhere"));
        awaitOutcome("ana", Obeyed.NO_ONE_THERE);
        signIn("ben");
        agents.unavailable("ben", "lunch");
        Instant arrived = at("ana").arrivedAt();
        agents.wish("ana", to(What.TRANSFER, "queue:rewards"));
        expect("caller is alone", "You are being put through.");
        await(() -> at("ana").phase() == Phase.WRAP_UP);
        agents.signOut("ana");
        agents.signOut("ben");
        caller.expect("They can't take your call now. You are next.");
        signIn("ana");
        agents.completed("ana");
        caller.rung("ana");
        assertThat(at("ana").queue()).isEqualTo("disputes");
        assertThat(at("ana").arrivedAt()).isEqualTo(arrived);
    }

    /** Lost card first, always: also in another queue, and where a supervisor or a long wait sends it. */
    @Test
    void aLostCardGoesBeforeAllOthersWhereverItIsSent() {
        signIn("ana");
        var lost = new NewContact.About(Optional.empty(), Optional.empty(), TOLD);
        waitsIn("fraud", new HandOver(Priority.LOST_CARD, lost, Optional.empty()));
        caller.rung("ana").becomes(State.ANSWERED);
        caller.expect("caller talks with ana");
        signIn("ben");
        agents.unavailable("ben", "lunch");
        Place before = routing.join(NewContact.call(queue("general"), 9, "en", NewContact.About.NOTHING), () -> {});
        pass(Duration.ofSeconds(1), "ana", "ben");
        agents.wish("ana", to(What.TRANSFER, "queue:general"));
        expect("caller is alone", "You are being put through.");
        await(() -> before.position() == 2);
        before.left();
    }

    @Test
    void anAgentSpeaksWithAnotherFirstSwapsBringsAllTogetherAndPutsThrough() {
        RungTelephone ana = talks("disputes", "ana");
        RungTelephone ben = consults();
        ben.becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        awaitOutcome("ana", Obeyed.ANSWERED);
        agents.wish("ben", Wish.of(What.HOLD));
        awaitOutcome("ben", Obeyed.NOT_NOW);
        agents.wish("ana", Wish.of(What.SWAP));
        expect("caller talks with ana", "ben hears music");
        await(() -> at("ana").talk() == TalkState.SWAPPED);
        agents.wish("ana", Wish.of(What.THREE));
        caller.expect("caller talks with ana and ben");
        await(() -> at("ana").talk() == TalkState.THREE);
        agents.wish("ana", Wish.of(What.COMPLETE));
        caller.expect("caller talks with ben");
        await(() -> at("ana").phase() == Phase.WRAP_UP);
        assertThat(ana.state()).isEqualTo(State.OVER);
        ben.becomes(State.OVER);
        caller.expect("caller is alone");
        assertThat(over.join()).contains(WithAgent.Reached.TALKED);
        assertThat(at("ben").phase()).isEqualTo(Phase.WRAP_UP);
    }

    /** By the agent's own telephone: whoever is held hears music, and music of that telephone's own is heard by nobody. */
    @Test
    void whoIsPutOnHoldByATelephoneIsAloneWhateverTheTalkIs() {
        RungTelephone ana = talks("disputes", "ana");
        ana.holds(true);
        caller.expect("caller is alone");
        ana.holds(false);
        caller.expect("caller talks with ana");
        consults().becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        ana.holds(true);
        expect("caller is alone", "ben hears music");
        agents.wish("ana", Wish.of(What.SWAP));
        caller.expect("caller is alone");
        ana.holds(false);
        caller.expect("caller talks with ana");
        agents.wish("ana", Wish.of(What.THREE));
        caller.expect("caller talks with ana and ben");
        ana.holds(true);
        caller.expect("caller talks with ben");
        ana.holds(false);
        caller.expect("caller talks with ana and ben");
    }

    private RungTelephone consults() {
        signIn("ben");
        agents.wish("ana", to(What.CONSULT, "agent:ben"));
        expect("caller is alone", "Please hold the line.");
        return caller.rung("ben");
    }

    @Test
    void whoIsTakenBackIsWithTheFirstOneAndWhoWasAskedIsFree() {
        talks("disputes", "ana");
        RungTelephone ben = consults();
        ben.becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        agents.wish("ana", Wish.of(What.CANCEL));
        caller.expect("caller talks with ana");
        awaitOutcome("ana", Obeyed.DONE);
        assertThat(ben.state()).isEqualTo(State.OVER);
        agents.completed("ben");
        ben = consults();
        ben.becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        ben.becomes(State.OVER);
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", Obeyed.LEFT);
    }

    @Test
    void anAgentWhoHangsUpWhileConsultingPutsThrough() {
        RungTelephone ana = talks("disputes", "ana");
        consults().becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        ana.becomes(State.OVER);
        caller.expect("caller talks with ben");
    }

    /** A window that crashed has put nobody through. */
    @Test
    void anAgentWhoIsLostWhileConsultingLeavesTheCallerTheNext() {
        RungTelephone ana = talks("disputes", "ana");
        RungTelephone ben = consults();
        ben.becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        ana.becomes(State.LOST);
        expect("caller is alone", "We lost the person you talked to. You are next.");
        assertThat(ben.state()).isEqualTo(State.OVER);
        await(() -> agents.at("ana").orElseThrow().state() == AgentState.UNAVAILABLE);
    }

    @Test
    void anAgentWhoIsLostOfThreeLeavesTheOthersTalking() {
        RungTelephone ana = talks("disputes", "ana");
        consults().becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        agents.wish("ana", Wish.of(What.THREE));
        caller.expect("caller talks with ana and ben");
        ana.becomes(State.LOST);
        caller.expect("caller talks with ben");
    }

    @Test
    void aCallerWhoHangsUpMeanwhileLeavesNobodyWaiting() {
        RungTelephone ana = talks("disputes", "ana");
        RungTelephone ben = consults();
        caller.goesAway();
        assertThat(over.handle((reached, gone) -> gone).join()).hasCauseInstanceOf(CallerGone.class);
        assertThat(List.of(ana.state(), ben.state())).containsOnly(State.OVER);
        assertThat(agents.at("ben").flatMap(AtDesk::contact)).isEmpty();
    }

    @Test
    void aCallerOnHoldWhoseAgentIsLostIsTheNext() {
        RungTelephone ana = talks("disputes", "ana");
        agents.wish("ana", Wish.of(What.HOLD));
        caller.expect("caller is alone");
        caller.expect("Please hold the line.");
        ana.becomes(State.LOST);
        caller.expect("caller is alone");
        caller.expect("We lost the person you talked to. You are next.");
    }

    private Begun listens(String supervisor, Part part) {
        return routing.listen(at("ana").contact(), new Listening(supervisor, part, supervisor));
    }

    @Test
    void aSupervisorListensWhispersAndLeavesWithoutTheTalkNoticing() {
        talks("disputes", "ana");
        await(() -> listens("sam", Part.LISTENS) == Begun.YES);
        RungTelephone sam = caller.rung("sam");
        sam.becomes(State.ANSWERED);
        caller.expect("caller talks with ana, sam LISTENS");
        assertThat(listens("kim", Part.LISTENS)).isEqualTo(Begun.SOMEBODY_ELSE);
        assertThat(listens("sam", Part.WHISPERS)).isEqualTo(Begun.YES);
        caller.expect("caller talks with ana, sam WHISPERS");
        assertThat(at("ana").beside()).map(Listening::part).contains(Part.WHISPERS);
        agents.wish("ana", Wish.of(What.HOLD));
        expect("caller is alone", "Please hold the line.");
        agents.wish("ana", Wish.of(What.RESUME));
        caller.expect("caller talks with ana, sam WHISPERS");
        routing.listenNoMore("sam");
        caller.expect("caller talks with ana");
        await(() -> sam.state() == State.OVER);
        assertThat(at("ana").beside()).isEmpty();
        assertThat(listens("sam", Part.BARGES)).isEqualTo(Begun.YES);
        caller.rung("sam").becomes(State.LOST);
        await(() -> at("ana").beside().isEmpty());
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
    }

    @Test
    void aSupervisorHearsTheCallerAndNobodyWhomTheAgentConsults() {
        talks("disputes", "ana");
        await(() -> listens("sam", Part.LISTENS) == Begun.YES);
        RungTelephone sam = caller.rung("sam");
        sam.becomes(State.ANSWERED);
        caller.expect("caller talks with ana, sam LISTENS");
        consults().becomes(State.ANSWERED);
        caller.expect("ana and ben talk, caller is alone");
        agents.wish("ana", Wish.of(What.COMPLETE));
        caller.expect("caller talks with ben");
        await(() -> sam.state() == State.OVER);
        var wished = new Listening("sam", Part.LISTENS, "sam");
        await(() -> routing.listen(at("ben").contact(), wished) == Begun.YES);
        caller.rung("sam");
    }

    @Test
    void nobodyListensToWhoWasNotToldOrToNoTalk() {
        talks("disputes", "ana");
        String untold = "update routing.contact set told_of_listening = false where told_of_listening";
        await(() -> STORE.jdbc().sql(untold).update() == 1);
        assertThat(listens("sam", Part.LISTENS)).isEqualTo(Begun.NOT_TOLD);
        agents.wish("ana", Wish.of(What.HOLD));
        expect("caller is alone", "Please hold the line.");
        assertThat(routing.listen(new ContactId(0), new Listening("sam", Part.LISTENS, "sam")))
                .isEqualTo(Begun.NO_TALK);
    }

    private static final String OUTSIDE = "sip:12025550143@127.0.0.1:5099";
    private static final String ASKED = OUTSIDE
            + " hears: This is a demonstration. It is not American Express. Somebody who called us is on the line."
            + " To talk, press 1. Never to be called: 9.";

    private RungTelephone transfersTo(String number) {
        agents.wish("ana", to(What.TRANSFER, "number:" + number));
        expect("caller is alone", "You are being put through.");
        return caller.rung(OUTSIDE);
    }

    @Test
    void whoAnswersOutsidePressesOneAndHasTheCaller() {
        RungTelephone ana = talks("disputes", "ana");
        RungTelephone outside = transfersTo("+12025550143");
        outside.becomes(State.ANSWERED);
        caller.expect(ASKED);
        assertThat(at("ana").talk()).as("until it is pressed").isEqualTo(TalkState.TRANSFERRING);
        outside.press('1');
        caller.expect("caller talks with " + OUTSIDE);
        await(() -> at("ana").phase() == Phase.WRAP_UP);
        assertThat(ana.state()).isEqualTo(State.OVER);
        outside.holds(true);
        caller.expect("caller is alone");
        outside.holds(false);
        caller.expect("caller talks with " + OUTSIDE);
        outside.becomes(State.OVER);
        caller.expect("caller is alone");
        assertThat(over.join()).contains(WithAgent.Reached.TALKED);
    }

    @ParameterizedTest
    @CsvSource({"BUSY, BUSY", "REFUSED, REFUSED", "UNREACHABLE, NO_ONE_THERE", "LOST, LEFT"})
    void whoIsNotTakenOutsideIsBackWithTheSender(State telephone, Obeyed outcome) {
        talks("disputes", "ana");
        RungTelephone outside = transfersTo("+12025550143");
        outside.becomes(telephone);
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", outcome);
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
    }

    @Test
    void aNumberThatRingsOnOrAMachineThatAnswersHasNoCaller() {
        RungTelephone ana = talks("disputes", "ana");
        RungTelephone rings = transfersTo("+12025550143");
        pass(Duration.ofSeconds(31), "ana");
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", Obeyed.TIMED_OUT);
        assertThat(rings.state()).isEqualTo(State.OVER);
        RungTelephone machine = transfersTo("+12025550143");
        machine.becomes(State.ANSWERED);
        caller.expect(ASKED);
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        pass(Duration.ofSeconds(16), "ana");
        expect("caller is alone", "They can't take your call now. You are next.");
        agents.completed("ana");
        caller.rung("ana");
    }

    @Test
    void whoNeverWantsToBeCalledIsNotAndNobodyDialsWhatTheProgrammeDoesNot() {
        talks("disputes", "ana");
        RungTelephone outside = transfersTo("+12025550143");
        outside.becomes(State.ANSWERED);
        caller.expect(ASKED);
        outside.press('9');
        expect(BACK, "caller talks with ana");
        awaitOutcome("ana", Obeyed.REFUSED);
        for (String written : List.of("+12025550143", "+1 (202) 555-0143", "2025550143"))
            isNotDialled(written, Obeyed.NEVER_AGAIN);
        for (String number :
                List.of("+19005550143", "+34912345678", "911", "+881612345678", "x", "+12025550144@10.0.0.1"))
            isNotDialled(number, Obeyed.NOT_ALLOWED);
    }

    /** The caller stays with the agent, and notices nothing. */
    private void isNotDialled(String number, Obeyed why) {
        int before = wishes();
        agents.wish("ana", to(What.TRANSFER, "number:" + number));
        await(() -> wishes() > before);
        assertThat(at("ana").outcome()).as(number).contains(why);
        assertThat(at("ana").talk()).as(number).isEqualTo(TalkState.TOGETHER);
    }

    /** So many were obeyed, or refused. */
    private static int wishes() {
        return STORE.jdbc()
                .sql("select sum(obeyed) from routing.contact")
                .query(Integer.class)
                .single();
    }

    @Test
    void nobodyIsRungAtNightOrOftenerThanThreeTimesADay() {
        talks("disputes", "ana");
        isNotDialled("+18085550143", Obeyed.QUIET_HOURS); // two in the morning in Honolulu, seven in Washington
        for (int i = 0; i < 3; i++) {
            transfersTo("+12025550143").becomes(State.BUSY);
            expect(BACK, "caller talks with ana");
        }
        isNotDialled("+12025550143", Obeyed.OFTEN_ENOUGH);
        agents.wish("ana", to(What.CONSULT, "number:+12025550143"));
        awaitOutcome("ana", Obeyed.OFTEN_ENOUGH);
    }

    @Test
    void anAgentSpeaksWithANumberFirstAndAllThreeTalk() {
        talks("disputes", "ana");
        agents.wish("ana", to(What.CONSULT, "number:+12025550143"));
        expect("caller is alone", "Please hold the line.");
        RungTelephone outside = caller.rung(OUTSIDE);
        outside.becomes(State.ANSWERED);
        caller.expect(ASKED);
        outside.press('1');
        caller.expect("ana and " + OUTSIDE + " talk, caller is alone");
        agents.wish("ana", Wish.of(What.THREE));
        caller.expect("caller talks with ana and " + OUTSIDE);
        outside.becomes(State.OVER);
        caller.expect("caller talks with ana");
        awaitOutcome("ana", Obeyed.LEFT);
    }
}
