package org.cardline.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One line of the issuer's directory: how to reach somebody, and how that is known.
 *
 * @param reach what to dial, or where else to look
 * @param reason what it is for; empty for general service
 * @param card whose cards it is for
 * @param cardNames the only cards it is for, as people name them; empty for all
 * @param from where the caller is
 * @param publishedIn where it was published
 * @param checked when it was last checked with the issuer; empty for never
 * @param hours when it is answered; empty where that is not known
 * @param notes what the caller should know
 * @param conflicts what other sources say against it
 */
public record NumberEntry(
        Reach reach,
        Optional<Reason> reason,
        CardType card,
        List<String> cardNames,
        From from,
        String publishedIn,
        Optional<LocalDate> checked,
        Optional<Hours> hours,
        List<String> notes,
        List<String> conflicts) {
    /** How somebody is reached. */
    public sealed interface Reach {}

    /**
     * A number to dial.
     *
     * @param number in E.164, with its plus
     */
    public record Telephone(String number, Payer payer) implements Reach {}

    /** The number is printed on the back of the card. */
    public record BackOfCard() implements Reach {}

    /** The issuer's official site for the country where the caller is. */
    public record OfficialSite() implements Reach {}

    /** Who pays for the call. */
    public enum Payer {
        /** Not known. */
        UNKNOWN,
        /** The one who calls. */
        CALLER,
        /** The issuer: a free number. */
        ISSUER,
        /** The issuer, where an operator connects the call collect; a direct call is the caller's. */
        ISSUER_BY_OPERATOR
    }

    /** Where the caller is. */
    public enum From {
        /** Anywhere. */
        ANYWHERE,
        /** In the issuer's country. */
        HOME,
        /** Outside the issuer's country. */
        ABROAD
    }
}
