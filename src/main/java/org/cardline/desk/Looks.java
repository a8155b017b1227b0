package org.cardline.desk;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.cardline.routing.ContactId;
import org.cardline.routing.Listening;
import org.cardline.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who looked at which contact and case, and when; written before it is shown. Any thread. */
public final class Looks {
    private final JdbcClient jdbc;
    private final InstantSource time;

    Looks(Store store, InstantSource time) {
        jdbc = store.jdbc();
        this.time = time;
    }

    /**
     * One look.
     *
     * @param reference the case's, without spaces; empty where there is none
     * @param what {@code looks}, {@code account}, {@code removes passkeys}, {@code opens file 7}, {@code asks for card number}, or how they were beside the talk
     */
    public record Look(Instant at, String who, ContactId contact, String reference, String what) {}

    /** Somebody is about to be shown this contact, and its case. */
    void saw(String who, ContactId contact, String reference) {
        keep(who, contact, reference, "looks");
    }

    /** Somebody is about to be shown the account that this contact is about. */
    void sawAccount(String who, ContactId contact, String reference) {
        keep(who, contact, reference, "account");
    }

    /** Somebody is about to remove the passkeys of whose account it is. */
    void removesPasskeys(String who, ContactId contact, String reference) {
        keep(who, contact, reference, "removes passkeys");
    }

    /** Somebody is about to have the caller key this, in words. */
    void asks(String who, ContactId contact, String reference, String what) {
        keep(who, contact, reference, "asks for " + what);
    }

    /** Somebody is about to hear this talk, or asks to. */
    void hears(String who, ContactId contact, String reference, Listening.Part how) {
        keep(who, contact, reference, how.name().toLowerCase(Locale.ROOT));
    }

    /** Somebody is about to open a file that was sent to prove this case. */
    void opens(String who, ContactId contact, String reference, long piece) {
        keep(who, contact, reference, "opens file " + piece);
    }

    private void keep(String who, ContactId contact, String reference, String what) {
        jdbc.sql("""
                        insert into desk.look (at, who, contact, reference, what)
                        values (:at, :who, :contact, :reference, :what)""")
                .param("at", Timestamp.from(time.instant()))
                .param("who", who)
                .param("contact", contact.number())
                .param("reference", reference)
                .param("what", what)
                .update();
    }

    /** The last ones, the latest first. */
    List<Look> last(int most) {
        return jdbc.sql("select at, who, contact, reference, what from desk.look order by id desc limit :most")
                .param("most", most)
                .query((row, number) -> new Look(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        new ContactId(row.getLong("contact")),
                        row.getString("reference"),
                        row.getString("what")))
                .list();
    }

    /** Deletes those before this moment. */
    public static void forget(Store store, Instant before) {
        store.jdbc()
                .sql("delete from desk.look where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
