package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.cardline.line.LineMeter;
import org.junit.jupiter.api.Test;

class LineMetersTest {
    @Test
    void whatTheLineCountsCanBeAlarmedOn() {
        var registry = new SimpleMeterRegistry();
        new LineMeters(new LineMeter()).bindTo(registry);
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .contains(
                        "cardline.calls.now",
                        "cardline.rtp.lost",
                        "cardline.keys.dropped",
                        "cardline.recordings.frames.concealed")
                .contains("cardline.tick.late.worst");
        assertThat(registry.find("cardline.tick.slices").functionCounters())
                .hasSize(LineMeter.latenessMicros().length + 1);
    }
}
