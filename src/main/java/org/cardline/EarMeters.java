package org.cardline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.cardline.speech.EarMeter;

/** All that the ears count, for Prometheus. */
record EarMeters(EarMeter meter) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "cardline.speech.heard", EarMeter::heard);
        count(registry, "cardline.speech.busy", EarMeter::busy);
        count(registry, "cardline.speech.frames.dropped", EarMeter::framesDropped);
        time(registry, "cardline.speech.recognition", EarMeter::looks, EarMeter::lookNanos);
        time(registry, "cardline.speech.wait", EarMeter::heard, EarMeter::waitNanos);
    }

    private void time(
            MeterRegistry registry, String name, ToLongFunction<EarMeter> count, ToDoubleFunction<EarMeter> nanos) {
        FunctionTimer.builder(name, meter, count, nanos, TimeUnit.NANOSECONDS).register(registry);
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<EarMeter> counted) {
        FunctionCounter.builder(name, meter, counted).register(registry);
    }
}
