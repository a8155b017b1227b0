package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.cardline.cases.Case;
import org.cardline.cases.Entry;
import org.cardline.cases.NewCase;
import org.cardline.cases.Reference;
import org.cardline.line.CallerGone;
import org.cardline.line.Ringing.State;
import org.cardline.programme.Reason;
import org.cardline.routing.Obeyed;
import org.cardline.routing.TalkState;
import org.cardline.routing.Wish;
import org.cardline.routing.Wish.What;
import org.cardline.simulation.WaitingCaller.RungTelephone;
import org.cardline.simulation.Wallet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller keys in a talk, and the agent neither hears nor sees. */
@Timeout(60)
class CaptureTest extends CallerInQueue {
    private static final String NUMBER = "Please key the card number, then pound. The agent can't hear or see it.";
    private static final String CODE = "Please key the security code on the card. The agent can't hear or see it.";
    private static final String THANKS = "Thank you. You are back with the person you talked to.";
    private static final String NOT_NOW = "You need not key it now. You are back with the person you talked to.";
    private static final String UNHEARD = "caller talks with ana and keys unheard";
    private static final String TOGETHER = "caller talks with ana";

    private final Wallet wallet = Wallet.with("card-01");

    private void asks(What what) {
        agents.wish("ana", Wish.of(what));
        expect("caller is alone", what == What.CARD_NUMBER ? NUMBER : CODE, UNHEARD);
    }

    private void isBack(String words, Obeyed outcome) {
        expect("caller is alone", words, TOGETHER);
        awaitOutcome("ana", outcome);
        assertThat(at("ana").talk()).isEqualTo(TalkState.TOGETHER);
    }

    private void keysTheNumber() {
        asks(What.CARD_NUMBER);
        caller.keys(wallet.cardNumber());
        isBack(THANKS, Obeyed.FITS);
    }

    private String lastFour() {
        return wallet.cardNumber().substring(wallet.cardNumber().length() - 4);
    }

    @Test
    void theAgentSeesHowManyWereKeyedAndThenTheLastFourAndWhatIsVerified() {
        talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        assertThat(at("ana").talk()).isEqualTo(TalkState.CAPTURING);
        caller.keys(wallet.cardNumber().substring(0, 5));
        await(() -> at("ana").keyed() == 5);
        caller.keys("**" + wallet.cardNumber());
        isBack(THANKS, Obeyed.FITS);
        assertThat(at("ana").told().said()).startsWith("The card ends in " + lastFour());
        assertThat(at("ana").told().verified()).containsExactly("card number");
        assertThat(customer()).as("a number alone is anybody's").isEqualTo("null");
        asks(What.SECURITY_CODE);
        caller.keys(wallet.securityCode());
        isBack(THANKS, Obeyed.FITS);
        assertThat(at("ana").told().verified()).containsExactly("card number", "security code");
        assertThat(customer()).as("whose account it is was shown").isNotEqualTo("null");
        assertThat(everythingOfRouting()).contains(lastFour()).doesNotContain(wallet.cardNumber());
    }

    /** With whom ana is known to have spoken, when they come again. */
    private static String customer() {
        return STORE.jdbc()
                .sql("select customer from routing.contact")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }

    private static String everythingOfRouting() {
        return STORE.jdbc()
                .sql("select coalesce(string_agg(contact::text, ' '), '') from routing.contact")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }

    @Test
    void theCaseKnowsTheCardAndThatItWasKeyedButNotWhatWas() {
        var cases = world.services(routing, now::get).cases();
        String call = UUID.randomUUID().toString();
        Reference reference = cases.open(
                        NewCase.of(Reason.DISPUTE, call, "dispute", "disputes", "A person takes it up."))
                .reference();
        talks("disputes", "ana", Optional.of(reference));
        keysTheNumber();
        asks(What.SECURITY_CODE);
        caller.keys("#");
        expect("caller is alone", CODE, UNHEARD);
        caller.keys(wallet.securityCode().equals("0000") ? "1111" : "0000");
        isBack("That doesn't match what we have.", Obeyed.DOES_NOT_FIT);
        assertThat(cases.find(reference).flatMap(Case::lastFour)).contains(lastFour());
        assertThat(cases.timeline(reference))
                .extracting(Entry::words)
                .contains(
                        "The card number was to be keyed for ana: it fits",
                        "It is about the card that ends in " + lastFour(),
                        "The security code was to be keyed for ana: it doesn't fit");
    }

    @Test
    void whoKeysNoCardNumberIsToldSoAndAskedAgainAndAtLastNoMore() {
        talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        for (int i = 0; i < 2; i++) {
            caller.keys("123456789012345"); // of the right length
            expect("caller is alone", "That is no card number. Please key it again, then pound.", UNHEARD);
        }
        caller.keys("1#");
        isBack(NOT_NOW, Obeyed.NOT_KEYED);
    }

    /** It might be anybody's. */
    @Test
    void aCardThatIsNoneOfTheDemonstrationsIsRefusedAndForgotten() {
        talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        caller.keys("340000000000009");
        expect("caller is alone", "This is a demonstration. Do not give real card details.", TOGETHER);
        awaitOutcome("ana", Obeyed.DOES_NOT_FIT);
        assertThat(at("ana").told()).isEqualTo(TOLD);
    }

    @Test
    void theAgentStopsItOrTheCallerDoesOrTimeDoes() {
        talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        caller.keys("123");
        await(() -> at("ana").keyed() == 3);
        agents.wish("ana", Wish.of(What.CANCEL));
        isBack(NOT_NOW, Obeyed.DONE);
        asks(What.CARD_NUMBER);
        caller.keys("123*1");
        expect("caller is alone", NUMBER, UNHEARD);
        caller.keys("*2");
        isBack(NOT_NOW, Obeyed.NOT_KEYED);
        asks(What.CARD_NUMBER);
        pass(Duration.ofSeconds(45), "ana");
        isBack(NOT_NOW, Obeyed.NOT_KEYED);
    }

    @Test
    void nothingElseIsDoneMeanwhile() {
        talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        for (What other : new What[] {What.HOLD, What.SECURITY_CODE, What.THREE}) {
            agents.wish("ana", Wish.of(other));
            awaitOutcome("ana", Obeyed.NOT_NOW);
        }
        caller.keys(wallet.cardNumber());
        isBack(THANKS, Obeyed.FITS);
    }

    @Test
    void whoHangsUpMeanwhileIsGoneAndAnAgentWhoDoesLeavesNothingBehind() {
        RungTelephone ana = talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        caller.keys("123");
        ana.becomes(State.OVER);
        caller.expect("caller is alone");
        assertThat(over.join()).contains(WithAgent.Reached.TALKED);
        agents.completed("ana");
        RungTelephone again = talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        caller.goesAway();
        assertThat(over.handle((reached, gone) -> gone).join()).hasCauseInstanceOf(CallerGone.class);
        assertThat(again.state()).isEqualTo(State.OVER);
    }

    /** A page that is loaded again, or a network that stalls, costs no digit. */
    @Test
    void whoKeysGoesOnWhileTheAgentsConnectionIsLost() {
        RungTelephone ana = talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        caller.keys(wallet.cardNumber().substring(0, 7));
        await(() -> at("ana").keyed() == 7);
        ana.becomes(State.INTERRUPTED);
        expect(
                "caller talks with nobody and keys unheard",
                "We lost the connection to the person you talk to. Please hold the line.");
        caller.keys(wallet.cardNumber().substring(7, 9));
        await(() -> at("ana").keyed() == 9);
        ana.becomes(State.ANSWERED);
        caller.expect(UNHEARD);
        caller.keys(wallet.cardNumber().substring(9));
        isBack(THANKS, Obeyed.FITS);
    }

    /** Else a 2 among the digits would give up the place, and the captions would show them. */
    @Test
    void whoKeysOnWhenTheAgentIsLostGivesNoCommands() {
        RungTelephone ana = talks("disputes", "ana");
        asks(What.CARD_NUMBER);
        ana.becomes(State.LOST);
        expect("caller is alone", "We lost the person you talked to. You are next.");
        caller.keys("2");
        signIn("ana");
        caller.rung("ana");
    }

    /** For who has no card at hand, or whom a security code is too little for. */
    @Test
    void aCodeIsSentAndMayBeKeyedAgainWhereItIsWrong() {
        talks("disputes", "ana");
        agents.wish("ana", Wish.of(What.ONE_TIME_CODE));
        awaitOutcome("ana", Obeyed.NOT_NOW);
        keysTheNumber();
        agents.wish("ana", Wish.of(What.ONE_TIME_CODE));
        expect(
                UNHEARD,
                "caller is alone",
                "Please key the code from the message. The agent can't hear or see it.",
                UNHEARD);
        caller.keys(world.lastCode().equals("000000") ? "111111" : "000000");
        expect("caller is alone", "That is not the code. Please key it again.", UNHEARD);
        caller.keys(world.lastCode());
        isBack(THANKS, Obeyed.FITS);
        assertThat(at("ana").told().verified()).startsWith("card number", "one time code");
    }

    @Test
    void aSecurityCodeNeedsACardAndThatNobodyOnTheNetworkHearsIt() {
        talks("disputes", "ana");
        agents.wish("ana", Wish.of(What.SECURITY_CODE));
        awaitOutcome("ana", Obeyed.NOT_NOW);
        keysTheNumber();
        caller.isOverheard();
        agents.wish("ana", Wish.of(What.SECURITY_CODE));
        awaitOutcome("ana", Obeyed.NOT_PRIVATE);
        assertThat(at("ana").told().verified()).containsExactly("card number");
    }
}
