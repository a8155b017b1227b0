package org.cardline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cardline.conversations.EntryPoints;
import org.cardline.line.Admission;
import org.cardline.line.Arrival;
import org.cardline.line.Line;
import org.cardline.line.Reception;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.routing.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who takes calls: the conversations of the programme in force. A changed programme is taken whole; one with mistakes is
 * kept out and told to the log. Calls that run keep the one they began with.
 */
final class ProgrammeReception implements Reception, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgrammeReception.class);
    private static final Duration LOOKED_FOR_EVERY = Duration.ofSeconds(2);

    private final LiveProgramme live;
    private final Function<Programme, EntryPoints> conversations;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("programme").daemon().factory());
    private volatile EntryPoints current;
    private volatile List<String> keptOut = List.of();

    /** @param conversations of a programme; throws where something of it is missing, such as a prompt */
    ProgrammeReception(LiveProgramme live, Function<Programme, EntryPoints> conversations) {
        this.live = live;
        this.conversations = conversations;
        this.current = conversations.apply(live.current());
        long millis = LOOKED_FOR_EVERY.toMillis();
        thread.scheduleWithFixedDelay(this::lookForChanges, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public Admission admit(Arrival arrival) {
        return current.admit(arrival);
    }

    /** Calls somebody back, as the programme in force says. */
    void callBack(Callback due, Line line) throws InterruptedException {
        current.callBack(due, line::call);
    }

    /** Whether the programme on disk is not the one in force, because of its mistakes. */
    boolean isKeptOut() {
        return !keptOut.isEmpty();
    }

    /** Those mistakes. */
    List<String> whyKeptOut() {
        return keptOut;
    }

    void lookForChanges() {
        try {
            switch (live.reloadIfChanged()) {
                case LiveProgramme.Unchanged same -> {}
                case LiveProgramme.Replaced(Programme programme) -> replace(programme);
                case LiveProgramme.Kept(var problems) -> keep(problems);
            }
        } catch (RuntimeException failed) {
            keep(List.of(failed));
        }
    }

    private void replace(Programme programme) {
        current = conversations.apply(programme);
        keptOut = List.of();
        LOG.info("The changed programme {} is in force", programme.name());
    }

    private void keep(List<?> why) {
        keptOut = why.stream().map(Object::toString).toList();
        LOG.error("The changed programme is not taken, the one before stays in force: {}", why);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
