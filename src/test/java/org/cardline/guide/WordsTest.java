package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reported;
import org.cardline.routing.ExpectedWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final Path JAVA = Path.of("src/main/java/org/cardline/guide");
    private static final Path PAGES = Path.of("src/main/jte/guide");
    private static final Pattern SAID = Pattern.compile("words\\.of\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern FAMILIAR = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:tú|tus?|ti|contigo|tuy[oa]s?|has|hayas|eres|puedes|tienes|llamadme|ll[aá]m(?:anos|as)|escríbenos)(?!\\p{L})");
    private static final Set<String> THE_SAME_IN_BOTH = Set.of("general");

    @Test
    void everySentenceIsInSpanishAndNoneIsLeftOver() throws IOException {
        assertThat(spanish("american-express").known().keySet()).containsAll(said());
        var all = new TreeSet<>(spanish("american-express").known().keySet());
        all.removeAll(said());
        assertThat(all)
                .isEqualTo(
                        new TreeSet<>(programme("american-express").inSpanish().keySet()));
    }

    @Test
    void nothingIsTheSameInBothAndEveryPlaceIsKept() {
        spanish("american-express").known().forEach((english, spanish) -> {
            assertThat(spanish).isNotBlank();
            assertThat(spanish.equals(english)).as(english).isEqualTo(THE_SAME_IN_BOTH.contains(english));
            assertThat(places(spanish)).as(spanish).isEqualTo(places(english));
        });
    }

    /** What stands in a page stands there by {@link Words}. */
    @Test
    void noPageHasWordsOfItsOwn() throws IOException {
        for (Path page : files(PAGES)) {
            String text = Files.readString(page);
            String left = text.replaceAll("(?m)^\\s*@.*$", "")
                    .replaceAll("\\$(?:unsafe)?\\{(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\"}])*}", "")
                    .replaceAll("<[^<>]*lang=\"e[ns]\">\\p{L}+</a>", "") // each language calls itself by its own name
                    .replaceAll("(?s)<[^<>]*>", "");
            assertThat(left).as(page.toString()).doesNotContainPattern("\\p{L}");
            assertThat(text).as(page.toString()).doesNotContainPattern("(?:aria-label|alt|placeholder)=\"[^$]");
            assertThat(text).as(page.toString()).doesNotContainPattern("title = \"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void whatAProgrammeTellsIsInSpanish(String name) {
        Programme programme = programme(name);
        var brand = programme.brand();
        Stream<String> directory = programme.numbers().stream()
                .flatMap(each -> Stream.of(each.notes(), each.conflicts(), List.of(each.publishedIn())))
                .flatMap(List::stream);
        Stream<String> reported = programme.reported().stream().map(Reported::how);
        assertThat(Stream.concat(
                                Stream.concat(directory, reported),
                                Stream.of(brand.demonstrationNotice(), brand.independenceNotice()))
                        .filter(each -> !each.isEmpty()))
                .allSatisfy(each -> assertThat(programme.inSpanish()).containsKey(each));
    }

    /** On pages, in letters and on the line alike. */
    @Test
    void whoReadsSpanishIsUstedEverywhere() throws IOException {
        assertThat("Has colgado.").containsPattern(FAMILIAR);
        for (String each :
                List.of("src/main/resources/org/cardline/guide/es.tsv", "programmes/prompts-es/sentences.txt"))
            for (String line : Files.readAllLines(Path.of(each)))
                assertThat(line.substring(line.indexOf('\t') + 1)).doesNotContainPattern(FAMILIAR);
        for (String each : List.of("american-express", "larkmoor")) {
            String letters = Files.readString(Path.of("programmes", each, "letters.yaml"));
            assertThat(letters.substring(letters.indexOf("\nes:"))).doesNotContainPattern(FAMILIAR);
            assertThat(String.join("\n", programme(each).inSpanish().values())).doesNotContainPattern(FAMILIAR);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | A person is free now.",
                "5 | 40 | The wait for a person is probably less than a minute.",
                "20 | 200 | The wait for a person is probably up to 4 minutes.",
                "130 | 600 | The wait for a person is probably 2 to 10 minutes.",
                "700 | 9000 | The wait for a person is probably more than 11 minutes."
            })
    void aWaitIsToldInWholeMinutes(int least, int most, String told) {
        var wait = new ExpectedWait(Duration.ofSeconds(least), Duration.ofSeconds(least), Duration.ofSeconds(most));
        assertThat(Told.person(new PersonNow.After(wait), Words.english())).isEqualTo(told);
    }

    @Test
    void countriesAreNamedAndSortedAsTheReaderDoes() {
        Words spanish = spanish("larkmoor");
        assertThat(spanish.name(Territory.of("US").orElseThrow())).isEqualTo("Estados Unidos");
        List<String> names = spanish.territories().stream().map(spanish::name).toList();
        assertThat(names)
                .hasSize(Territory.all().size())
                .containsSubsequence("Austria", "Bélgica", "Etiopía", "Zambia");
    }

    @Test
    void countriesHaveTheirArticleInASentence() {
        assertThat(Territory.all().stream().map(Words.english()::inSentence).filter(each -> each.startsWith("the ")))
                .hasSizeBetween(30, 45)
                .contains("the United States", "the United Kingdom", "the Netherlands", "the Isle of Man")
                .contains("the Dominican Republic", "the Cayman Islands", "the British Virgin Islands");
        assertThat(Words.english().inSentence(Territory.of("ES").orElseThrow())).isEqualTo("Spain");
        assertThat(spanish("larkmoor").inSentence(Territory.of("US").orElseThrow()))
                .isEqualTo("Estados Unidos");
    }

    private static Words spanish(String programme) {
        return Words.spanish(programme(programme));
    }

    private static Programme programme(String name) {
        return Programmes.load(Path.of("programmes", name));
    }

    private static Set<String> said() throws IOException {
        var said = new TreeSet<String>();
        for (Path file :
                Stream.concat(files(JAVA).stream(), files(PAGES).stream()).toList())
            SAID.matcher(Files.readString(file)).results().forEach(each -> said.add(each.group(1)));
        return said;
    }

    private static List<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
