package org.cardline.verification;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardline.cards.Card;
import org.cardline.cards.CardReference;
import org.cardline.cards.CustomerReference;
import org.cardline.programme.Proof;

/** What one caller has shown: about a card, which counts for that card alone, or about a person. */
final class Proofs {
    private final Map<CardReference, Set<Proof>> ofCards = new HashMap<>();
    private final Map<CustomerReference, Set<Proof>> ofCustomers = new HashMap<>();
    private final Map<CardReference, CustomerReference> speakers = new HashMap<>();
    private final Set<CardReference> admitted = new HashSet<>();

    /** @param speaker whom the proof fits; may speak about these cards */
    synchronized void found(CustomerReference speaker, List<Card> cards, Proof by) {
        for (Card each : cards) {
            speakers.put(each.reference(), speaker);
            add(each.reference(), by);
        }
    }

    synchronized void add(CardReference card, Proof proof) {
        ofCards.computeIfAbsent(card, each -> EnumSet.noneOf(Proof.class)).add(proof);
    }

    synchronized void add(CustomerReference customer, Proof proof) {
        ofCustomers
                .computeIfAbsent(customer, each -> EnumSet.noneOf(Proof.class))
                .add(proof);
    }

    /** Who says to be calling about this card: who was found with it, or else the person whose name is on it. */
    synchronized CustomerReference speaker(Card card) {
        return speakers.getOrDefault(card.reference(), card.customer());
    }

    synchronized Set<Proof> of(Card card) {
        var all = new HashSet<>(ofCards.getOrDefault(card.reference(), Set.of()));
        all.addAll(of(speaker(card)));
        return all;
    }

    synchronized Set<Proof> of(CustomerReference customer) {
        return Set.copyOf(ofCustomers.getOrDefault(customer, Set.of()));
    }

    /** Whether this call was allowed to freeze the card before. */
    synchronized boolean isAdmitted(CardReference card) {
        return admitted.contains(card);
    }

    synchronized void addAdmitted(CardReference card) {
        admitted.add(card);
    }

    synchronized void clear() {
        ofCards.clear();
        ofCustomers.clear();
        speakers.clear();
        admitted.clear();
    }
}
