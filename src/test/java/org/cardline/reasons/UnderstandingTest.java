package org.cardline.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cardline.programme.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingTest {
    @SuppressWarnings("NullAway.Init")
    private static Understanding understanding;

    @BeforeAll
    static void load() {
        understanding = Understanding.shipped();
    }

    @AfterAll
    static void close() {
        understanding.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Somebody used my card in Lisbon.,DISPUTE",
        "I lost my wallet on the train in Spain,LOST_OR_STOLEN",
        "how many points do I have,POINTS",
        "has my application been approved yet,APPLICATION",
        "I forgot my password and can't log in,ONLINE_ACCOUNT",
        "what's happening with my case,FOLLOW_UP",
        "my dog chewed my card and it is broken,SOMETHING_ELSE"
    })
    void aCallersOwnSentenceIsAReason(String sentence, Reason reason) {
        assertThat(understanding.of(sentence))
                .isInstanceOfSatisfying(
                        Understood.Sure.class,
                        sure -> assertThat(sure.reasons()).containsExactly(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "?!", "will it rain tomorrow", "two lattes and a muffin to go please", "漢字"})
    void whatIsNotTheCardsBusinessIsNoneOfThese(String sentence) {
        assertThat(understanding.of(sentence)).isInstanceOf(Understood.NoneOfThese.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my card was stolen and there is a charge I didn't make",
                "There's a charge I didn't make, and my card was stolen!",
            })
    void twoReasonsAreBothKeptAndTheLossComesFirst(String sentence) {
        assertThat(understanding.of(sentence))
                .isInstanceOfSatisfying(
                        Understood.Sure.class,
                        sure -> assertThat(sure.reasons()).containsExactly(Reason.LOST_OR_STOLEN, Reason.DISPUTE));
    }

    @Test
    void aLossAndTheNewCardForItAreOneReason() {
        assertThat(understanding.of("I lost my card and I want to apply for a new card"))
                .isInstanceOfSatisfying(
                        Understood.Sure.class,
                        sure -> assertThat(sure.reasons()).containsExactly(Reason.LOST_OR_STOLEN));
    }

    @Test
    void caseAndPunctuationChangeNothing() {
        assertThat(understanding.of("I’D LIKE TO CHECK MY POINTS!!!"))
                .isEqualTo(understanding.of("i'd like to check my points"));
    }

    @Test
    void aVeryLongSpeechIsUnderstoodFromItsBeginning() {
        assertThat(understanding.of("i lost my card " + "and ".repeat(100_000))).isNotNull();
        assertThat(PlainWords.list(List.of("word ").getFirst().repeat(1_000))).hasSize(PlainWords.MOST_WORDS);
    }
}
