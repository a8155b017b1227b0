package org.cardline.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox's rows. */
final class LetterTable {
    /** Of letters of which nobody knows yet what becomes of them. */
    static final String WAITING = "delivered_at is null and returned_at is null";

    static final String COLUMNS =
            "customer, addresses, template, language, array(select k from jsonb_object_keys(details) k order by k) as names,"
                    + " array(select e.value from jsonb_each_text(details) e order by e.key) as values";

    private final JdbcClient jdbc;

    LetterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String key, Optional<Reference> reference, Letter letter, Instant at) {
        jdbc.sql("""
                        insert into cases.letter
                            (key, reference, customer, addresses, template, language, details, queued_at)
                        values (:key, :reference, :customer, :addresses, :template, :language,
                            jsonb_object(:names::text[], :values::text[]), :at)
                        on conflict (key) do nothing""")
                .param("key", key)
                .param("reference", reference.map(Reference::digits).orElse(null))
                .param("customer", letter.customer())
                .param("addresses", letter.addresses().name())
                .param("template", letter.template())
                .param("language", letter.language())
                .param("names", List.copyOf(letter.details().keySet()).toArray(String[]::new))
                .param("values", List.copyOf(letter.details().values()).toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    List<Letter> of(Reference reference) {
        return jdbc.sql("select " + COLUMNS + " from cases.letter where reference = ? order by id")
                .param(reference.digits())
                .query((row, number) -> letter(row))
                .list();
    }

    Optional<Letter> byKey(String key) {
        return jdbc.sql("select " + COLUMNS + " from cases.letter where key = ?")
                .param(key)
                .query((row, number) -> letter(row))
                .optional();
    }

    long waiting() {
        return jdbc.sql("select count(*) from cases.letter where " + WAITING)
                .query(Long.class)
                .single();
    }

    int deleteQueuedBefore(Instant before) {
        return jdbc.sql("delete from cases.letter where reference is null and queued_at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getString("customer"),
                Letter.Addresses.valueOf(row.getString("addresses")),
                row.getString("template"),
                row.getString("language"),
                details((String[]) row.getArray("names").getArray(), (String[])
                        row.getArray("values").getArray()));
    }

    private static Map<String, String> details(String[] names, String[] values) {
        var details = new HashMap<String, String>();
        for (int at = 0; at < names.length; at++) details.put(names[at], values[at]);
        return details;
    }
}
