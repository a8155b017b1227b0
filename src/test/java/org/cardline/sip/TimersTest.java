package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimersTest {
    private final Timers timers = new Timers();
    private final List<Bell> rung = new ArrayList<>();

    private final class Bell extends Alarm {
        private long wanted = -1;

        @Override
        void elapsed() {
            rung.add(this);
            assertThat(wanted).isEqualTo(due);
            wanted = -1;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alarmsRingInOrderOfTheirTimeHoweverOftenTheyAreMoved(long seed) {
        var random = new Random(seed);
        var bells = new ArrayList<Bell>();
        for (int i = 0; i < 100; i++) bells.add(new Bell());
        long now = 0;
        for (int i = 0; i < 4_000; i++) {
            timers.now(Instant.ofEpochMilli(now));
            Bell bell = bells.get(random.nextInt(bells.size()));
            if (random.nextInt(4) == 0) {
                timers.cancel(bell);
                bell.wanted = -1;
            } else {
                bell.wanted = now + random.nextInt(1_000);
                timers.set(bell, Duration.ofMillis(bell.wanted - now));
            }
            if (random.nextInt(20) == 0) now += random.nextInt(200);
            timers.now(Instant.ofEpochMilli(now));
            int before = rung.size();
            timers.run();
            assertThat(rung.subList(before, rung.size()))
                    .as("seed %d", seed)
                    .isSortedAccordingTo((a, b) -> Long.compare(a.due, b.due));
            long due = now;
            assertThat(bells).noneMatch(each -> each.wanted >= 0 && each.wanted <= due);
            assertThat(timers.size()).isEqualTo((int)
                    bells.stream().filter(each -> each.wanted >= 0).count());
        }
    }

    @Test
    void withoutAlarmsThereIsNothingToWaitFor() {
        assertThat(timers.next()).isEqualTo(Instant.MAX);
        var bell = new Bell();
        timers.set(bell, Duration.ofSeconds(1));
        timers.cancel(bell);
        timers.cancel(bell);
        assertThat(timers.next()).isEqualTo(Instant.MAX);
        assertThat(timers.size()).isZero();
    }
}
