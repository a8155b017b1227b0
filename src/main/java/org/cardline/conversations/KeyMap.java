package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cardline.line.KeyGrammar;
import org.cardline.line.Verdict;
import org.cardline.speech.Utterance;

/**
 * What keys mean, on the whole line.
 *
 * <pre>
 * a menu                 1–4           the options
 * a menu                 0             a person
 * the main menu          9             Spanish
 * a menu                 *7 + 6 digits a call pass
 * a question of digits   0             a digit
 * a question of digits   0 alone       after a silence: "For a person, press pound."
 * a question of digits   #  **         done, begin this number again
 * anywhere               *0 *1 *2      a person, repeat, back
 * </pre>
 */
final class KeyMap {
    /** At most so many options, with 0 one more. */
    static final int MOST_OPTIONS = 4;

    private static final int PASS_DIGITS = 6;

    private KeyMap() {}

    /** A menu of these options, 1 the first. A pound is ignored: people end numbers with it that were already whole. */
    static <T> KeyGrammar<Meant<T>> menu(List<T> options, Optional<T> nine) {
        if (options.isEmpty() || options.size() > MOST_OPTIONS)
            throw new IllegalArgumentException("A menu of " + options);
        return new KeyGrammar<>() {
            @Override
            public Verdict<Meant<T>> keyed(String keysSoFar) {
                String keys = keysSoFar.replace("#", "");
                if (keys.isEmpty()) return new Verdict.More<>();
                if (keys.charAt(0) == '*') return starred(keys);
                int option = Character.digit(keys.charAt(0), 10);
                if (option == 0) return new Verdict.Done<>(new Meant.Person<>(Optional.empty()));
                if (option == 9 && nine.isPresent()) return new Verdict.Done<>(new Meant.Gave<>(nine.get()));
                return 0 < option && option <= options.size()
                        ? new Verdict.Done<>(new Meant.Gave<>(options.get(option - 1)))
                        : new Verdict.NoMatch<>();
            }

            @Override
            public Verdict<Meant<T>> fellSilent(String keysSoFar) {
                return new Verdict.NoMatch<>();
            }
        };
    }

    private static <T> Verdict<Meant<T>> starred(String keys) {
        if (keys.length() == 1) return new Verdict.More<>();
        if (keys.charAt(1) != '7') return anywhere(keys.charAt(1));
        String pass = keys.substring(2);
        if (!pass.matches("[0-9]*")) return new Verdict.NoMatch<>();
        return pass.length() < PASS_DIGITS ? new Verdict.More<>() : new Verdict.Done<>(new Meant.Pass<>(pass));
    }

    private static <T> Verdict<Meant<T>> anywhere(char afterStar) {
        return switch (afterStar) {
            case '0' -> new Verdict.Done<>(new Meant.Person<>(Optional.empty()));
            case '1' -> new Verdict.Done<>(new Meant.Repeat<>());
            case '2' -> new Verdict.Done<>(new Meant.Back<>());
            default -> new Verdict.NoMatch<>();
        };
    }

    /**
     * A question of digits.
     *
     * @param whole whether these digits need no pound: they are the answer at once
     * @param strayPound whether the digits of the question before ended by themselves, so that a pound may still follow
     * @param hint said after a lone 0 and silence
     * @param meaning of the digits; of none, where a pound alone answers; empty when they mean nothing
     */
    static <T> KeyGrammar<Meant<T>> digits(
            Predicate<String> whole, boolean strayPound, Utterance hint, Function<String, Optional<T>> meaning) {
        return new KeyGrammar<>() {
            /** Only until the first silence: a pound after it was meant. */
            private boolean mayBeStray = strayPound;

            @Override
            public Verdict<Meant<T>> keyed(String keysSoFar) {
                boolean stray = mayBeStray && keysSoFar.startsWith("#");
                return typed(stray ? keysSoFar.substring(1) : keysSoFar, whole, meaning);
            }

            @Override
            public Verdict<Meant<T>> fellSilent(String keysSoFar) {
                mayBeStray = false;
                String digits = lastNumber(keysSoFar);
                if (digits.equals("0")) return new Verdict.Prompted<>(hint);
                return digits.isEmpty() ? new Verdict.NoMatch<>() : given(meaning.apply(digits));
            }
        };
    }

    private static <T> Verdict<Meant<T>> typed(
            String keys, Predicate<String> whole, Function<String, Optional<T>> meaning) {
        var digits = new StringBuilder();
        for (int at = 0; at < keys.length(); at++) {
            char key = keys.charAt(at);
            if (key == '#') return done(digits.toString(), meaning);
            if (key != '*') digits.append(key);
            else if (++at == keys.length()) return new Verdict.More<>();
            else if (keys.charAt(at) != '*') return anywhere(keys.charAt(at));
            else digits.setLength(0);
        }
        return whole.test(digits.toString()) ? given(meaning.apply(digits.toString())) : new Verdict.More<>();
    }

    private static <T> Verdict<Meant<T>> done(String digits, Function<String, Optional<T>> meaning) {
        return digits.equals("0")
                ? new Verdict.Done<>(new Meant.Person<>(Optional.empty()))
                : given(meaning.apply(digits));
    }

    private static <T> Verdict<Meant<T>> given(Optional<T> answer) {
        return answer.<Verdict<Meant<T>>>map(value -> new Verdict.Done<>(new Meant.Gave<>(value)))
                .orElseGet(Verdict.NoMatch::new);
    }

    /** The digits since the caller last began again; empty when a star waits for its second key. */
    static String lastNumber(String keys) {
        return keys.substring(keys.lastIndexOf('*') + 1).replace("#", "");
    }
}
