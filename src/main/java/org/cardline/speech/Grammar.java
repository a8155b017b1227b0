package org.cardline.speech;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cardline.programme.CardProduct;

/** What may be said at a question, and the form that its answer is given in. Immutable. */
public sealed interface Grammar {
    /** Digits at most, in one answer. */
    int MAX_DIGITS = 24;

    /**
     * One of these phrases: the words of a menu, yes and no, departments, commands. The answer is the meaning.
     *
     * @param meanings of each phrase; a phrase is of small letters, apostrophes and single spaces, and many may mean the same
     */
    record Phrases(Map<String, String> meanings) implements Grammar {
        /** No phrase at all. */
        public static final Phrases NONE = new Phrases(Map.of());

        public Phrases {
            meanings.keySet().forEach(Phrases::requireSpeakable);
            meanings = Map.copyOf(meanings);
        }

        private static void requireSpeakable(String phrase) {
            if (!phrase.matches("[a-z']+( [a-z']+)*"))
                throw new IllegalArgumentException("'" + phrase + "' is not small letters and single spaces");
        }

        /** Words that mean themselves. */
        public static Phrases of(String... words) {
            var meanings = new TreeMap<String, String>();
            for (String each : words) meanings.put(each.toLowerCase(Locale.ROOT), each);
            return new Phrases(meanings);
        }

        /** These and those; where both have a phrase, these decide what it means. */
        public Phrases and(Phrases others) {
            var both = new TreeMap<>(others.meanings);
            both.putAll(meanings);
            return new Phrases(both);
        }
    }

    /**
     * Digits, said as people say them: "oh", "double seven", "thirty seven". The answer is the digits alone.
     *
     * @param least digits, at least 1
     * @param most digits, at most {@link #MAX_DIGITS}
     */
    record Digits(int least, int most) implements Grammar {
        public Digits {
            if (least < 1 || most < least || most > MAX_DIGITS)
                throw new IllegalArgumentException(least + " to " + most + " digits");
        }
    }

    /**
     * A whole card number of one of these shapes. What is sure has the length, prefix and check digit (ISO/IEC 7812-1) of
     * one of them, and stands clear of any other number it could be.
     */
    record CardNumber(Set<CardProduct> shapes) implements Grammar {
        public CardNumber {
            if (shapes.isEmpty()) throw new IllegalArgumentException("a card number needs a shape");
            shapes = Set.copyOf(shapes);
        }
    }

    /**
     * One group of a card number, said again after the whole was not sure. The answer is the whole number, or the guesses
     * at it, with this group as it was said the second time.
     *
     * @param whole what was asked for
     * @param before what was made of the whole number
     * @param from the group's first digit, counted from 0
     * @param length digits in the group
     */
    record CardGroup(CardNumber whole, List<Guess> before, int from, int length) implements Grammar {
        public CardGroup {
            if (before.isEmpty()) throw new IllegalArgumentException("a group belongs to a number heard before");
            if (from < 0 || length < 1 || from + length > MAX_DIGITS)
                throw new IllegalArgumentException("a group of " + length + " from " + from);
            before = List.copyOf(before);
        }
    }

    /** A case's reference, ten digits read 3-3-4. Its check digit is not used to better it: a misheard one is never "corrected". */
    record Reference() implements Grammar {}

    /**
     * A day: "last Tuesday", "the third of March", "March third nineteen eighty". The answer is its ISO 8601 form; without a
     * year, the last such day that is not after today.
     */
    record Date(LocalDate today) implements Grammar {
        /** The last such day that is not after today. */
        public LocalDate last(MonthDay day) {
            int year = today.getYear();
            while (!day.isValidYear(year) || day.atYear(year).isAfter(today)) year--;
            return day.atYear(year);
        }
    }

    /** A sum of money: "forty two fifty", "forty-two dollars and ten cents". The answer is a plain decimal: 42.50. */
    record Amount() implements Grammar {}

    /** The caller's own words. The answer is the words. */
    record FreeText() implements Grammar {}
}
