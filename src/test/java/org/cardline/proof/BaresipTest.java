package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cardline.media.SpeechLevel;
import org.cardline.media.ToneDetector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** baresip, a telephone that others wrote: it calls, gives keys, and what it heard is judged by its sound. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the lines of BaresipTest") // one method after another
class BaresipTest {
    private static final int FIRST_HERTZ = 440;
    private static final int SECOND_HERTZ = 1_000;
    private static final int SAMPLES_PER_SECOND = 8_000;
    private static final int WINDOW = SAMPLES_PER_SECOND / 50;

    @RegisterExtension
    static final SharedCardline CARDLINE = new SharedCardline();

    @TempDir
    Path folder;

    @BeforeAll
    static void baresipIsHere() {
        Tools.needProgram("baresip", "baresip-core");
    }

    @Test
    void aKeyStopsTheFirstToneAndTheSecondIsHeardToItsEnd() throws Exception {
        short[] heard;
        try (var line = RunningCardline.start(folder, Map.of("CARDLINE_PROGRAMME", "bench"));
                var telephone = telephone()) {
            telephone.dial("sip:ivr@127.0.0.1:" + line.sipPort());
            telephone.hear(Duration.ofSeconds(2));
            telephone.key('5');
            telephone.awaitHangUp();
            heard = telephone.heard();
        }
        assertThat(seconds(heard, FIRST_HERTZ)).as("of ten seconds, stopped").isBetween(1.5, 5.0);
        assertThat(seconds(heard, SECOND_HERTZ)).as("of two seconds, whole").isBetween(1.8, 2.1);
        assertThat(last(heard, FIRST_HERTZ)).as("one after the other").isLessThan(first(heard, SECOND_HERTZ));
    }

    @Test
    void theGreetingIsSpeechThatCanBeHeard() throws Exception {
        short[] heard;
        RunningCardline line = CARDLINE.line();
        try (var telephone = telephone()) {
            telephone.dial("sip:" + line.dialled() + "@127.0.0.1:" + line.sipPort());
            telephone.hear(Duration.ofSeconds(5));
            telephone.hangUp();
            heard = telephone.heard();
        }
        SpeechLevel level = SpeechLevel.of(heard);
        assertThat(level.activeDbov()).isBetween(-30.0, -18.0);
        assertThat(level.activity())
                .as("share of the time in which somebody speaks")
                .isGreaterThan(0.5);
        assertThat(seconds(heard, FIRST_HERTZ)).as("of a pure tone").isLessThan(1.0);
    }

    private Baresip telephone() throws Exception {
        return Baresip.start(Files.createDirectory(folder.resolve("baresip")));
    }

    /** For how long nothing but this tone was heard. */
    private static double seconds(short[] heard, int hertz) {
        int windows = 0;
        for (int at = 0; at + WINDOW <= heard.length; at += WINDOW) if (isTone(heard, at, hertz)) windows++;
        return (double) windows * WINDOW / SAMPLES_PER_SECOND;
    }

    private static int first(short[] heard, int hertz) {
        int at = 0;
        while (!isTone(heard, at, hertz)) at += WINDOW;
        return at;
    }

    private static int last(short[] heard, int hertz) {
        int at = heard.length - WINDOW;
        while (!isTone(heard, at, hertz)) at -= WINDOW;
        return at;
    }

    private static boolean isTone(short[] heard, int at, int hertz) {
        return ToneDetector.share(heard, at, WINDOW, hertz) > 0.9;
    }
}
