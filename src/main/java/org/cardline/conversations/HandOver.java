package org.cardline.conversations;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cardline.cards.Card;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.programme.Proof;
import org.cardline.programme.Reason;
import org.cardline.routing.Told;
import org.cardline.verification.Attempt;

/** What a person who takes over is to know, so that nobody asks again. In words that may be kept: no secrets. */
final class HandOver {
    private static final Set<Entry.Kind> TOLD = Set.of(Entry.Kind.SAID, Entry.Kind.COMMAND, Entry.Kind.STATEMENT);

    private HandOver() {}

    static Told of(Reason reason, Facts facts, Attempt attempt, Cases cases) {
        var told = new Told(reason.word().replace('-', ' '), said(facts, cases).toList(), List.of());
        return facts.card().map(card -> about(card, told, attempt)).orElse(told);
    }

    /** The same, and about this card what was shown by now. */
    static Told about(Card card, Told told, Attempt attempt) {
        List<String> shown =
                attempt.shown(card).stream().sorted().map(Proof::words).toList();
        return told.about(card.reference().value(), "The card ends in " + card.lastFour(), shown);
    }

    private static Stream<String> said(Facts facts, Cases cases) {
        return facts.open().stream()
                .flatMap(reference -> cases.timeline(reference).stream())
                .filter(entry -> TOLD.contains(entry.kind()))
                .map(Entry::words);
    }
}
