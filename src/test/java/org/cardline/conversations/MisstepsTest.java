package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cardline.simulation.Behaviour;
import org.cardline.simulation.Play;
import org.cardline.simulation.Reply;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each conversation gets where its caller wants also when the caller errs at any one of its questions. */
class MisstepsTest {
    private static final int MOST_QUESTIONS = 40;

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    /** Errs at the question of this number, once, and goes on as the steady caller does. */
    private static final class Erring implements Behaviour {
        private final Behaviour steady;
        private final int at;
        private final Reply error;
        private int asked;

        Erring(Behaviour steady, int at, Reply error) {
            this.steady = steady;
            this.at = at;
            this.error = error;
        }

        @Override
        public Reply answers(String words) {
            return ++asked == at ? error : steady.answers(words);
        }

        @Override
        public Duration speaks() {
            return steady.speaks();
        }
    }

    static List<String> plays() {
        return List.of(
                "lost-card", // its second call follows up
                "lost-card-without-number",
                "dispute",
                "points",
                "application",
                "online-account",
                "something-else",
                "larkmoor-lost-card",
                "larkmoor-dispute");
    }

    @ParameterizedTest
    @MethodSource("plays")
    void callerWhoFallsSilentOncePressesNothingWrong(String name) throws IOException {
        errsAtEveryQuestion(name, Reply.silence());
    }

    @ParameterizedTest
    @MethodSource("plays")
    void callerWhoPressesAWrongKeyOnceGetsThere(String name) throws IOException {
        errsAtEveryQuestion(name, Reply.keys("9"));
    }

    /** Keys that were typed ahead are each for its own question; where a code comes by message nobody can. */
    @ParameterizedTest
    @ValueSource(strings = {"lost-card", "points", "dispute-not-mine", "several-cards-all", "person"})
    void whoTypesTheWholePathAheadGetsThere(String name) throws IOException {
        Play play = Play.of(Files.readString(Path.of("src/test/resources/conversations", name + ".txt")));
        try (World world = play.world(STORE.store(), 1)) {
            Transcript call = play.lastCall(world, MisstepsTest::allAtOnce);
            assertThat(call.heard("Goodbye.")).as(call.ladder()).isTrue();
            assertThat(call.callerHungUp()).as("asked again: " + call.ladder()).isFalse();
            assertThat(call.entries().stream().filter(each -> each.kind() == Transcript.Kind.ASKED))
                    .as(call.ladder())
                    .hasSize(1);
        }
    }

    private static Behaviour allAtOnce(Behaviour steady) {
        var keys = new StringBuilder();
        for (Reply next = steady.answers(""); !next.hangsUp(); next = steady.answers("")) keys.append(next.keys());
        var asked = new AtomicBoolean();
        return words -> asked.getAndSet(true) ? Reply.hangUp() : Reply.keys(keys.toString());
    }

    /** Nothing of a case is told unless the host has compared who asks. */
    @Test
    void whoFollowsUpWhileTheHostIsDownHearsThatAndNothingOfTheCase() throws IOException {
        Play play = Play.of(Files.readString(Path.of("src/test/resources/conversations/lost-card.txt")));
        try (World world = play.world(STORE.store(), 1)) {
            Transcript call = play.lastCall(world, steady -> {
                world.host().goDown();
                return steady;
            });
            assertThat(call.heard("The card system doesn't answer now."))
                    .as(call.ladder())
                    .isTrue();
            assertThat(call.heard(play.lastWords())).as(call.ladder()).isFalse();
            assertThat(call.heard("A new card is on its way.")).isFalse();
        }
    }

    @Test
    void callerWhoFollowsUpMayHangUpAtAnyQuestion() throws IOException {
        Play play = Play.of(Files.readString(Path.of("src/test/resources/conversations/lost-card.txt")));
        for (int at = 1; at <= 4; at++) {
            int question = at;
            try (World world = play.world(STORE.store(), at)) {
                Transcript call = play.lastCall(world, steady -> new Erring(steady, question, Reply.hangUp()));
                assertThat(call.callerHungUp()).as(call.ladder()).isTrue();
                assertThat(call.heard("Your case is open.")).as(call.ladder()).isEqualTo(at == 4);
            }
        }
    }

    private static void errsAtEveryQuestion(String name, Reply error) throws IOException {
        Play play = Play.of(Files.readString(Path.of("src/test/resources/conversations", name + ".txt")));
        int at = 0;
        boolean erred = true;
        while (erred) {
            assertThat(++at).isLessThan(MOST_QUESTIONS);
            erred = getsThere(play, at, error);
        }
        assertThat(at).as("questions").isGreaterThan(3);
    }

    /** Whether there was such a question. */
    private static boolean getsThere(Play play, int at, Reply error) {
        try (World world = play.world(STORE.store(), at)) {
            var erring = new Erring[1];
            Transcript call = play.lastCall(world, steady -> erring[0] = new Erring(steady, at, error));
            assertThat(call.heard(play.lastWords()))
                    .as("erring at question %d: %s\n%s", at, play.lastWords(), call.ladder())
                    .isTrue();
            return erring[0].asked >= at;
        }
    }
}
