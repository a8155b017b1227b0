package org.cardline.proof;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.cardline.cards.CardReference;
import org.cardline.cards.HostCommand;
import org.cardline.cards.IdempotencyKey;
import org.cardline.cards.RestCardHost;
import org.cardline.cases.KeyFile;
import org.cardline.cases.Reference;
import org.cardline.cases.Statements;
import org.cardline.store.Store;
import org.springframework.dao.DataAccessException;

/** Leaks made on purpose, a number for each place, so that a search that can't find anything is found out. */
final class Plants {
    private final Map<String, Secret> planted = new TreeMap<>();
    private final Random random;

    Plants(Random random) {
        this.random = random;
    }

    /** A number that is to be found in this place. */
    String in(String place) {
        return planted.computeIfAbsent(
                        place, each -> new Secret("planted in " + each, People.cardNumber("9999", random)))
                .digits();
    }

    /** A number that the system itself wrote in this place. */
    void in(String place, String digits) {
        planted.put(place, new Secret("planted in " + place, digits));
    }

    List<Secret> secrets() {
        return List.copyOf(planted.values());
    }

    /** By place. */
    Map<String, Secret> byPlace() {
        return planted;
    }

    /** Writes to the database: a row of a table, a wrong statement for its log, a call with a strange outcome. */
    void write(Store store) {
        store.jdbc()
                .sql("create table public.planted as select cast(:number as text) as number")
                .param("number", in("tables"))
                .update();
        in("files", in("tables"));
        in("files after the stop", in("tables"));
        store.jdbc().sql("""
                        insert into cases.call (call_id, dialled, started_at, ended_at, reasons, outcome, questions,
                            prompts, ending)
                        values ('planted', '', current_timestamp, current_timestamp, '', :number, 0, 0, 'FAILED')""").param("number", in("pages")).update();
        try {
            store.jdbc().sql("select \"" + in("database log") + "\"").query().listOfRows();
        } catch (DataAccessException thereIsNoSuchColumn) {
            // its log says so
        }
    }

    /** Adds a statement with the tones of a number to this case. */
    void record(Store store, KeyFile key, Reference reference) {
        var statements = new Statements(store, key, InstantSource.fixed(Instant.EPOCH));
        statements.keep(reference, CanaryCalls.tones(in("recordings")).ulaw());
    }

    /** Lets the card host write it into its journal, in groups: it takes no reference that is a number. */
    void journal(RestCardHost host) throws Exception {
        String number = in("card host");
        String grouped = number.substring(0, 4) + "-" + number.substring(4, 10) + "-" + number.substring(10);
        host.perform(new HostCommand.Freeze(new CardReference(grouped)), IdempotencyKey.fresh());
    }
}
