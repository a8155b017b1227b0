package org.cardline.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardline.programme.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped model is the one that its data makes, and does what docs/speech.md says of it. */
class ShippedModelTest {
    private static final Path DATA = Path.of("training/reasons");

    @Test
    void itLearntFromTheDataInTheRepository() throws IOException {
        assertThat(ModelFile.shipped().hash())
                .as("training/reasons has changed: run ./cardline train reasons")
                .isEqualTo(Corpus.in(DATA).hash());
    }

    @ParameterizedTest
    @CsvSource({"judged,0.83,0.90", "calls,0.71,0.87"})
    void itReachesTheStatedFiguresOnSentencesItNeverLearnt(String set, double right, double raw) throws IOException {
        ModelFile file = ModelFile.shipped();
        try (var embedding = new Embedding()) {
            Features features = Understanding.features(embedding);
            List<Judged> judged = Corpus.in(DATA).judged().stream()
                    .filter(each -> each.source().equals(set))
                    .map(each -> new Judged(each, file.model().probabilities(features.of(each.words()))))
                    .toList();
            var scores = new Scores(judged, _ -> file.thresholds());
            assertThat(scores.right()).isGreaterThan(right);
            assertThat(scores.raw()).isGreaterThan(raw);
            assertThat(scores.wrongAtOnce()).isLessThan(0.04);
            assertThat(scores.outOfScopeAccepted()).isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void twoReasonsAreKeptAndOneIsNotTakenForTwo() throws IOException {
        int both = 0, two = 0, invented = 0;
        try (Understanding understanding = Understanding.shipped()) {
            for (String line : Corpus.rows(DATA.resolve("two.tsv")).toList()) {
                String[] columns = line.split("\t", -1);
                Set<Reason> meant = Arrays.stream(columns[0].split(" "))
                        .flatMap(label -> Label.of(label).reason().stream())
                        .collect(Collectors.toSet());
                Set<Reason> taken = understanding.of(columns[1]) instanceof Understood.Sure sure
                        ? Set.copyOf(sure.reasons())
                        : Set.of();
                if (meant.size() == 2) two++;
                if (meant.size() == 2 && taken.equals(meant)) both++;
                if (meant.size() < 2 && taken.size() == 2) invented++;
            }
        }
        assertThat(two).isEqualTo(67);
        assertThat(both).isGreaterThanOrEqualTo(57);
        assertThat(invented).isLessThanOrEqualTo(2);
    }

    @Test
    void noJudgedSentenceIsAmongThoseLearnt() throws IOException {
        Corpus corpus = Corpus.in(DATA);
        Set<String> both = words(corpus.learnt());
        both.retainAll(words(corpus.judged()));
        assertThat(both).isEmpty();
    }

    private static Set<String> words(List<Utterance> utterances) {
        return utterances.stream()
                .map(each -> PlainWords.of(each.words()))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
