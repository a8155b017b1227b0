package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.cardline.line.LineMeter;

/** All that the line counts, for Prometheus. */
record LineMeters(LineMeter meter) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("cardline.calls.now", meter, LineMeter::callsNow).register(registry);
        count(registry, "cardline.calls.taken", LineMeter::callsTaken);
        count(registry, "cardline.calls.refused", LineMeter::callsRefused);
        count(registry, "cardline.rtp.in", LineMeter::packetsIn);
        count(registry, "cardline.rtp.out", LineMeter::packetsOut);
        count(registry, "cardline.rtp.lost", LineMeter::packetsLost);
        count(registry, "cardline.prompts.stopped.by.voice", LineMeter::promptsStoppedByVoice);
        count(registry, "cardline.keys.dropped", LineMeter::keysDropped);
        count(registry, "cardline.recordings.frames.concealed", LineMeter::framesConcealedInRecordings);
        TimeGauge.builder("cardline.tick.late.worst", meter, TimeUnit.NANOSECONDS, LineMeter::worstLateNanos)
                .register(registry);
        for (int i = 0; i < meter.lateness().length; i++) bindLateness(registry, i);
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<LineMeter> counted) {
        FunctionCounter.builder(name, meter, counted).register(registry);
    }

    /** Slices by how late they ran: at most so many microseconds, and more than the bucket before. */
    private void bindLateness(MeterRegistry registry, int bucket) {
        long[] bounds = LineMeter.latenessMicros();
        FunctionCounter.builder("cardline.tick.slices", meter, each -> each.lateness()[bucket])
                .tag("late.micros", bucket < bounds.length ? Long.toString(bounds[bucket]) : "more")
                .register(registry);
    }
}
