package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.cardline.line.Asking.Step;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.Test;

class AskingTest {
    private static final Utterance PROMPT = words("Which day?");
    private static final Utterance SILENCE = words("Please key the day.");
    private static final Utterance NO_MATCH = words("That is not a day.");
    private static final Utterance HINT = words("Press pound for a person.");
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(2));

    /** Two digits, 01 to 31; a 0 alone is hinted at. */
    private static final KeyGrammar<Integer> DAY = new KeyGrammar<>() {
        @Override
        public Verdict<Integer> keyed(String keys) {
            if (keys.length() < 2) return new Verdict.More<>();
            int day = keys.chars().allMatch(Character::isDigit) ? Integer.parseInt(keys) : 0;
            return day >= 1 && day <= 31 ? new Verdict.Done<>(day) : new Verdict.NoMatch<>();
        }

        @Override
        public Verdict<Integer> fellSilent(String keys) {
            return keys.equals("0") ? new Verdict.Prompted<>(HINT) : new Verdict.More<>();
        }
    };

    private final Asking<Integer> asking =
            new Asking<>(new Question<>(PROMPT, SILENCE, NO_MATCH, DAY, PATIENCE, 2, false));

    @Test
    void callerAnswersAfterThePrompt() {
        assertThat(asking.begin()).isEqualTo(new Step.Say<>(PROMPT, false));
        assertThat(asking.said()).isEqualTo(new Step.Listen<>(PATIENCE.first()));
        assertThat(asking.keyed('1')).isEqualTo(new Step.Listen<>(PATIENCE.between()));
        assertThat(asking.keyed('7')).isEqualTo(given(17));
    }

    @Test
    void callerTypesAheadOfThePrompt() {
        asking.begin();
        asking.keyed('0');
        assertThat(asking.keyed('9')).isEqualTo(given(9));
    }

    @Test
    void callerSaysNothingTwice() {
        asking.begin();
        asking.said();
        assertThat(asking.silent()).isEqualTo(new Step.Say<>(SILENCE, false));
        asking.said();
        assertThat(asking.silent()).isEqualTo(tooManyTries(false));
    }

    @Test
    void keysThatMeanNothingForgetWhatWasTypedBehindThem() {
        asking.begin();
        asking.keyed('4');
        assertThat(asking.keyed('9')).isEqualTo(new Step.Say<>(NO_MATCH, true));
        asking.keyed('0');
        assertThat(asking.keyed('5')).isEqualTo(given(5));
    }

    @Test
    void callerStopsInTheMiddle() {
        asking.begin();
        asking.said();
        asking.keyed('3');
        assertThat(asking.silent()).isEqualTo(new Step.Say<>(NO_MATCH, true));
    }

    @Test
    void aHintKeepsTheKeysAndComesOnce() {
        asking.begin();
        asking.said();
        asking.keyed('0');
        assertThat(asking.silent()).isEqualTo(new Step.Say<>(HINT, false));
        assertThat(asking.said()).isEqualTo(new Step.Listen<>(PATIENCE.first()));
        assertThat(asking.keyed('8')).isEqualTo(given(8));
    }

    @Test
    void aHintThatIsNotTakenEndsTheTry() {
        asking.begin();
        asking.keyed('0');
        asking.silent();
        asking.said();
        assertThat(asking.silent()).isEqualTo(new Step.Say<>(NO_MATCH, true));
    }

    @Test
    void wrongKeysTwiceAreEnough() {
        asking.begin();
        asking.keyed('4');
        asking.keyed('4');
        asking.keyed('*');
        assertThat(asking.keyed('#')).isEqualTo(tooManyTries(true));
    }

    @Test
    void aFloodOfKeysMeansNothing() {
        var endless = new KeyGrammar<String>() {
            @Override
            public Verdict<String> keyed(String keys) {
                return new Verdict.More<>();
            }

            @Override
            public Verdict<String> fellSilent(String keys) {
                return new Verdict.Done<>(keys);
            }
        };
        var flooded = new Asking<>(new Question<>(PROMPT, SILENCE, NO_MATCH, endless, PATIENCE, 2, false));
        flooded.begin();
        for (int i = 0; i < Asking.MOST_KEYS; i++) flooded.keyed('1');
        assertThat(flooded.keyed('1')).isEqualTo(new Step.Say<>(NO_MATCH, true));
    }

    private static Step<Integer> given(int day) {
        return new Step.Finished<>(new Answer.Given<>(day));
    }

    private static Step<Integer> tooManyTries(boolean everKeyed) {
        return new Step.Finished<>(new Answer.TooManyTries<>(everKeyed));
    }

    private static Utterance words(String words) {
        return new Utterance(words, List.of());
    }
}
