package org.cardline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cardline.cards.CardCommands;
import org.cardline.cases.Retention;
import org.cardline.programme.LiveProgramme;
import org.cardline.routing.Routing;
import org.cardline.verification.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes every day what the programme keeps no longer, on a thread of its own. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int FIRST_AFTER_MINUTES = 1;
    private static final long MINUTES_A_DAY = Duration.ofDays(1).toMinutes();

    private final LiveProgramme programme;
    private final Retention retention;
    private final CardCommands commands;
    private final Verification verification;
    private final Routing routing;
    private final InstantSource time;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    Housekeeping(
            LiveProgramme programme,
            Retention retention,
            CardCommands commands,
            Verification verification,
            Routing routing,
            InstantSource time) {
        this.programme = programme;
        this.retention = retention;
        this.commands = commands;
        this.verification = verification;
        this.routing = routing;
        this.time = time;
        thread.scheduleWithFixedDelay(this::tryToForget, FIRST_AFTER_MINUTES, MINUTES_A_DAY, TimeUnit.MINUTES);
    }

    private void tryToForget() {
        try {
            forget();
        } catch (RuntimeException failed) {
            LOG.error("Retention could not be applied; it is tried again tomorrow, or with ./cardline forget", failed);
        }
    }

    private void forget() {
        var days = programme.current().retention();
        LOG.info("Retention: {}", retention.forget(days));
        commands.forgetSettledBefore(time.instant().minus(Duration.ofDays(days.timelineDays())));
        verification.forget();
        routing.forget(time.instant().minus(Duration.ofDays(days.timelineDays())));
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
