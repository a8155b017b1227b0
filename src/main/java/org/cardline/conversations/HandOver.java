package org.cardline.conversations;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
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
        List<String> verified = facts.card().stream()
                .flatMap(card -> attempt.shown(card).stream().sorted())
                .map(HandOver::words)
                .toList();
        return new Told(
                words(reason.word()),
                Stream.concat(card(facts), said(facts, cases)).toList(),
                verified);
    }

    private static Stream<String> card(Facts facts) {
        return facts.card().stream().map(card -> "The card ends in " + card.lastFour());
    }

    private static Stream<String> said(Facts facts, Cases cases) {
        return facts.open().stream()
                .flatMap(reference -> cases.timeline(reference).stream())
                .filter(entry -> TOLD.contains(entry.kind()))
                .map(Entry::words);
    }

    private static String words(Proof proof) {
        return words(proof.name());
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
