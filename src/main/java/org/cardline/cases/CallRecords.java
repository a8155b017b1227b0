package org.cardline.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cardline.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The records of calls, written in batches by a thread of their own.
 *
 * <p>Records wait in a queue of {@value #MOST_WAITING}. When it is full, because the database is slow or away, whoever
 * adds one waits: by then the caller has hung up, so a conversation's thread waits and nobody else. After
 * {@value #LONGEST_WAIT_SECONDS} seconds the record goes to the log, without the calling number, and is {@link #lost
 * counted}. A batch that the database didn't take is tried again until {@link #close}.
 */
public final class CallRecords implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallRecords.class);
    private static final int MOST_WAITING = 10_000;
    private static final int LARGEST_BATCH = 2_000;
    private static final int LONGEST_WAIT_SECONDS = 30;
    /** How long records wait for others to share their batch, and a batch before it is tried again. */
    private static final int GATHER_MILLIS = 100;

    private static final int TRIES_AT_CLOSE = 10;

    private final BlockingQueue<CallRecord> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final CallTable table;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;

    public CallRecords(Store store) {
        this.table = new CallTable(new JdbcTemplate(store.dataSource()));
        this.writer = Thread.ofPlatform().name("call-records").daemon().start(this::write);
    }

    /** Adds a record; any thread may, and waits while the queue is full. */
    public void add(CallRecord record) {
        try {
            if (waiting.offer(record, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        lose(record);
    }

    /** How many records went to the log instead of the database since the start. */
    public long lost() {
        return lost.get();
    }

    /** The calls that began last, the newest first; those of the last moment may still wait to be written. */
    public List<CallSummary> last(int most) {
        return table.last(most);
    }

    /** How many calls began since then. */
    public CallCounts counts(Instant since) {
        return table.counts(since);
    }

    /** Writes what waits, at once, then ends the thread. Nothing may be added afterwards. */
    @Override
    public void close() {
        closing.countDown();
        try {
            writer.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (!closing.await(GATHER_MILLIS, TimeUnit.MILLISECONDS) || !waiting.isEmpty()) writeBatch();
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeBatch() throws InterruptedException {
        var batch = new ArrayList<CallRecord>();
        waiting.drainTo(batch, LARGEST_BATCH);
        if (!batch.isEmpty()) insist(batch);
    }

    private void insist(List<CallRecord> batch) throws InterruptedException {
        int triesLeft = TRIES_AT_CLOSE;
        while (!written(batch)) {
            if (closing.getCount() == 0 && --triesLeft == 0) {
                batch.forEach(this::lose);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        }
    }

    private boolean written(List<CallRecord> batch) {
        try {
            table.add(batch);
            return true;
        } catch (DataIntegrityViolationException refused) {
            return batch.size() == 1 ? refused(batch.getFirst(), refused) : writtenOneByOne(batch);
        } catch (DataAccessException cause) {
            LOG.warn(
                    "The records of {} calls could not be written; trying again: {}",
                    batch.size(),
                    cause.getMostSpecificCause().getMessage());
            return false;
        }
    }

    /** So that one record which the database refuses takes no other with it. */
    private boolean writtenOneByOne(List<CallRecord> batch) {
        return batch.stream().allMatch(each -> written(List.of(each)));
    }

    private boolean refused(CallRecord record, DataAccessException cause) {
        LOG.error(
                "The record of a call was refused: {}",
                cause.getMostSpecificCause().getMessage());
        lose(record);
        return true;
    }

    private void lose(CallRecord record) {
        lost.incrementAndGet();
        LOG.error(
                "call={} not recorded: started={} ended={} outcome={}",
                record.callId(),
                record.startedAt(),
                record.endedAt(),
                record.outcome());
    }
}
