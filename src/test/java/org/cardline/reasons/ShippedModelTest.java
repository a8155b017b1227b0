package org.cardline.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped model is the one that its data makes, and does what docs/speech.md says of it. */
class ShippedModelTest {
    private static final Path DATA = Path.of("training/reasons");

    @Test
    void itLearntFromTheDataInTheRepository() throws IOException {
        assertThat(ModelFile.shipped().hash())
                .as("training/reasons has changed: run ./cardline train reasons")
                .isEqualTo(Corpus.in(DATA).hash());
    }

    @Test
    void itReachesTheStatedFiguresOnSentencesItNeverLearnt() throws IOException {
        ModelFile file = ModelFile.shipped();
        try (var embedding = new Embedding()) {
            Features features = Understanding.features(embedding);
            List<Judged> judged = Corpus.in(DATA).judged().stream()
                    .map(each -> new Judged(each, file.model().probabilities(features.of(each.words()))))
                    .toList();
            var scores = new Scores(judged, file.thresholds());
            assertThat(scores.right()).isGreaterThan(0.70);
            assertThat(scores.raw()).isGreaterThan(0.84);
            assertThat(scores.outOfScopeAccepted()).isLessThanOrEqualTo(0.05);
        }
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
