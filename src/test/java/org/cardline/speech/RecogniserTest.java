package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of people, through the models. */
class RecogniserTest {
    private static final Grammar.Phrases AGENT = Grammar.Phrases.of("agent", "representative");
    private static final Grammar CARD = new Grammar.CardNumber(Set.of(Cards.FIFTEEN));
    private static Recogniser recogniser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() throws IOException {
        recogniser = Recogniser.load(TestModels.needed(), 1);
    }

    @AfterAll
    static void close() {
        if (recogniser != null) recogniser.close();
    }

    @Test
    void aCardNumberIsHeard() {
        assertThat(text(heard("card-numbers", "george-00.wav", CARD))).isEqualTo("372378785628777");
        assertThat(text(heard("card-numbers", "jackson-03.wav", CARD))).isEqualTo("372102931549822");
    }

    @Test
    void whatIsSaidAgainSettlesADoubt() {
        var whole = new Grammar.CardNumber(Set.of(Cards.FIFTEEN));
        List<Guess> before = List.of(new Guess("371449635398431", 0.5), new Guess("371449135398431", 0.4));
        short[] group = new SpokenNumbers(7).spoken("jackson", "496353", 40, 1);
        Heard heard = recogniser
                .understand(group, new Listening(new Grammar.CardGroup(whole, before, 4, 6), AGENT))
                .join();
        assertThat(text(heard)).isEqualTo("371449635398431");
    }

    /** Not quite the same, since a step that takes more tokens rounds otherwise. */
    @Test
    void wordsThatWereNotSearchedForAreAsLikelyAsHadTheyBeen() throws IOException {
        Models models = TestModels.needed();
        try (var moonshine = Moonshine.load(models.encoder(), models.decoder());
                Encoded encoded = moonshine.hear(Wideband.of(new SpokenNumbers(7).spoken("jackson", "4963", 40, 1)))) {
            var search = new BeamSearch(Vocabulary.read(models.vocabulary()), 3, 4);
            Wording found = search.search(
                            encoded, Compiled.of(new Grammar.Digits(4, 4)).first())
                    .getFirst();
            assertThat(found.text()).isEqualTo("four nine six three");
            Wording along = search.along(encoded, found.words());
            assertThat(along.score()).isCloseTo(found.score(), within(0.3));
            assertThat(along.strain()).isCloseTo(found.strain(), within(0.3));
            assertThat(along.at(2).score()).isCloseTo(found.at(2).score(), within(0.3));
            assertThat(search.along(encoded, List.of("four", "nine", "six", "two"))
                            .score())
                    .isLessThan(along.score() - 2);
        }
    }

    @Test
    void otherSpeechIsNoAnswer() {
        for (String clip : List.of("001.wav", "003.wav")) {
            assertThat(heard("other-speech", clip, CARD)).isNotInstanceOf(Heard.Sure.class);
            assertThat(heard("other-speech", clip, Grammar.Phrases.of("yes", "no")))
                    .isEqualTo(new Heard.Nothing());
        }
    }

    @Test
    void ownWordsAreWrittenDown() {
        assertThat(text(heard("other-speech", "001.wav", new Grammar.FreeText())))
                .contains("coffee", "milk");
    }

    @Test
    void aWordOfAListIsHeard() {
        Grammar menu = Grammar.Phrases.of("one", "two", "three", "four");
        assertThat(text(heard("digits", "3-jackson-00.wav", menu))).isEqualTo("three");
    }

    /** A synthetic voice: it says nothing about people, but their days and sums are searched for in the same way. */
    @Test
    void daysSumsAndPhrasesAreHeard() {
        var date = new Grammar.Date(LocalDate.of(2026, 11, 28));
        assertThat(text(heard("synthetic", "birth.wav", date))).isEqualTo("1984-03-17");
        assertThat(text(heard("synthetic", "twenty-third.wav", date))).isEqualTo("2026-01-23");
        assertThat(text(heard("synthetic", "twelve.wav", new Grammar.Amount()))).isEqualTo("12.00");
        assertThat(text(heard("synthetic", "cents.wav", new Grammar.Amount()))).isEqualTo("188.33");
        var answers = new Grammar.Phrases(Map.of("yes", "yes", "yes please", "yes", "no", "no"));
        assertThat(text(heard("synthetic", "yes.wav", answers))).isEqualTo("yes");
    }

    @Test
    void manyWordsFitNotAnything() {
        var wish = new Grammar.Phrases(Map.of("i want to talk to a person", "person", "i have a case", "case"));
        for (String clip : List.of("001.wav", "003.wav"))
            assertThat(heard("other-speech", clip, wish)).isEqualTo(new Heard.Nothing());
    }

    @Test
    void aClickIsNothing() {
        assertThat(recogniser
                        .understand(new short[100], new Listening(CARD, AGENT))
                        .join())
                .isEqualTo(new Heard.Nothing());
    }

    @Test
    void withTooMuchToDoItSaysSoAtOnce() {
        short[] sound = sound("other-speech", "001.wav");
        long before = recogniser.turnedAway();
        List<CompletableFuture<Heard>> all = IntStream.range(0, 8)
                .mapToObj(_ -> recogniser.understand(sound, new Listening(AGENT, Grammar.Phrases.NONE)))
                .toList();
        assertThat(all.getLast()).isCompletedWithValue(new Heard.Busy());
        assertThat(all.getFirst().join()).isNotInstanceOf(Heard.Busy.class);
        all.forEach(CompletableFuture::join);
        assertThat(recogniser.turnedAway()).isGreaterThan(before);
    }

    @Test
    void aProcessMayEndWhileItRecognises() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndsWhileItRecognises.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Heard heard(String folder, String name, Grammar grammar) {
        return recogniser
                .understand(sound(folder, name), new Listening(grammar, AGENT))
                .join();
    }

    private static short[] sound(String folder, String name) {
        return SpokenNumbers.read(Path.of("src/test/resources/speech", folder, name));
    }

    private static String text(Heard heard) {
        return switch (heard) {
            case Heard.Sure sure -> sure.guess().text();
            case Heard.Unsure unsure -> "unsure of " + unsure.best().text();
            case Heard.Beside beside -> "instead " + beside.guess().text();
            case Heard.Nothing _, Heard.Busy _ -> heard.toString();
        };
    }
}
