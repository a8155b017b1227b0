package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cardline.media.Clip;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Prompts;
import org.cardline.speech.Voice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence in the code of the conversations is recorded; as gettext does it, they are found in the code itself. */
class SentencesTest {
    /** What begins as a sentence and ends as one. Exceptions and timelines of this room have no final dot. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Z{].*[.?}]");

    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(8);

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void everySentenceIsRecorded(String name) throws Exception {
        Prompts prompts = programme(name).prompts();
        assertThat(Voice.phrases(sentences()).stream()
                        .filter(phrase -> prompts.recording(phrase).isEmpty()))
                .as("add these lines to programmes/prompts-en/sentences.txt and run scripts/make-prompts")
                .isEmpty();
    }

    /** Whoever chose Spanish hears no English, but for names and what an operator announces. */
    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void everySentenceIsRecordedInSpanish(String name) throws Exception {
        Programme programme = programme(name);
        Stream<String> programmes = Stream.concat(
                Stream.of(
                        programme.brand().demonstrationNotice(),
                        programme.brand().demonstrationRefusal()),
                programme.departments().stream().map(each -> each.name()));
        Stream<String> fixed = Voice.phrases(sentences()).stream()
                .filter(phrase -> !Voice.phrases(List.of()).contains(phrase));
        assertThat(Stream.concat(fixed, programmes)
                        .filter(phrase ->
                                programme.spanishPrompts().recording(phrase).isEmpty()))
                .as("add these lines to programmes/prompts-es/sentences.txt and run scripts/make-prompts")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void noPhraseIsLongerThanAPrompt(String name) throws IOException {
        var all = new HashMap<>(programme(name).prompts().recordings());
        programme(name).spanishPrompts().recordings().forEach((phrase, file) -> all.put("es: " + phrase, file));
        for (var each : all.entrySet()) {
            assertThat(Clip.fromWav(each.getValue()).duration())
                    .as(each.getKey())
                    .isLessThanOrEqualTo(LONGEST_PROMPT);
        }
    }

    private static Programme programme(String name) {
        return Programmes.load(Path.of("programmes", name));
    }

    private static List<String> sentences() throws Exception {
        Path code = Path.of(EntryPoints.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> classes = Files.list(code.resolve("org/cardline/conversations"))) {
            return classes.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(SentencesTest::strings)
                    .filter(text -> SENTENCE.matcher(text).matches())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> strings(Path file) {
        try {
            Iterable<PoolEntry> pool = ClassFile.of().parse(file).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .flatMap(entry ->
                            entry instanceof StringEntry text ? Stream.of(text.stringValue()) : Stream.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
