package org.cardline.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cardline.programme.Programme;

/**
 * Finds what may be a full card number in a text from outside: it is refused before anything else is done with it.
 * ISO/IEC 7812-1: 13 to 19 digits here, the last a check digit.
 */
final class CardDigits {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int MOST_SEPARATORS = 3;
    private static final int MASK = '•';
    private static final String SEPARATORS = " .-\u00A0\u2010\u2011\u2012\u2013\u2014\u2015";

    private CardDigits() {}

    /** Digits that separators alone stand between, without these, with the plus before them; and where they stand. */
    private record Run(String digits, int begin, int end) {}

    /** Whether there is one, grouped or not, in whatever script's digits. */
    static boolean areIn(String text, Programme programme) {
        return runs(text).stream().anyMatch(run -> mayHoldCard(run.digits(), programme));
    }

    /** The text with a dot for each digit that may be a card number's. */
    static String masked(String text, Programme programme) {
        var masked = new StringBuilder();
        int from = 0;
        for (Run run : runs(text)) {
            if (!mayHoldCard(run.digits(), programme)) continue;
            masked.append(text, from, run.begin());
            text.substring(run.begin(), run.end())
                    .codePoints()
                    .forEach(each -> masked.appendCodePoint(Character.isDigit(each) ? MASK : each));
            from = run.end();
        }
        return masked.append(text.substring(from)).toString();
    }

    private static List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        var run = new StringBuilder();
        int separators = 0;
        int begin = 0;
        for (int at = 0, each; at < text.length(); at += Character.charCount(each)) {
            each = text.codePointAt(at);
            boolean digit = Character.isDigit(each);
            separators = digit || SEPARATORS.indexOf(each) < 0 ? 0 : separators + 1;
            boolean goesOn = digit || separators > 0 && separators <= MOST_SEPARATORS;
            if (!goesOn) {
                runs.add(new Run(run.toString(), begin, at));
                run.setLength(0);
                begin = at;
            }
            if (digit) run.append(Character.digit(each, 10));
            else if (each == '+') run.append('+');
        }
        runs.add(new Run(run.toString(), begin, text.length()));
        return runs;
    }

    /** A whole run of the right length, but for a telephone number with its plus; or any part of one of our cards' shape. */
    private static boolean mayHoldCard(String run, Programme programme) {
        String digits = run.replace("+", "");
        boolean ofLength = digits.length() >= SHORTEST && digits.length() <= LONGEST;
        boolean whole = ofLength && !run.startsWith("+") && endsInCheckDigit(digits);
        return whole
                || IntStream.rangeClosed(SHORTEST, LONGEST).anyMatch(length -> holdsOurs(digits, length, programme));
    }

    private static boolean holdsOurs(String digits, int length, Programme programme) {
        return IntStream.rangeClosed(0, digits.length() - length)
                .mapToObj(start -> digits.substring(start, start + length))
                .anyMatch(part -> programme.productOf(part).isPresent() && endsInCheckDigit(part));
    }

    private static boolean endsInCheckDigit(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            sum += place % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
