package org.cardline.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final NGrams FEATURES = new NGrams();
    private static final List<Trainer.Lesson> LESSONS = Stream.of(
                    new Utterance(Label.LOST_OR_STOLEN, "my card is lost", "own"),
                    new Utterance(Label.REWARDS, "how many points", "own"),
                    new Utterance(Label.OUT_OF_SCOPE, "will it rain", "own"))
            .map(each -> new Trainer.Lesson(FEATURES.of(each.words()), each.label(), 1))
            .toList();

    @Test
    void whatWasLearntIsKnown() {
        LinearModel model = train(1);
        for (Trainer.Lesson lesson : LESSONS) {
            assertThat(model.probabilities(lesson.features())[lesson.label().ordinal()])
                    .isGreaterThan(0.5);
        }
    }

    @Test
    void theSameSeedMakesTheSameModel() {
        assertThat(train(5).weights()).isDeepEqualTo(train(5).weights());
    }

    private static LinearModel train(long seed) {
        return new Trainer(FEATURES.count(), seed).train(LESSONS);
    }
}
