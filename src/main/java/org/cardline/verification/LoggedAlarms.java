package org.cardline.verification;

import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes alarms to the log, and counts them for the metrics. */
public final class LoggedAlarms implements Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedAlarms.class);

    private final AtomicLongArray raised = new AtomicLongArray(Alarm.values().length);

    @Override
    public void raise(Alarm alarm, String detail) {
        raised.incrementAndGet(alarm.ordinal());
        LOG.error("alarm={} {}", alarm, detail);
    }

    /** How often this one was raised since the start. */
    public long raised(Alarm alarm) {
        return raised.get(alarm.ordinal());
    }
}
