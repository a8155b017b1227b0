package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedLogTest {
    @Test
    void whoWritesNeverWaitsAndWhatIsDroppedIsCounted() {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var disk = new StuckDisk();
        BoundedLog log = started(context, disk);
        var logger = context.getLogger("test");
        logger.addAppender(log);
        for (int i = 0; i < 1_000; i++) logger.error("event {}", i);
        disk.moves.countDown();
        log.stop();
        assertThat(log.droppedHere()).isPositive();
        assertThat(disk.written.get() + log.droppedHere()).isEqualTo(1_000);
    }

    private static BoundedLog started(LoggerContext context, StuckDisk disk) {
        disk.setContext(context);
        disk.start();
        var log = new BoundedLog();
        log.setContext(context);
        log.setQueueSize(256);
        log.setDiscardingThreshold(64);
        log.setNeverBlock(true);
        log.setMaxFlushTime(10_000);
        log.addAppender(disk);
        log.start();
        return log;
    }

    private static final class StuckDisk extends AppenderBase<ILoggingEvent> {
        private final CountDownLatch moves = new CountDownLatch(1);
        private final AtomicInteger written = new AtomicInteger();

        @Override
        protected void append(ILoggingEvent event) {
            try {
                moves.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            written.incrementAndGet();
        }
    }
}
