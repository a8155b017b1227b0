package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cardline.cases.Entry;
import org.cardline.cases.Reference;
import org.cardline.simulation.Play;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of a call by speech as of one by keys. */
class SpokenCallsTest {
    private static final int TO_THE_END = 300;

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @ParameterizedTest
    @CsvSource({"lost-card, spoken-lost-card", "lost-card-without-number, spoken-without-number"})
    void aLostCardAsksNoMoreBySpeechThanByKeys(String byKeys, String bySpeech) throws IOException {
        assertThat(call(bySpeech).questions()).isEqualTo(call(byKeys).questions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spoken-lost-card", "spoken-two-reasons", "spoken-half-keyed", "larkmoor-spoken-lost-card"})
    void nothingIsAskedTwice(String name) throws IOException {
        Transcript call = call(name);
        assertThat(call.askedTwice()).as(call.ladder()).isEmpty();
    }

    @Test
    void theCallersSentenceGoesWithTheCase() throws IOException {
        Play play = play("spoken-something-else");
        try (World world = play.world(STORE.store(), 1)) {
            String digits = play.firstCall(world, TO_THE_END).reference().orElseThrow();
            assertThat(world.cases().timeline(new Reference(digits)))
                    .extracting(Entry::words)
                    .contains("In the caller's words: the strip on my card is worn off");
        }
    }

    private static Transcript call(String name) throws IOException {
        Play play = play(name);
        try (World world = play.world(STORE.store(), 1)) {
            return play.firstCall(world, TO_THE_END);
        }
    }

    private static Play play(String name) throws IOException {
        return Play.of(Files.readString(Path.of("src/test/resources/conversations", name + ".txt")));
    }
}
