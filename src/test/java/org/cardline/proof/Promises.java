package org.cardline.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardReference;
import org.cardline.cards.CardState;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Reference;
import org.cardline.proof.HurriedCaller.Call;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds what callers were told against what the card host and the cases say now. */
final class Promises {
    private final CardHost host;
    private final JdbcClient database;
    private final List<String> broken = new ArrayList<>();
    private int kept;

    Promises(CardHost host, JdbcClient database) {
        this.host = host;
        this.database = database;
    }

    /** How many promises were true. */
    int kept() {
        return kept;
    }

    /** What was said and is not true. */
    List<String> broken() {
        return broken;
    }

    void check(Call call) throws HostUnavailable {
        for (String words : call.said()) check(call, words);
    }

    private void check(Call call, String words) throws HostUnavailable {
        var reference = new CardReference("card-" + call.caller().card());
        Card card = host.card(reference);
        if (words.startsWith("Your card is frozen")) judge(card.state() != CardState.ACTIVE, call, words);
        if (words.startsWith("The card is blocked for good")) judge(card.state() == CardState.BLOCKED, call, words);
        if (words.startsWith("A new card is on its way"))
            judge(host.replacement(reference).isPresent(), call, words);
        if (words.startsWith("Your reference is ")) judge(isCase(call, words), call, words);
        if (words.startsWith("Your case is open")) judge(casesOf(call) > 0, call, words);
    }

    private void judge(boolean isTrue, Call call, String words) {
        if (isTrue) kept++;
        else broken.add(call.callId() + " of " + reference(call) + " heard: " + words);
    }

    private static String reference(Call call) {
        return "card-" + call.caller().card();
    }

    /** Of this card; whichever call opened it, as a card that is reported again keeps its reference. */
    private boolean isCase(Call call, String words) {
        Optional<Reference> spoken = Reference.parse(words);
        return spoken.isPresent()
                && count(
                                "select count(*) from cases.file where reference = ? and card = ?",
                                spoken.get().digits(),
                                reference(call))
                        == 1;
    }

    private long casesOf(Call call) {
        return count("select count(*) from cases.file where call_id = ? or card = ?", call.callId(), reference(call));
    }

    /** Whether the call left its record, with the reference that was given in it. */
    boolean isRecorded(Call call) {
        return call.said().stream()
                        .flatMap(words -> Reference.parse(words).stream())
                        .allMatch(given -> isRecorded(call, given.digits()))
                && isRecorded(call, "%");
    }

    private boolean isRecorded(Call call, String reference) {
        return count(
                        "select count(*) from cases.call where call_id = ? and coalesce(reference, '') like ?",
                        call.callId(),
                        reference)
                == 1;
    }

    /** How many commands were begun and have no outcome yet. */
    long open() {
        return count("select count(*) from cards.command where outcome is null");
    }

    /** The keys of what Cardline knows to be performed, each with its outcome. */
    Map<String, String> outcomes() {
        return database.sql("select key, outcome from cards.command").query().listOfRows().stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get("key")), row -> String.valueOf(row.get("outcome"))));
    }

    /** How many freezes are there of which no letter tells. */
    long untold() {
        return count("""
                select count(*) from cards.command where kind = 'freeze' and not exists
                    (select 1 from cases.letter where letter.key = 'freeze:' || command.key)""");
    }

    @Override
    public String toString() {
        return kept + " promises kept, " + broken.size() + " broken";
    }

    private long count(String sql, Object... parameters) {
        return database.sql(sql).params(List.of(parameters)).query(Long.class).single();
    }
}
