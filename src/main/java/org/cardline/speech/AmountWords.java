package org.cardline.speech;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cardline.speech.Place.Part;

/** Sums of money as people say them, under a hundred thousand: "forty two fifty", "forty two dollars and ten cents". */
final class AmountWords {
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        for (int number = 1; number < 100; number++) NUMBERS.put(NumberWords.number(number), number);
        NUMBERS.put("a", 1);
    }

    private static final Set<String> WHOLE = Set.of("dollars", "dollar", "bucks");
    private static final Set<String> ZERO = Set.of("oh", "o");
    private static final Set<String> PART = Set.of("cents", "cent");

    /** All of them. */
    static final Place GRAMMAR = grammar();

    private AmountWords() {}

    private static Place grammar() {
        Part number = numbers(1, 100);
        Part even = numbers(10, 100);
        Part some = Part.any(number, Part.word("a"));
        Part one = numbers(1, 10);
        Part hundreds = some.then(Part.word("hundred"));
        Part fewHundreds = Part.any(one, Part.word("a")).then(Part.word("hundred"));
        Part underThousand = Part.any(
                number, hundreds.then(Part.word("and").maybe().then(number).maybe()));
        Part thousands = some.then(Part.word("thousand"));
        Part rest = Part.any(
                number, fewHundreds.then(Part.word("and").maybe().then(number).maybe()));
        Part whole = Part.any(
                underThousand,
                thousands.then(Part.word("and").maybe().then(rest).maybe()));
        Part cents = Part.word("and").maybe().then(number).then(Part.word(PART).maybe());
        Part shortCents = Part.any(even, Part.word(ZERO).then(one));
        return Part.any(
                        whole,
                        whole.then(Part.word(WHOLE)).then(cents.maybe()),
                        number.then(shortCents),
                        hundreds.then(number).then(shortCents),
                        thousands.then(rest).then(shortCents),
                        number.then(Part.word(PART)))
                .before(Place.END);
    }

    private static Part numbers(int from, int to) {
        return NumberWords.phrases(
                IntStream.range(from, to).mapToObj(NumberWords::number).toList());
    }

    /** The sum that these words mean, with two decimals; empty where they mean none. */
    static Optional<String> amount(List<String> said) {
        List<String> words = NumberWords.withoutHyphens(said);
        int dollars = IntStream.range(0, words.size())
                .filter(i -> WHOLE.contains(words.get(i)))
                .findFirst()
                .orElse(-1);
        if (dollars == 0) return Optional.empty();
        if (dollars > 0) return sum(words.subList(0, dollars), words.subList(dollars + 1, words.size()));
        if (PART.contains(words.getLast())) return sum(List.of(), words);
        Optional<Integer> whole = whole(words);
        if (whole.isPresent()) return Optional.of(decimal(whole.get(), 0));
        return dollarsAndCents(words);
    }

    /** "Forty two fifty": the last one or two words are cents. */
    private static Optional<String> dollarsAndCents(List<String> words) {
        for (int cents = Math.min(2, words.size() - 1); cents > 0; cents--) {
            int split = words.size() - cents;
            Optional<Integer> before = whole(words.subList(0, split)),
                    after = cents(words.subList(split, words.size()));
            if (before.isPresent() && after.isPresent()) return Optional.of(decimal(before.get(), after.get()));
        }
        return Optional.empty();
    }

    private static Optional<Integer> cents(List<String> words) {
        boolean underTen = ZERO.contains(words.getFirst());
        Optional<Integer> cents = whole(underTen ? words.subList(1, words.size()) : words);
        return cents.filter(each -> underTen ? each < 10 : each >= 10 && each < 100);
    }

    private static Optional<String> sum(List<String> dollars, List<String> cents) {
        List<String> words = cents.stream()
                .filter(each -> !each.equals("and") && !PART.contains(each))
                .toList();
        Optional<Integer> whole = dollars.isEmpty() ? Optional.of(0) : whole(dollars);
        Optional<Integer> part = words.isEmpty() ? Optional.of(0) : whole(words).filter(each -> each < 100);
        return whole.flatMap(a -> part.map(b -> decimal(a, b)));
    }

    private static String decimal(int dollars, int cents) {
        return BigDecimal.valueOf(100L * dollars + cents, 2).toPlainString();
    }

    /** "Three thousand two hundred and five". */
    private static Optional<Integer> whole(List<String> words) {
        int thousand = words.indexOf("thousand");
        if (thousand < 0) return underThousand(words);
        Optional<Integer> left = underThousand(words.subList(0, thousand));
        List<String> rest = words.subList(thousand + 1, words.size());
        Optional<Integer> right = rest.isEmpty() ? Optional.of(0) : underThousand(rest);
        return left.flatMap(a -> right.map(b -> 1000 * a + b));
    }

    private static Optional<Integer> underThousand(List<String> words) {
        List<String> said = words.stream().filter(each -> !each.equals("and")).toList();
        int hundred = said.indexOf("hundred");
        Optional<Integer> left = number(said.subList(0, Math.max(0, hundred)));
        List<String> rest = said.subList(hundred + 1, said.size());
        if (hundred < 0) return number(rest);
        Optional<Integer> right = rest.isEmpty() ? Optional.of(0) : number(rest);
        return left.flatMap(a -> right.map(b -> 100 * a + b));
    }

    private static Optional<Integer> number(List<String> words) {
        return Optional.ofNullable(NUMBERS.get(String.join(" ", words)));
    }
}
