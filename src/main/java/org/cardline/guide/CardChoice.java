package org.cardline.guide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.programme.CardType;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.Programme;

/**
 * A card as its holder would name it, where the directory tells cards apart.
 *
 * @param word in addresses: {@code personal}
 * @param name as it is read
 * @param type whose card; {@link CardType#ANY} for one that the directory knows by its name alone
 */
record CardChoice(String word, String name, CardType type) {
    /** Whoever doesn't say which: served by what is for every card. */
    static final CardChoice ANY = new CardChoice("any", "Any card", CardType.ANY);

    /** Those that this programme's directory tells apart. */
    static List<CardChoice> of(Programme programme) {
        Stream<CardChoice> types = Stream.of(
                        new CardChoice("personal", "Personal card", CardType.PERSONAL),
                        new CardChoice("business", "Business card", CardType.BUSINESS))
                .filter(each -> programme.numbers().stream().anyMatch(entry -> entry.card() == each.type()));
        Stream<CardChoice> named = programme.numbers().stream()
                .flatMap(entry -> entry.cardNames().stream())
                .distinct()
                .map(name -> new CardChoice(word(name), name, CardType.ANY));
        return Stream.concat(types, named).toList();
    }

    /** The choice that has this word in addresses. */
    static Optional<CardChoice> of(Programme programme, String word) {
        return Stream.concat(of(programme).stream(), Stream.of(ANY))
                .filter(each -> each.word().equals(word))
                .findFirst();
    }

    /** Whether a line of the directory is for it. */
    boolean isServedBy(NumberEntry entry) {
        if (!entry.cardNames().isEmpty()) return entry.cardNames().contains(name);
        return entry.card() == CardType.ANY || entry.card() == type;
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
