package org.cardline.guide;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.NumberEntry.From;
import org.cardline.programme.NumberEntry.Payer;
import org.cardline.programme.Reason;
import org.cardline.web.Shown;

/** The guide's words for what the programme holds. */
final class Told {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter OPENS = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    private Told() {}

    /** What happened, in the caller's words. */
    static String happened(Reason reason) {
        return switch (reason) {
            case LOST_OR_STOLEN -> "My card is lost or stolen";
            case DISPUTE -> "A charge is wrong";
            case POINTS -> "Points";
            case APPLICATION -> "A new card, or an application";
            case ONLINE_ACCOUNT -> "My online account";
            case SOMETHING_ELSE -> "Something else";
            case FOLLOW_UP -> "I have a reference from an earlier call";
        };
    }

    static String payer(Payer payer) {
        return switch (payer) {
            case UNKNOWN -> "Who pays is not published.";
            case CALLER -> "You pay, as for any call.";
            case ISSUER -> "Free: the issuer pays.";
            case ISSUER_BY_OPERATOR -> "Free through an operator; dialled directly, you pay.";
        };
    }

    static String from(From from) {
        return switch (from) {
            case ANYWHERE -> "anywhere";
            case HOME -> "the issuer's country";
            case ABROAD -> "abroad";
        };
    }

    /** Where else to look than a number, if so. */
    static Optional<String> elsewhere(NumberEntry entry) {
        return switch (entry.reach()) {
            case NumberEntry.Telephone telephone -> Optional.empty();
            case NumberEntry.BackOfCard back -> Optional.of("the back of the card");
            case NumberEntry.OfficialSite site -> Optional.of("the issuer's official site for the country");
        };
    }

    /** Whose it is and what for: {@code general, personal cards, from the issuer's country}. */
    static String scope(NumberEntry entry) {
        String cards = entry.cardNames().isEmpty()
                ? Shown.words(entry.card()) + " cards"
                : String.join(", ", entry.cardNames());
        String purpose = entry.reason().map(Shown::words).orElse("general");
        return purpose + ", " + cards + ", from " + from(entry.from());
    }

    /** A moment on the wall clock of the place that answers: {@code Friday 27 November, 08:00 in Chicago}. */
    static String opens(ZonedDateTime moment) {
        String zone = moment.getZone().getId();
        return OPENS.format(moment) + " in "
                + zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** When it was checked with the issuer. */
    static String checked(NumberEntry entry) {
        return entry.checked()
                .map(day -> "Checked with the issuer on " + DAY.format(day) + ".")
                .orElse("Not verified with the issuer.");
    }

    /** Keys with a pause in sight: {@code 4, then 1}. */
    static String keys(String keys) {
        return String.join(", then ", keys.split(""));
    }
}
