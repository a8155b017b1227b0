package org.cardline.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.phone.Ear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an agent's key to sound both ways: a caller by SIP and an agent's browser both have a tone all the time, and each end notes
 * when it first has the other's, by the one clock of this machine. {@code ./cardline bench answer}, on a machine that does nothing else.
 */
class AnswerBench {
    private static final Path RESULT = Path.of("target/bench/answer.json");
    private static final int CALLS = 10;
    private static final int AGENTS_TONE = 1_870;
    private static final int CALLERS_TONE = 440;
    private static final int FRAME = 160;

    /** Looks every 4 ms for the caller's tone, from the key on that answers. */
    private static final String LISTENS = """
            (hertz) => {
              const context = (window.listens ??= new AudioContext());
              const heard = context.createAnalyser();
              heard.fftSize = 1024;
              heard.smoothingTimeConstant = 0;
              context.createMediaStreamSource(document.getElementById("voice").srcObject).connect(heard);
              const levels = new Float32Array(heard.frequencyBinCount);
              window.both = new Promise((done) => {
                let pressed = 0;
                addEventListener("keydown", () => (pressed = Date.now()), { once: true, capture: true });
                const looks = setInterval(() => {
                  heard.getFloatFrequencyData(levels);
                  if (!pressed || levels[Math.round(hertz * heard.fftSize / context.sampleRate)] < -50) return;
                  clearInterval(looks);
                  done([pressed, Date.now()]);
                }, 4);
              });
            }
            """;

    @TempDir
    static Path folder;

    /** Notes when the agent is first heard. */
    private static final class Listener implements Ear {
        private final AtomicLong heardAt = new AtomicLong();

        @Override
        public void hears(short[] frame) {
            if (ToneDetector.share(frame, 0, FRAME, AGENTS_TONE) > 0.7)
                heardAt.compareAndSet(0, System.currentTimeMillis());
        }

        long await() {
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (heardAt.get() == 0 && System.nanoTime() < deadline) LockSupport.parkNanos(1_000_000);
            return heardAt.get();
        }
    }

    private record Answered(long callerMillis, long agentMillis) {}

    @Test
    void bothHearEachOtherSoonAfterTheKey() throws Exception {
        setDefaultAssertionTimeout(30_000);
        var all = new ArrayList<Answered>();
        try (RunningCardline cardline = RunningCardline.start(folder, Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseZGC"));
                Browser browser = Browser.open(folder.resolve("profile"))) {
            Page desk = signIn(cardline, browser);
            for (int i = 0; i < CALLS; i++) all.add(answered(cardline, desk));
        }
        write(all);
        assertThat(percentile(all.stream().map(Answered::callerMillis).toList(), 95))
                .isLessThan(300);
        assertThat(percentile(all.stream().map(Answered::agentMillis).toList(), 95))
                .isLessThan(300);
    }

    private static Page signIn(RunningCardline cardline, Browser browser) throws IOException {
        Matcher printed = Pattern.compile("/desk as .*, password (\\w+)").matcher(cardline.words());
        assertThat(printed.find()).isTrue();
        Page desk = browser.pageWithTone("http://127.0.0.1:" + cardline.httpPort() + "/desk", AGENTS_TONE);
        desk.locator("#username").fill("ana");
        desk.locator("#password").fill(printed.group(1));
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#telephone")).containsText("The telephone is connected.");
        desk.locator("#ready").click();
        return desk;
    }

    private static Answered answered(RunningCardline cardline, Page desk) throws Exception {
        var listener = new Listener();
        try (Talking caller = Talking.to(cardline, listener)) {
            caller.hear("Lost or stolen")
                    .press("0")
                    .hear("Fraud")
                    .press("1")
                    .hear("Your case is open.")
                    .press("5");
            assertThat(desk.locator("#phase")).containsText("Rings");
            caller.say(Tones.sine(CALLERS_TONE, Duration.ofSeconds(10), 8_000));
            desk.evaluate(LISTENS, CALLERS_TONE);
            listener.heardAt.set(0); // prompts have such a sound, too, now and then
            desk.keyboard().press("a");
            List<?> both = (List<?>) desk.evaluate("() => window.both");
            long pressed = ((Number) both.get(0)).longValue();
            var answered = new Answered(listener.await() - pressed, ((Number) both.get(1)).longValue() - pressed);
            assertThat(desk.locator("#phase")).containsText("In a talk");
            desk.keyboard().press("e");
            completes(desk);
            return answered;
        }
    }

    private static void completes(Page desk) {
        assertThat(desk.locator("#phase")).containsText("Wrap-up");
        desk.locator("#code").selectOption("solved");
        desk.locator("#step").selectOption("nothing");
        desk.locator("#done").click();
        assertThat(desk.locator("#phase")).containsText("Nobody is waiting for you.");
    }

    private static long percentile(List<Long> millis, int percent) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    private static void write(List<Answered> all) throws IOException {
        var caller = all.stream().map(Answered::callerMillis).toList();
        var agent = all.stream().map(Answered::agentMillis).toList();
        String line =
                "{\"answers\":%d,\"caller_p50_ms\":%d,\"caller_p95_ms\":%d,\"agent_p50_ms\":%d,\"agent_p95_ms\":%d}\n"
                        .formatted(
                                all.size(),
                                percentile(caller, 50),
                                percentile(caller, 95),
                                percentile(agent, 50),
                                percentile(agent, 95));
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, line);
        System.out.print(line);
    }
}
