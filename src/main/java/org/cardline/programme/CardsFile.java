package org.cardline.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the kinds of card of {@code cards.yaml}, and with them those of {@code demonstration.yaml}. */
final class CardsFile {
    private final Set<String> ids = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private final List<CardProduct> cards = new ArrayList<>();

    private final Prompts prompts;

    CardsFile(Prompts prompts) {
        this.prompts = prompts;
    }

    /** What a demonstration says. */
    record Demonstration(String notice, String refusal) {}

    List<CardProduct> cards() {
        return List.copyOf(cards);
    }

    /** What the card host calls them, each as one of its kind or by a name of its own. */
    Set<String> products() {
        return cards.stream()
                .flatMap(card -> Stream.concat(Stream.of(card.id()), card.variants().stream()))
                .collect(Collectors.toSet());
    }

    List<CardProduct> read(Section file) {
        List<CardProduct> read = file.each("cards", each -> card(each, false));
        if (read.isEmpty() && !file.isAbsent()) file.wrong("cards", "There is no card.", "Describe at least one.");
        return read;
    }

    Demonstration readDemonstration(Section file) {
        file.each("cards", each -> card(each, true));
        return new Demonstration(file.phrase("notice", prompts), file.phrase("refusal", prompts));
    }

    private CardProduct card(Section each, boolean demonstrationOnly) {
        CardProduct card = CardProduct.read(each, demonstrationOnly);
        if (!ids.add(card.id()) && !card.id().isEmpty())
            each.wrong("id", "Two cards are called '" + card.id() + "'.", "Rename one of them.");
        for (String prefix : card.prefixes()) {
            if (!prefixes.add(card.length() + " digits " + prefix)) {
                each.wrong(
                        "prefixes",
                        "Two cards begin with " + prefix + " and are as long.",
                        "Make one prefix longer, or remove it.");
            }
        }
        cards.add(card);
        return card;
    }
}
