package org.cardline.cases;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what the programme no longer keeps. A case goes with its timeline, so many days after its last entry, unless a
 * date was promised that is yet to come.
 */
public final class Retention {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final LetterTable letters;
    private final InstantSource clock;

    public Retention(Store store, InstantSource clock) {
        this.jdbc = store.jdbc();
        this.transactions = store.transactions();
        this.letters = new LetterTable(store.jdbc());
        this.clock = clock;
    }

    /** Deletes everything that is older than the days say, in one transaction. */
    public Forgotten forget(org.cardline.programme.Retention days) {
        Instant now = clock.instant();
        Instant timelines = now.minus(Duration.ofDays(days.timelineDays()));
        return transactions.run(() -> new Forgotten(
                recordings(now.minus(Duration.ofDays(days.recordingDays()))),
                callingNumbers(now.minus(Duration.ofDays(days.callingNumberDays()))),
                cases(timelines, LocalDate.ofInstant(now, ZoneOffset.UTC)),
                letters.deleteQueuedBefore(timelines)));
    }

    private int recordings(Instant before) {
        return jdbc.sql("delete from cases.statement where recorded_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    private int callingNumbers(Instant before) {
        return jdbc.sql(
                        "update cases.call set calling_number = null where calling_number is not null and started_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    private int cases(Instant before, LocalDate today) {
        jdbc.sql("select set_config('cardline.retention', 'on', true)")
                .query(String.class)
                .single();
        return jdbc.sql("delete from cases.file where changed_at < ? and (next_date is null or next_date < ?)")
                .param(Timestamp.from(before))
                .param(Date.valueOf(today))
                .update();
    }
}
