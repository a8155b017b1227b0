package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardline.media.Clip;
import org.junit.jupiter.api.Test;

class VoiceTest {
    private static final Language ENGLISH = new English();
    private static final List<String> SENTENCES = List.of(
            "Your card is frozen. Nobody can use it.",
            "Your reference is {reference}.",
            "A new card arrives by {date}.");
    private static final Currency DOLLARS = Currency.getInstance("USD");

    private final Map<String, Clip> recordings = recordings(SENTENCES);
    private final Clip readName = Clip.silence(Duration.ofMillis(777));
    private final Voice voice = new Voice(recordings, name -> readName);

    @Test
    void aSentenceIsItsRecording() {
        Utterance said = voice.say("Your card is frozen. Nobody can use it.");
        assertThat(said.clips()).containsExactly(recordings.get("Your card is frozen. Nobody can use it."));
        assertThat(said.words()).isEqualTo("Your card is frozen. Nobody can use it.");
    }

    @Test
    void aReferenceIsReadDigitByDigitInItsGroups() {
        Utterance said = voice.say("Your reference is {reference}.", new Value.Digits(List.of("120", "4567", "899")));
        assertThat(said.words()).isEqualTo("Your reference is 120 4567 899.");
        assertThat(said.clips()).hasSize(1 + 3 + 10).contains(recordings.get("zero"), recordings.get("nine"));
    }

    @Test
    void aDateIsReadAsAPersonReadsIt() {
        Utterance said = voice.say("A new card arrives by {date}.", new Value.Date(LocalDate.of(2026, 12, 3)));
        assertThat(said.words()).isEqualTo("A new card arrives by December 3, 2026.");
        assertThat(said.clips())
                .containsExactly(clips("A new card arrives by", "December", "third", "twenty", "twenty-six"));
    }

    @Test
    void sumsAreRead() {
        assertThat(ENGLISH.amount(new BigDecimal("1234.56"), DOLLARS))
                .containsExactly(
                        "one", "thousand", "two", "hundred", "thirty-four", "dollars", "and", "fifty-six", "cents");
        assertThat(ENGLISH.amount(new BigDecimal("1.00"), DOLLARS)).containsExactly("one", "dollar");
        assertThat(ENGLISH.amount(new BigDecimal("0.01"), DOLLARS)).containsExactly("one", "cent");
        assertThat(ENGLISH.amount(new BigDecimal("-20"), DOLLARS)).containsExactly("minus", "twenty", "dollars");
        assertThat(ENGLISH.shown(new Value.Amount(new BigDecimal("-1234.5"), DOLLARS)))
                .isEqualTo("-$1,234.50");
    }

    @Test
    void aTimeIsReadOnTheClockOfTwelveHours() {
        assertThat(ENGLISH.time(LocalTime.of(8, 0))).containsExactly("eight", "a m");
        assertThat(ENGLISH.time(LocalTime.of(17, 30))).containsExactly("five", "thirty", "p m");
        assertThat(ENGLISH.time(LocalTime.of(0, 5))).containsExactly("twelve", "oh", "five", "a m");
        assertThat(ENGLISH.shown(new Value.Time(LocalTime.of(12, 0)))).isEqualTo("12:00 PM");
    }

    @Test
    void everyDayOfACenturyCanBeRead() {
        for (LocalDate day = LocalDate.of(1925, 1, 1); day.getYear() < 2031; day = day.plusDays(1)) {
            assertThat(recordings.keySet()).containsAll(ENGLISH.date(day));
        }
    }

    @Test
    void aNameThatNobodyRecordedIsReadByTheNameVoice() {
        var spoken = new Voice(recordings(List.of("{name}, {amount}.")), name -> readName);
        Utterance said = spoken.say(
                "{name}, {amount}.", new Value.Name("Blue Harbor $1"), new Value.Amount(BigDecimal.TEN, DOLLARS));
        assertThat(said.words()).isEqualTo("Blue Harbor $1, $10.00.");
        assertThat(said.clips().getFirst()).isSameAs(readName);
    }

    @Test
    void aSentenceWithoutARecordingIsFoundAtStart() {
        assertThatThrownBy(
                        () -> voice.require(List.of("Your reference is {reference}.", "Nobody recorded {this} yet.")))
                .isInstanceOf(MissingPhrases.class)
                .hasMessageContaining("Nobody recorded | yet");
    }

    @Test
    void aVoiceWithoutTheWordsOfNumbersIsRefused() {
        assertThatThrownBy(() -> new Voice(Map.of(), name -> readName)).isInstanceOf(MissingPhrases.class);
    }

    @Test
    void aValueTooManyIsRefused() {
        assertThatThrownBy(() -> voice.say("A new card arrives by {date}."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Clip[] clips(String... phrases) {
        return List.of(phrases).stream().map(recordings::get).toArray(Clip[]::new);
    }

    private static Map<String, Clip> recordings(List<String> sentences) {
        var recordings = new HashMap<String, Clip>();
        int millis = 100;
        for (String phrase : Voice.phrases(sentences))
            recordings.put(phrase, Clip.silence(Duration.ofMillis(millis++)));
        return recordings;
    }
}
