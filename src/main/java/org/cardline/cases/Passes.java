package org.cardline.cases;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardline.programme.Reason;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Call passes: what was chosen on the web is not asked again on the line. A pass says a reason, once, for an hour; it
 * says nothing of anybody and verifies nothing, so who guesses one has only skipped a menu. Any thread may use it.
 */
public final class Passes {
    /** How long one is good. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(60);

    /** Of a million; beyond it too many guesses would hit, so no further one is made. */
    static final int MOST_AT_ONCE = 5_000;

    /** Wrong ones that everybody together may key in an hour, before none is taken for the rest of it. */
    static final int MOST_WRONG_PER_HOUR = 200;

    private static final int DIGITS = 1_000_000;
    private static final int ATTEMPTS = 20;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final InstantSource clock;
    private Instant hourBegan = Instant.MIN;
    private int wrong;

    public Passes(Store store, RandomGenerator random, InstantSource clock) {
        this.jdbc = store.jdbc();
        this.transactions = store.transactions();
        this.random = random;
        this.clock = clock;
    }

    /** A new pass of six digits; empty while there are too many. */
    public Optional<String> make(Reason reason) {
        forgetOld();
        long now = jdbc.sql("select count(*) from cases.pass where digits is not null")
                .query(Long.class)
                .single();
        for (int attempt = 0; now < MOST_AT_ONCE && attempt < ATTEMPTS; attempt++) {
            String digits = "%06d".formatted(random.nextInt(DIGITS));
            if (add("digits", digits, new Along(Optional.of(reason), false))) return Optional.of(digits);
        }
        return Optional.empty();
    }

    /**
     * What was chosen on a page and goes along with the call from there.
     *
     * @param reason empty where none was chosen
     * @param inSpanish whether the page was read in Spanish
     */
    public record Along(Optional<Reason> reason, boolean inSpanish) {
        /** Nothing was. */
        public static final Along NOTHING = new Along(Optional.empty(), false);
    }

    /** A call from a page takes this along, with nothing to key. @param callId of a call that has not begun */
    public void accompany(String callId, Along along) {
        forgetOld();
        if (!along.equals(Along.NOTHING)) add("call_id", callId, along);
    }

    /** What this call brought along; once. */
    public Along broughtAlong(String callId) {
        return taken("call_id", callId).orElse(Along.NOTHING);
    }

    /** What the pass of these digits says; once, and not while too many wrong ones are keyed. */
    public Optional<Reason> keyed(String digits) {
        if (areTooManyWrong()) return Optional.empty();
        Optional<Reason> reason = taken("digits", digits).flatMap(Along::reason);
        if (reason.isEmpty()) countWrong();
        return reason;
    }

    private boolean add(String column, String value, Along along) {
        return jdbc.sql("insert into cases.pass (" + column
                                + ", reason, in_spanish, expires_at) values (?, ?, ?, ?) on conflict do nothing")
                        .param(value)
                        .param(along.reason().map(Enum::name).orElse(null))
                        .param(along.inSpanish())
                        .param(Timestamp.from(clock.instant().plus(GOOD_FOR)))
                        .update()
                == 1;
    }

    private Optional<Along> taken(String column, String value) {
        return transactions.run(() -> jdbc.sql("delete from cases.pass where " + column
                        + " = ? and expires_at > ? returning reason, in_spanish")
                .param(value)
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> new Along(
                        Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                        row.getBoolean("in_spanish")))
                .optional());
    }

    private void forgetOld() {
        jdbc.sql("delete from cases.pass where expires_at <= ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    private synchronized boolean areTooManyWrong() {
        Instant now = clock.instant();
        if (hourBegan.isBefore(now.minus(Duration.ofHours(1)))) {
            hourBegan = now;
            wrong = 0;
        }
        return wrong >= MOST_WRONG_PER_HOUR;
    }

    private synchronized void countWrong() {
        wrong++;
    }
}
