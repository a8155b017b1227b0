package org.cardline.programme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.NumberEntry.BackOfCard;
import org.cardline.programme.NumberEntry.From;
import org.cardline.programme.NumberEntry.OfficialSite;
import org.cardline.programme.NumberEntry.Payer;
import org.cardline.programme.NumberEntry.Reach;
import org.cardline.programme.NumberEntry.Telephone;

/** Reads {@code numbers.yaml}: the directory, each line with its provenance. */
final class NumbersFile {
    private final Schedules schedules;

    NumbersFile(Schedules schedules) {
        this.schedules = schedules;
    }

    List<NumberEntry> read(Section file) {
        return file.each("numbers", this::entry);
    }

    private NumberEntry entry(Section each) {
        return new NumberEntry(
                reach(each),
                reason(each),
                each.has("card") ? each.choice("card", CardType.class) : CardType.ANY,
                each.texts("card-names"),
                each.has("from") ? each.choice("from", From.class) : From.ANYWHERE,
                each.text("published-in"),
                checked(each),
                each.has("hours") ? Optional.of(schedules.named(each, "hours")) : Optional.empty(),
                each.texts("notes"),
                each.texts("conflicts"));
    }

    private static Reach reach(Section each) {
        if (each.has("number")) return telephone(each);
        var elsewhere = new LinkedHashMap<String, Reach>();
        elsewhere.put("back-of-card", new BackOfCard());
        elsewhere.put("official-site", new OfficialSite());
        return each.named("see", elsewhere, new OfficialSite());
    }

    private static Telephone telephone(Section each) {
        String text = each.text("number");
        String number = Dialling.e164(text).orElseGet(() -> {
            each.wrong("number", "'" + text + "' is no international number.", "Write it like +1 202 555 0143.");
            return text;
        });
        return new Telephone(number, each.choice("who-pays", Payer.class));
    }

    /** The reason under {@code purpose}; {@code general}, or nothing, is none. */
    static Optional<Reason> reason(Section each) {
        Map<String, Optional<Reason>> purposes = new LinkedHashMap<>();
        purposes.put("general", Optional.empty());
        Words.of(Reason.class).forEach((word, reason) -> purposes.put(word, Optional.of(reason)));
        return each.has("purpose") ? each.named("purpose", purposes, Optional.empty()) : Optional.empty();
    }

    private static Optional<LocalDate> checked(Section each) {
        return each.optionalText("checked").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException mistaken) {
                each.wrong(
                        "checked", "'" + text + "' is no date.", "Write 2026-11-23, or leave the line out for never.");
                return Optional.empty();
            }
        });
    }
}
