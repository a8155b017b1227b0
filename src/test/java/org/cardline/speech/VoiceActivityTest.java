package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cardline.speech.VoiceActivity.Change;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {
    private static final double LOUD = power(-24);
    private static final Grammar NUMBER = new Grammar.Digits(15, 15);
    private static final Grammar WORDS = Grammar.Phrases.of("yes", "no");

    private final VoiceActivity activity = new VoiceActivity();
    private final List<Change> changes = new ArrayList<>();
    private boolean overPrompt;
    private boolean nobody;
    private Grammar grammar = WORDS;

    @Test
    void aWordBeginsIsLookedAtAndEnds() {
        hear(350, 0.9f, LOUD);
        assertThat(changes).containsExactly(Change.BEGAN);
        hear(600, 0.1f, 0);
        assertThat(changes).containsExactly(Change.BEGAN, Change.PAUSED, Change.ENDED);
    }

    @Test
    void aClickIsNobody() {
        for (int i = 0; i < 20; i++) {
            hear(32, 0.9f, LOUD);
            hear(150, 0.1f, 0);
        }
        assertThat(changes).isEmpty();
    }

    @Test
    void aNumberReadInGroupsIsNotCut() {
        grammar = NUMBER;
        for (int group = 0; group < 3; group++) {
            hear(1_600, 0.9f, LOUD);
            if (group < 2) hear(1_500, 0.05f, 0);
        }
        assertThat(changes).containsExactly(Change.BEGAN, Change.PAUSED, Change.PAUSED, Change.PAUSED, Change.PAUSED);
        hear(1_900, 0.05f, 0);
        assertThat(changes).endsWith(Change.PAUSED, Change.PAUSED, Change.ENDED);
    }

    @Test
    void aCommandEndsAfterHalfASecond() {
        hear(400, 0.9f, LOUD);
        hear(448, 0.1f, 0);
        assertThat(changes).as("looked at early").containsExactly(Change.BEGAN, Change.PAUSED);
        hear(64, 0.1f, 0);
        assertThat(changes).endsWith(Change.ENDED);
    }

    @Test
    void aTelevisionInTheRoomKeepsNoSpeechOpen() {
        hear(400, 0.9f, LOUD);
        hear(600, 0.9f, power(-47));
        assertThat(changes).containsExactly(Change.BEGAN, Change.PAUSED, Change.ENDED);
    }

    @Test
    void whoTalksOnIsHeardForTwentyFiveSeconds() {
        hear(24_000, 0.9f, LOUD);
        assertThat(changes).containsExactly(Change.BEGAN);
        hear(2_000, 0.9f, LOUD);
        assertThat(changes).contains(Change.ENDED);
    }

    @Test
    void overAPromptItTakesLonger() {
        overPrompt = true;
        hear(128, 0.9f, LOUD);
        assertThat(changes).isEmpty();
        hear(64, 0.9f, LOUD);
        assertThat(changes).containsExactly(Change.BEGAN);
    }

    @Test
    void overAPromptSomebodyInTheBackgroundIsNobody() {
        overPrompt = true;
        hear(5_000, 0.99f, power(-36));
        assertThat(changes).isEmpty();
    }

    @Test
    void overAPromptItsEchoIsNobodyUntilAVoiceJoins() {
        overPrompt = nobody = true;
        hear(5_000, 0.99f, LOUD);
        assertThat(changes).isEmpty();
        nobody = false;
        hear(32, 0.99f, LOUD);
        assertThat(changes).containsExactly(Change.BEGAN);
    }

    @Test
    void whatIsWholeNeedNotBeWaitedFor() {
        var digits = new Heard.Sure(new Guess("123456789012345", 0.9));
        assertThat(Pauses.isWhole(digits, NUMBER)).isTrue();
        assertThat(Pauses.isWhole(new Heard.Sure(new Guess("1234", 0.9)), NUMBER))
                .isFalse();
        assertThat(Pauses.isWhole(new Heard.Sure(new Guess("42", 0.9)), new Grammar.Amount()))
                .isFalse();
        assertThat(Pauses.isWhole(new Heard.Beside(new Guess("agent", 0.9)), NUMBER))
                .isTrue();
        assertThat(Pauses.isWhole(new Heard.Nothing(), NUMBER)).isFalse();
    }

    @Test
    void numbersHaveTheLongestPauses() {
        for (Grammar each : Set.of(WORDS, new Grammar.FreeText(), new Grammar.Amount())) {
            assertThat(Pauses.in(each).end()).isLessThan(Pauses.in(NUMBER).end());
        }
        assertThat(Pauses.in(NUMBER).end()).isGreaterThan(Duration.ofMillis(1_500));
    }

    private void hear(int millis, float probability, double power) {
        for (int i = 0; i < millis / 32; i++) {
            Change change = activity.hear(probability, power, overPrompt, () -> nobody, Pauses.in(grammar));
            if (change != Change.NONE) changes.add(change);
        }
    }

    private static double power(int dbov) {
        return Math.pow(10, dbov / 10.0) * 32768 * 32768;
    }
}
