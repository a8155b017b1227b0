package org.cardline.programme;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How numbers are dialled in the issuer's country.
 *
 * @param callingCode the country's (ITU-T E.164): {@code 1}
 * @param trunkPrefix what is dialled before a national number; may be empty
 * @param internationalPrefix what is dialled for the plus
 */
public record Dialling(String callingCode, String trunkPrefix, String internationalPrefix) {
    /** What people write between digits. */
    private static final String SEPARATORS = "[ .()/-]";

    static Dialling read(Section country) {
        return new Dialling(
                digits(country, "calling-code"),
                digits(country, "trunk-prefix"),
                digits(country, "international-prefix"));
    }

    private static String digits(Section country, String key) {
        String text = country.text(key);
        if (text.isEmpty() || text.matches("\\d{1,5}")) return text;
        country.wrong(key, "'" + text + "' is no " + key + ".", "Write 1 to 5 digits, in quotes.");
        return "";
    }

    /** A number written with its plus, in E.164; empty where it isn't one. */
    static Optional<String> e164(String text) {
        String number = text.replaceAll(SEPARATORS, "");
        return number.matches("\\+[1-9]\\d{6,14}") ? Optional.of(number) : Optional.empty();
    }

    /** The numbers in E.164 that this may mean, the likeliest first: none where it holds anything but a number. */
    public List<String> meanings(String dialled) {
        String number = dialled.replaceAll(SEPARATORS, "");
        if (number.startsWith("+")) return e164(number).stream().toList();
        if (!number.matches("\\d{1,20}")) return List.of();
        return Stream.of(
                        "+" + number,
                        after(internationalPrefix, number, "+"),
                        after(trunkPrefix, number, "+" + callingCode),
                        "+" + callingCode + number)
                .filter(each -> e164(each).isPresent())
                .distinct()
                .toList();
    }

    private static String after(String prefix, String number, String instead) {
        return !prefix.isEmpty() && number.startsWith(prefix) ? instead + number.substring(prefix.length()) : "";
    }
}
