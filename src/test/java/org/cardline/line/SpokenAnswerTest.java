package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cardline.line.Asking.Step;
import org.cardline.speech.Grammar;
import org.cardline.speech.Guess;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.Test;

/** A question of four digits, keyed, said, or half and half. */
class SpokenAnswerTest {
    private static final Utterance PROMPT = words("Which four?");
    private static final Utterance SILENCE = words("Say or key four digits.");
    private static final Utterance NO_MATCH = words("That is not four digits.");
    private static final Utterance NOT_UNDERSTOOD = words("Once more, please.");
    private static final Utterance TOO_BUSY = words("Key the four digits.");
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(2));

    private static final KeyGrammar<String> FOUR = new KeyGrammar<>() {
        @Override
        public Verdict<String> keyed(String keys) {
            if (keys.length() > 4) return new Verdict.NoMatch<>();
            return keys.length() == 4 ? new Verdict.Done<>(keys) : new Verdict.More<>();
        }

        @Override
        public Verdict<String> fellSilent(String keys) {
            return new Verdict.More<>();
        }
    };

    private static final SpeechGrammar<String> SAID = new SpeechGrammar<>() {
        @Override
        public Listening listensFor(String keysSoFar) {
            return new Listening(new Grammar.Digits(1, 4 - keysSoFar.length()), Grammar.Phrases.of("agent"));
        }

        @Override
        public Verdict<String> heard(String keysSoFar, Heard heard) {
            return switch (heard) {
                case Heard.Sure(Guess guess) -> new Verdict.Keys<>(guess.text());
                case Heard.Beside(Guess guess) -> new Verdict.Done<>("an " + guess.text());
                case Heard.Unsure unsure -> new Verdict.NoMatch<>();
                case Heard.Nothing nothing -> new Verdict.NoMatch<>();
                case Heard.Busy busy -> new Verdict.NoMatch<>();
            };
        }

        @Override
        public Utterance onNotUnderstood() {
            return NOT_UNDERSTOOD;
        }

        @Override
        public Utterance onBusy() {
            return TOO_BUSY;
        }
    };

    private final Asking<String> asking = new Asking<>(question());

    @Test
    void callerSpeaksDuringThePrompt() {
        asking.begin();
        asking.speechBegan();
        assertThat(asking.heard(said("3714"))).isEqualTo(given("3714"));
    }

    @Test
    void callerSpeaksIntoTheSilence() {
        asking.begin();
        assertThat(asking.said()).isEqualTo(new Step.Listen<>(PATIENCE.first()));
        assertThat(asking.speechBegan()).isEqualTo(new Step.Listen<>(Asking.LONGEST_SPEECH));
        assertThat(asking.heard(said("3714"))).isEqualTo(given("3714"));
    }

    @Test
    void aPromptThatEndsUnderSpeechBeginsNoSilence() {
        asking.begin();
        asking.speechBegan();
        assertThat(asking.said()).isEqualTo(new Step.Listen<>(Asking.LONGEST_SPEECH));
    }

    @Test
    void callerKeysHalfAndSaysTheRest() {
        keyed("37");
        assertThat(asking.listening()).contains(SAID.listensFor("37"));
        asking.speechBegan();
        assertThat(asking.heard(said("14"))).isEqualTo(given("3714"));
    }

    @Test
    void callerSaysHalfAndKeysTheRest() {
        asking.begin();
        asking.speechBegan();
        assertThat(asking.heard(said("37"))).isEqualTo(new Step.Listen<>(PATIENCE.between()));
        asking.keyed('1');
        assertThat(asking.keyed('4')).isEqualTo(given("3714"));
    }

    @Test
    void callerSaysItInTwoBreaths() {
        asking.begin();
        asking.speechBegan();
        asking.heard(said("37"));
        asking.speechBegan();
        assertThat(asking.heard(said("14"))).isEqualTo(given("3714"));
    }

    @Test
    void aKeyWinsOverSpeechInFlight() {
        asking.begin();
        asking.speechBegan();
        assertThat(asking.keyed('3')).isEqualTo(new Step.Listen<>(PATIENCE.between()));
        assertThat(asking.heard(said("9999"))).isEqualTo(new Step.Listen<>(PATIENCE.between()));
        asking.keyed('7');
        asking.keyed('1');
        assertThat(asking.keyed('4')).isEqualTo(given("3714"));
    }

    @Test
    void speechBehindTheKeysCountsThoughSpeechBeforeThemDidNot() {
        asking.begin();
        asking.speechBegan();
        keyed("37");
        asking.speechBegan();
        assertThat(asking.heard(said("99"))).isEqualTo(new Step.Listen<>(Asking.LONGEST_SPEECH));
        assertThat(asking.heard(said("14"))).isEqualTo(given("3714"));
    }

    @Test
    void speechThatMeansNothingCostsATry() {
        asking.begin();
        asking.speechBegan();
        assertThat(asking.heard(new Heard.Nothing())).isEqualTo(new Step.Say<>(NOT_UNDERSTOOD, false));
        asking.speechBegan();
        assertThat(asking.heard(new Heard.Nothing()))
                .isEqualTo(new Step.Finished<>(new Answer.TooManyTries<String>(true)));
    }

    @Test
    void noiseBehindHalfANumberIsPassedOver() {
        keyed("371");
        asking.speechBegan();
        assertThat(asking.heard(new Heard.Nothing())).isEqualTo(new Step.Listen<>(PATIENCE.between()));
        assertThat(asking.keyed('4')).isEqualTo(given("3714"));
    }

    @Test
    void tooManyDigitsAreNoMatch() {
        keyed("371");
        asking.speechBegan();
        assertThat(asking.heard(said("45"))).isEqualTo(new Step.Say<>(NO_MATCH, true));
    }

    @Test
    void whoCannotBeListenedToIsAskedForKeysAndLosesNoTry() {
        asking.begin();
        for (int turn = 0; turn < 5; turn++) {
            asking.speechBegan();
            assertThat(asking.heard(new Heard.Busy())).isEqualTo(new Step.Say<>(TOO_BUSY, false));
        }
        asking.said();
        assertThat(asking.silent()).isEqualTo(new Step.Say<>(SILENCE, false));
    }

    @Test
    void speechOfWhichNothingIsEverMadeIsSilenceAtLast() {
        asking.begin();
        asking.said();
        asking.speechBegan();
        assertThat(asking.silent()).isEqualTo(new Step.Say<>(SILENCE, false));
        asking.said();
        assertThat(asking.heard(said("3714"))).isEqualTo(new Step.Listen<>(PATIENCE.first()));
    }

    @Test
    void unsureDigitsAreAskedForAgainWhereTheQuestionTakesNoGuess() {
        asking.begin();
        asking.speechBegan();
        var guesses = new Heard.Unsure(List.of(new Guess("3714", 0.5), new Guess("3774", 0.4)));
        assertThat(asking.heard(guesses)).isEqualTo(new Step.Say<>(NOT_UNDERSTOOD, false));
    }

    @Test
    void callerAsksForAnAgent() {
        asking.begin();
        asking.speechBegan();
        var heard = new Heard.Beside(new Guess("agent", 1));
        assertThat(asking.heard(heard)).isEqualTo(given("an agent"));
    }

    @Test
    void aQuestionOfKeysListensForNothing() {
        assertThat(new Asking<>(new Question<>(PROMPT, SILENCE, NO_MATCH, FOUR, PATIENCE, 2, true)).listening())
                .isEmpty();
    }

    private static Question<String> question() {
        return new Question<>(PROMPT, SILENCE, NO_MATCH, FOUR, PATIENCE, 2, true).orSpoken(SAID);
    }

    private void keyed(String keys) {
        for (char key : keys.toCharArray()) asking.keyed(key);
    }

    private static Heard said(String digits) {
        return new Heard.Sure(new Guess(digits, 0.9));
    }

    private static Step<String> given(String digits) {
        return new Step.Finished<>(new Answer.Given<>(digits));
    }

    private static Utterance words(String words) {
        return new Utterance(words, List.of());
    }
}
