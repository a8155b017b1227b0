package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The jitter buffer against one that always waits 60 ms, on stated networks; prints the table of docs/performance.md. */
class JitterTraceTest {
    private static final int SEEDS = 10;

    /** One network, means over the seeds. */
    private record Row(String network, Replay.Result adaptive, Replay.Result fixed) {
        String line() {
            return "| %s | %.0f | %.2f | %.1f | %.0f | %.2f | %.1f |"
                    .formatted(
                            network,
                            adaptive.addedMillis(),
                            adaptive.concealedPercent(),
                            adaptive.rating(),
                            fixed.addedMillis(),
                            fixed.concealedPercent(),
                            fixed.rating());
        }
    }

    @Test
    void adaptingIsBetterThanWaitingSixtyMillisecondsOnAllButOneNetwork() throws IOException {
        Clip voice = Voice.clip();
        int better = 0;
        System.out.println(
                "| network | ms | concealed % | R | fixed: ms | concealed % | R |\n|---|---|---|---|---|---|---|");
        for (int network = 0; network < Trace.all(0).size(); network++) {
            Row row = row(network, voice);
            System.out.println(row.line());
            assertThat(row.adaptive.rating()).as(row.network).isGreaterThan(row.fixed.rating() - 1);
            if (row.adaptive.rating() > row.fixed.rating()) better++;
        }
        assertThat(better).isGreaterThanOrEqualTo(Trace.all(0).size() - 1);
    }

    @Test
    void evenNetworkCostsNextToNothing() throws IOException {
        Row local = row(0, Voice.clip());
        assertThat(local.adaptive.addedMillis()).isLessThan(20);
        assertThat(local.adaptive.concealedPercent()).isLessThan(0.1);
    }

    @Test
    void lossAloneCausesNoWaiting() throws IOException {
        Row even = row(0, Voice.clip());
        for (int network : List.of(1, 2)) {
            Row lossy = row(network, Voice.clip());
            assertThat(lossy.adaptive.addedMillis()).isLessThan(even.adaptive.addedMillis() + 5);
            assertThat(lossy.adaptive.concealedPercent()).isLessThan(lossy.fixed.concealedPercent() + 0.1);
        }
    }

    private static Row row(int network, Clip voice) {
        var none = new Replay.Result(0, 0);
        Replay.Result adaptive = none, fixed = none;
        for (int seed = 0; seed < SEEDS; seed++) {
            Trace trace = Trace.all(seed).get(network);
            adaptive = adaptive.plus(new Replay(trace, voice).adaptive());
            fixed = fixed.plus(new Replay(trace, voice).fixed());
        }
        return new Row(Trace.all(0).get(network).name(), adaptive.over(SEEDS), fixed.over(SEEDS));
    }
}
