package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.cardline.speech.EarMeter;

/** All that the ears count, for Prometheus. */
record EarMeters(EarMeter meter) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "cardline.speech.heard", EarMeter::heard);
        count(registry, "cardline.speech.busy", EarMeter::busy);
        count(registry, "cardline.speech.frames.dropped", EarMeter::framesDropped);
        FunctionTimer.builder(
                        "cardline.speech.recognition",
                        meter,
                        EarMeter::looks,
                        EarMeter::lookNanos,
                        TimeUnit.NANOSECONDS)
                .register(registry);
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<EarMeter> counted) {
        FunctionCounter.builder(name, meter, counted).register(registry);
    }
}
