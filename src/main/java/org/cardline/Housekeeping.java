package org.cardline;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cardline.programme.LiveProgramme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes every day what the programme keeps no longer, on a thread of its own. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int FIRST_AFTER_MINUTES = 1;
    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();

    private final LiveProgramme programme;
    private final Forgetting forgetting;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    Housekeeping(LiveProgramme programme, Forgetting forgetting) {
        this.programme = programme;
        this.forgetting = forgetting;
        thread.scheduleWithFixedDelay(this::tryToForget, FIRST_AFTER_MINUTES, MINUTES_A_DAY, TimeUnit.MINUTES);
    }

    private void tryToForget() {
        try {
            LOG.info("Retention: {}", forgetting.forget(programme.current().retention()));
        } catch (RuntimeException failed) {
            LOG.error("Retention could not be applied; it is tried again tomorrow, or with ./cardline forget", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
