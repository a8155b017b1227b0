package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cardline.cards.Card;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.Reference;
import org.cardline.programme.Act;
import org.cardline.programme.Proof;
import org.cardline.programme.Reason;
import org.cardline.routing.NewContact;
import org.cardline.routing.Priority;
import org.cardline.routing.Told;
import org.cardline.verification.Attempt;

/**
 * What goes with a caller to a person, so that nobody asks again. In words that may be kept: no secrets.
 *
 * @param priority of the contact by itself
 * @param about what the person is to know
 * @param product what the card host calls the card that it is about
 */
record HandOver(int priority, NewContact.About about, Optional<String> product) {
    /** Of somebody who was asked nothing. */
    static final HandOver NOTHING = new HandOver(Priority.NONE, NewContact.About.NOTHING, Optional.empty());

    private static final Set<Entry.Kind> TOLD = Set.of(Entry.Kind.SAID, Entry.Kind.COMMAND, Entry.Kind.STATEMENT);

    static HandOver of(Reason reason, Facts facts, Attempt attempt, Cases cases) {
        var about = new NewContact.About(
                facts.open().map(Reference::digits), customer(facts, attempt), told(reason, facts, attempt, cases));
        return new HandOver(Priority.of(reason), about, facts.card().map(Card::product));
    }

    /** Whose account it is, where enough was shown to read from it: a card number alone is anybody's. */
    static Optional<String> customer(Facts facts, Attempt attempt) {
        return facts.card()
                .filter(card -> attempt.allows(Act.TRANSACTIONS, card))
                .map(card -> attempt.speaker(card).value());
    }

    private static Told told(Reason reason, Facts facts, Attempt attempt, Cases cases) {
        var told = new Told(reason.words(), said(facts, cases).toList(), List.of());
        return facts.card().map(card -> about(card, told, attempt)).orElse(told);
    }

    /** The same, and about this card what was shown by now. */
    static Told about(Card card, Told told, Attempt attempt) {
        List<String> shown =
                attempt.shown(card).stream().sorted().map(Proof::words).toList();
        return told.about(card.reference().value(), "The card ends in " + card.lastFour(), shown);
    }

    /** In the whole call: whoever takes it over is told what was said about another matter, too. */
    private static Stream<String> said(Facts facts, Cases cases) {
        return facts.cases().stream()
                .flatMap(reference -> cases.timeline(reference).stream())
                .filter(entry -> TOLD.contains(entry.kind()))
                .map(Entry::words);
    }
}
