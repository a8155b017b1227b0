package org.cardline.routing;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * The time in which the database doesn't answer, from the first who finds that out until the caretaker's look has found it
 * back: nobody who talks or waits is to notice. What is to be written is kept, in order; what is to be known is not. Meanwhile
 * nobody is made to wait for a connection. Any thread.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    /** Many for each call that a process can have; what is more is lost. */
    private static final int MOST_KEPT = 100_000;

    private final Queue<Runnable> kept = new ArrayDeque<>();
    private volatile boolean lasts;

    boolean lasts() {
        return lasts;
    }

    /** Whether this failed for want of the database; then it lasts from now on. */
    boolean began(RuntimeException fault) {
        if (!isOne(fault)) return false;
        begins(fault);
        return true;
    }

    /** Whether this is the database's absence, and no fault of who asked. */
    private static boolean isOne(Throwable fault) {
        return isOneItself(fault) || fault.getCause() != null && isOne(fault.getCause());
    }

    private static boolean isOneItself(Throwable fault) {
        return fault instanceof DataAccessResourceFailureException
                || fault instanceof TransientDataAccessResourceException
                || fault instanceof RecoverableDataAccessException
                || fault instanceof TransactionException;
    }

    private synchronized void begins(RuntimeException fault) {
        if (!lasts)
            LOG.error("The database doesn't answer. Who talks or waits goes on, what comes of it is kept", fault);
        lasts = true;
    }

    /** What the database knows; otherwise this. */
    <T> T read(Supplier<T> ask, T otherwise) {
        if (lasts) return otherwise;
        try {
            return ask.get();
        } catch (RuntimeException fault) {
            if (!began(fault)) throw fault;
            return otherwise;
        }
    }

    /** What the database knows; empty where it doesn't answer. */
    <T> Optional<T> read(Supplier<T> ask) {
        return read(() -> Optional.of(ask.get()), Optional.empty());
    }

    /**
     * Now, or after all that is kept once the database is back.
     *
     * @param work may be done twice without happening twice: what the database was told when it went, it may have done
     */
    void write(Runnable work) {
        if (isKept(work)) return;
        try {
            work.run();
        } catch (RuntimeException fault) {
            if (!isOne(fault)) throw fault;
            failed(work, fault);
        }
    }

    private synchronized boolean isKept(Runnable work) {
        if (lasts) keep(work);
        return lasts;
    }

    private synchronized void failed(Runnable work, RuntimeException fault) {
        begins(fault);
        keep(work);
    }

    private void keep(Runnable work) {
        if (kept.size() < MOST_KEPT) kept.add(work);
        else LOG.error("What came of a talk is lost: {} such are kept already", MOST_KEPT);
    }

    /** The database is back: writes what was kept. One thread; thrown is that the database is gone again. */
    void ends() {
        for (Optional<Runnable> next = first(); next.isPresent(); next = first()) {
            try {
                next.get().run();
            } catch (RuntimeException fault) {
                if (isOne(fault)) throw fault;
                LOG.error("What was kept can't be written", fault);
            }
            done();
        }
    }

    /** The oldest that is kept; where there is none it is over. */
    private synchronized Optional<Runnable> first() {
        if (kept.isEmpty()) {
            lasts = false;
            LOG.warn("The database answers again, and what was kept is written");
        }
        return Optional.ofNullable(kept.peek());
    }

    private synchronized void done() {
        kept.remove();
    }
}
