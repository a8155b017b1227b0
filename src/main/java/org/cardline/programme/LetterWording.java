package org.cardline.programme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The wording of one kind of letter in one language, with names in braces to be filled in.
 *
 * @param subject of the e-mail
 * @param paragraphs of the e-mail; one that names what has no value is left out
 * @param text the text message
 */
public record LetterWording(LetterKind kind, String subject, List<String> paragraphs, String text) {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");

    /** Longer is cut, so that no merchant's name makes a book of a message. */
    private static final int LONGEST_VALUE = 200;

    public LetterWording {
        paragraphs = List.copyOf(paragraphs);
    }

    /** Words as they are sent; {@code subject} and {@code text} are one line. */
    public record Filled(String subject, String mail, String text) {
        /** Without the words: they may hold a code. */
        @Override
        public String toString() {
            return "Filled[••••]";
        }
    }

    /** The words with these values, as they are to be read; a value that the kind may not hold is never filled in. */
    public Filled with(Map<String, String> values) {
        String mail = paragraphs.stream()
                .flatMap(each -> filled(each, values).stream())
                .collect(Collectors.joining("\n\n", "", "\n"));
        return new Filled(oneLine(subject, values), mail, oneLine(text, values));
    }

    private String oneLine(String wording, Map<String, String> values) {
        return filled(wording, values).orElseThrow(() -> new IllegalArgumentException("no value for " + wording));
    }

    private Optional<String> filled(String wording, Map<String, String> values) {
        boolean whole = NAME.matcher(wording)
                .results()
                .map(match -> match.group(1))
                .allMatch(name -> kind.mayHold(name) && values.containsKey(name));
        if (!whole) return Optional.empty();
        return Optional.of(NAME.matcher(wording)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(value(match, values))));
    }

    /** On one line, whatever it is: nothing that is filled in makes a line, or a header, of its own. */
    private static String value(MatchResult match, Map<String, String> values) {
        String value = values.getOrDefault(match.group(1), "").replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
        return value.substring(0, Math.min(LONGEST_VALUE, value.length()));
    }

    static LetterWording read(LetterKind kind, Section each) {
        var wording = new LetterWording(kind, each.text("subject"), each.texts("mail"), each.text("text"));
        if (wording.paragraphs.isEmpty()) each.wrong("mail", "The letter says nothing.", "Write its paragraphs.");
        report(each, "subject", wording.subject, kind::mayShow);
        report(each, "text", wording.text, kind::mayShow);
        wording.paragraphs.forEach(paragraph -> report(each, "mail", paragraph, kind::mayHold));
        return wording;
    }

    private static void report(Section each, String key, String wording, java.util.function.Predicate<String> allowed) {
        NAME.matcher(wording)
                .results()
                .map(match -> match.group(1))
                .filter(allowed.negate())
                .forEach(name ->
                        each.wrong(key, "'{" + name + "}' may not stand under '" + key + "' here.", "Leave it out."));
    }
}
