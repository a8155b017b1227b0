package org.cardline.store;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction of the calling thread: all of it is committed, or, when it throws, none.
 *
 * <p>Work inside other work joins that one's transaction. Work that lost against somebody else's (a deadlock, a
 * serialization failure) is run again from its beginning, at most {@value #ATTEMPTS} times in all: it must do nothing
 * that the database can't take back.
 */
public final class Transactions {
    /** Beyond it the failure is thrown to whoever asked. */
    private static final int ATTEMPTS = 5;

    private final TransactionOperations readCommitted;
    private final TransactionOperations serializable;

    Transactions(DataSource database) {
        var manager = new JdbcTransactionManager(database);
        readCommitted = new TransactionTemplate(manager);
        var strict = new TransactionTemplate(manager);
        strict.setIsolationLevel(TransactionTemplate.ISOLATION_SERIALIZABLE);
        serializable = strict;
    }

    /** Sees what others have committed by the moment of each statement; enough where rows are locked or constrained. */
    public <T> T run(Supplier<T> work) {
        return attempt(readCommitted, work);
    }

    /** As {@link #run(Supplier)}, for work without a result. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /** As if nobody else wrote meanwhile: for work that decides by what it has read, such as a limit's count. */
    public <T> T runSerializable(Supplier<T> work) {
        return attempt(serializable, work);
    }

    /** As {@link #run(Supplier)}, for work of one statement: that is a transaction by itself, one way to the database. */
    public <T> T statement(Supplier<T> work) {
        return again(work);
    }

    private static <T> T attempt(TransactionOperations how, Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? work.get()
                : again(() -> once(how, work));
    }

    private static <T> T again(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException lost) {
                if (attempt == ATTEMPTS) throw lost;
            }
        }
    }

    @SuppressWarnings("NullAway") // the template returns what the work returned
    private static <T> T once(TransactionOperations how, Supplier<T> work) {
        return how.execute(status -> work.get());
    }
}
