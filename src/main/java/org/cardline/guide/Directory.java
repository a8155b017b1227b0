package org.cardline.guide;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.NumberEntry.Telephone;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.cardline.web.Shown;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/numbers}: every number, with where it was published and when checked. */
@RestController
final class Directory {
    private final Supplier<Programme> programme;

    Directory(ServedNumbers served) {
        programme = served.programme();
    }

    /**
     * The directory for programs.
     *
     * @param independence who publishes this, and who does not
     */
    record Listing(String issuer, String independence, List<Line> numbers) {}

    /**
     * One line of it; what is not known is null.
     *
     * @param number in E.164, with its plus; null where {@code see} says where else to look
     * @param cardNames the only cards it is for; empty for all of {@code card}
     * @param checked when it was last checked with the issuer
     */
    record Line(
            Optional<String> number,
            Optional<String> see,
            String purpose,
            String card,
            List<String> cardNames,
            String from,
            Optional<String> whoPays,
            String publishedIn,
            Optional<LocalDate> checked,
            List<String> notes,
            List<String> conflicts) {
        static Line of(NumberEntry entry) {
            return new Line(
                    telephone(entry).map(Telephone::number),
                    Told.elsewhere(entry, Words.english()),
                    purposeOf(entry),
                    Shown.words(entry.card()),
                    entry.cardNames(),
                    Told.from(entry.from(), Words.english()),
                    telephone(entry).map(each -> Shown.words(each.payer())),
                    entry.publishedIn(),
                    entry.checked(),
                    entry.notes(),
                    entry.conflicts());
        }
    }

    @GetMapping("/api/v1/numbers")
    Listing listing() {
        Programme now = programme.get();
        return new Listing(
                now.brand().displayName(),
                now.brand().independenceNotice(),
                now.numbers().stream().map(Line::of).toList());
    }

    static Optional<Telephone> telephone(NumberEntry entry) {
        return entry.reach() instanceof Telephone telephone ? Optional.of(telephone) : Optional.empty();
    }

    /** What a number is for: {@code general}, or a reason. */
    static String purposeOf(NumberEntry entry) {
        return entry.reason().map(Reason::word).orElse("general");
    }
}
