package org.cardline.programme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody false uses in the issuer's name, as others reported it to the issuer.
 *
 * @param what a number in E.164, a site's host, or the name that a message shows as its sender
 * @param how what it does, in a sentence
 */
public record Reported(Kind kind, String what, LocalDate on, String how) {
    /** What it is. */
    public enum Kind {
        NUMBER,
        SITE,
        SENDER
    }

    /** Of {@code reported.yaml}. */
    static List<Reported> read(Section file) {
        return file.each("reported", each -> new Reported(kind(each), what(each), on(each), each.text("how")));
    }

    private static Kind kind(Section each) {
        if (each.has("number")) return Kind.NUMBER;
        return each.has("site") ? Kind.SITE : Kind.SENDER;
    }

    private static String what(Section each) {
        return switch (kind(each)) {
            case NUMBER -> number(each);
            case SITE -> each.text("site").toLowerCase(Locale.ROOT);
            case SENDER -> each.text("sender");
        };
    }

    private static String number(Section each) {
        String text = each.text("number");
        Optional<String> number = Dialling.e164(text);
        if (number.isEmpty())
            each.wrong("number", "'" + text + "' is no international number.", "Write it like +1 202 555 0143.");
        return number.orElse(text);
    }

    private static LocalDate on(Section each) {
        String text = each.text("on");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException mistaken) {
            each.wrong("on", "'" + text + "' is no date.", "Write it like 2026-11-23.");
            return LocalDate.EPOCH;
        }
    }
}
