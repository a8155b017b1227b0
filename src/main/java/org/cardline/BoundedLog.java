package org.cardline;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.LoggerFactory;

/** Writes the log on a thread of its own; events beyond its queue are dropped, of any level, and counted. */
public final class BoundedLog extends AsyncAppender {
    private final LongAdder dropped = new LongAdder();

    /** Asked only when the queue is all but full. */
    @Override
    protected boolean isDiscardable(ILoggingEvent event) {
        dropped.increment();
        return true;
    }

    /** How many events this process has dropped; 0 where the log is set up otherwise. */
    static long dropped() {
        return root().getAppender("bounded") instanceof BoundedLog log ? log.droppedHere() : 0;
    }

    long droppedHere() {
        return dropped.sum();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
