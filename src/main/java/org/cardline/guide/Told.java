package org.cardline.guide;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.cardline.cards.Money;
import org.cardline.cases.Evidence;
import org.cardline.disputes.BillingError;
import org.cardline.disputes.Charge;
import org.cardline.programme.CardType;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Law;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.NumberEntry.From;
import org.cardline.programme.NumberEntry.Payer;
import org.cardline.programme.Reason;
import org.cardline.routing.ExpectedWait;
import org.cardline.web.Passkeys;

/** The guide's words for what the programme holds. */
final class Told {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofLocalizedPattern("MMMMEEEEd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    /** Beyond this the end of a range tells nobody anything. */
    private static final long MOST_MINUTES = 60;

    private static final int MB = 1024 * 1024;

    private Told() {}

    /** What happened, in the caller's words. */
    static String happened(Reason reason, Words words) {
        return switch (reason) {
            case LOST_OR_STOLEN -> words.of("My card is lost or stolen");
            case DISPUTE -> words.of("A charge is wrong");
            case POINTS -> words.of("Points");
            case APPLICATION -> words.of("A new card, or an application");
            case ONLINE_ACCOUNT -> words.of("My online account");
            case SOMETHING_ELSE -> words.of("Something else");
            case FOLLOW_UP -> words.of("I have a reference from an earlier call");
        };
    }

    static String payer(Payer payer, Words words) {
        return switch (payer) {
            case UNKNOWN -> words.of("Who pays is not published.");
            case CALLER -> words.of("You pay, as for any call.");
            case ISSUER -> words.of("Free: the issuer pays.");
            case ISSUER_BY_OPERATOR -> words.of("Free through an operator; dialled directly, you pay.");
        };
    }

    static String from(From from, Words words) {
        return switch (from) {
            case ANYWHERE -> words.of("anywhere");
            case HOME -> words.of("the issuer's country");
            case ABROAD -> words.of("abroad");
        };
    }

    /** Where else to look than a number, if so. */
    static Optional<String> elsewhere(NumberEntry entry, Words words) {
        return switch (entry.reach()) {
            case NumberEntry.Telephone telephone -> Optional.empty();
            case NumberEntry.BackOfCard back -> Optional.of(words.of("the back of the card"));
            case NumberEntry.OfficialSite site -> Optional.of(words.of("the issuer's official site for the country"));
        };
    }

    /** A card as its holder would name it. */
    static String card(CardChoice card, Words words) {
        return switch (card.word()) {
            case "personal" -> words.of("Personal card");
            case "business" -> words.of("Business card");
            case "any" -> words.of("Any card");
            default -> card.name();
        };
    }

    /** Whose it is and what for: {@code general, personal cards, from the issuer's country}. */
    static String scope(NumberEntry entry, Words words) {
        String cards = entry.cardNames().isEmpty() ? cards(entry.card(), words) : String.join(", ", entry.cardNames());
        String purpose = entry.reason().map(each -> purpose(each, words)).orElse(words.of("general"));
        return words.of("{0}, {1}, from {2}", purpose, cards, from(entry.from(), words));
    }

    /** A number that is answered here: {@code +18005284800 · personal cards · lost or stolen}. */
    static String answers(EntryPoint line, Words words) {
        return line.dialled() + " · " + cards(line.card(), words)
                + line.reason().map(each -> " · " + purpose(each, words)).orElse("");
    }

    private static String purpose(Reason reason, Words words) {
        return switch (reason) {
            case LOST_OR_STOLEN -> words.of("lost or stolen");
            case DISPUTE -> words.of("dispute");
            case POINTS -> words.of("points");
            case APPLICATION -> words.of("application");
            case ONLINE_ACCOUNT -> words.of("online account");
            case SOMETHING_ELSE -> words.of("something else");
            case FOLLOW_UP -> words.of("follow up");
        };
    }

    private static String cards(CardType type, Words words) {
        return switch (type) {
            case ANY -> words.of("any cards");
            case PERSONAL -> words.of("personal cards");
            case BUSINESS -> words.of("business cards");
        };
    }

    /** A moment on the wall clock of the place that answers: {@code Friday 27 November, 08:00, Central Time}. */
    static String opens(ZonedDateTime moment, Words words) {
        Locale reader = words.locale();
        return WEEKDAY.withLocale(reader).format(moment)
                + ", " + TIME.withLocale(reader).format(moment)
                + ", " + moment.getZone().getDisplayName(TextStyle.FULL_STANDALONE, reader);
    }

    /** When it was checked with the issuer. */
    static String checked(NumberEntry entry, Words words) {
        return entry.checked()
                .map(day -> words.of(
                        "Checked with the issuer on {0}.",
                        DATE.withLocale(words.locale()).format(day)))
                .orElse(words.of("Not verified with the issuer."));
    }

    /** Whether there is a person, and how long until then; after it, of those who are closed, when they open. */
    static String person(PersonNow now, Words words) {
        return switch (now) {
            case PersonNow.After(ExpectedWait expected) -> wait(expected, words);
            case PersonNow.Closed closed -> words.of("No person is there now. One is there again:");
            case PersonNow.Nobody nobody -> words.of("The line answers now, but no person is there at this moment.");
        };
    }

    private static String wait(ExpectedWait wait, Words words) {
        long least = wait.leastMinutes(), most = wait.mostMinutes();
        if (most == 0) return words.of("A person is free now.");
        if (most == 1) return words.of("The wait for a person is probably less than a minute.");
        if (most > MOST_MINUTES)
            return words.of("The wait for a person is probably more than {0} minutes.", Math.max(least, 1));
        return least == 0
                ? words.of("The wait for a person is probably up to {0} minutes.", most)
                : words.of("The wait for a person is probably {0} to {1} minutes.", least, most);
    }

    /** As the reader writes sums. */
    static String money(Money sum, Words words) {
        return money(sum.amount(), sum.currency(), words);
    }

    static String money(Law.UnauthorisedUse rule, Words words) {
        return money(rule.liability(), rule.currency(), words);
    }

    private static String money(BigDecimal amount, Currency currency, Words words) {
        NumberFormat format = NumberFormat.getCurrencyInstance(words.locale());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(amount.scale());
        return format.format(amount);
    }

    /** What was charged, when, how much. */
    static String charge(Charge charge, Words words) {
        String day = Tracked.day(charge.date(), words);
        return charge.transaction()
                .map(line -> day + " · " + line.merchant() + " · " + money(line.amount(), words))
                .orElse(day + " · "
                        + NumberFormat.getNumberInstance(words.locale()).format(charge.amount()));
    }

    /** In the member's words. */
    static String wrong(BillingError error, Words words) {
        return switch (error) {
            case NOT_MADE -> words.of("I didn't make it, and nobody did for me");
            case NOT_IDENTIFIED -> words.of("I don't know what it is");
            case NOT_DELIVERED -> words.of("I didn't accept it, or it was not delivered as agreed");
            case NOT_CREDITED -> words.of("A payment or a return is missing");
            case MISCALCULATED -> words.of("The sum is wrong");
            case UNCLEAR -> words.of("I want an explanation or proof");
            case NO_STATEMENT -> words.of("The statement never came");
        };
    }

    /** What became of a file. */
    static String kept(Evidence.Answer answer, Words words) {
        return switch (answer) {
            case KEPT -> words.of("The file is with the case.");
            case EMPTY -> words.of("Choose a file.");
            case TOO_LARGE -> words.of("That file is too large. Send one of at most {0} MB.", Evidence.MOST_BYTES / MB);
            case OTHER_TYPE -> words.of("That is no PDF, JPEG or PNG. Send a photograph of it.");
            case TOO_MANY -> words.of("The case has as many files as it can have. Call to tell of more.");
        };
    }

    /** In whole kilobytes, one at least. */
    static String size(int bytes, Words words) {
        return NumberFormat.getIntegerInstance(words.locale()).format(Math.max(1, bytes / 1024)) + " kB";
    }

    static String refused(DisputePages.Refusal refusal, Words words) {
        return switch (refusal) {
            case NOTHING_CHOSEN -> words.of("Choose what is wrong with it.");
            case CARD_NUMBER ->
                words.of("That may hold a card number, so nothing was kept. The box below has it without.");
            case TOO_LONG -> words.of("That is too long. Write at most {0} characters.", DisputePages.MOST_CHARACTERS);
            case TOO_MANY -> words.of("That is enough for one visit. Call for the others.");
        };
    }

    /** Why nobody will call. */
    static String refused(CallbackPage.Refusal refusal, Words words) {
        return switch (refusal) {
            case NUMBER -> words.of("We can't call that number. Type another one, with its country code, or call us.");
            case LANDLINE ->
                words.of(
                        "A code goes to that number as a text message, and it is a landline. Type a mobile number, or call us.");
            case NONE_ON_FILE -> words.of("There is no telephone on file that we may call. Type a number.");
            case HOUR ->
                words.of("Nobody is there at that hour, or it is night where that number is. Choose another one.");
            case NOT_SENT -> words.of("The code could not be sent. Try again in a minute, or call us.");
            case TOO_MANY -> words.of("That is enough for now. Call us instead.");
            case TOO_LATE -> words.of("That page was open for too long. Ask again.");
            case TAKEN -> words.of("A call to that number is arranged already. We arrange no second one.");
        };
    }

    /** Why a passkey signs nobody in. */
    static String refusedPasskey(NotAdmitted why, Words words) {
        return why == NotAdmitted.UNKNOWN
                ? words.of("This passkey is not known here. Sign in with a code.")
                : refused(why, words);
    }

    /** Why nobody is signed in whom somebody else vouches for. */
    static String refused(NotAdmitted why, Words words) {
        return switch (why) {
            case LOCKED ->
                words.of(
                        "Too many wrong answers were given about this account, so nobody can sign in to it for now. Call us: a person can help.");
            case TOO_OFTEN -> words.of("Too many have signed in from your network. Try again in an hour, or call.");
            case SILENT -> words.of("The card system doesn't answer. Try again in a minute, or call.");
            case UNKNOWN -> words.of("Signing in there did not succeed. Sign in here with a code, or call.");
        };
    }

    /** What was done with a passkey. */
    static String done(Passkeys.Event event, Words words) {
        return switch (event.what()) {
            case ADDED -> words.of("added");
            case USED -> words.of("used to sign in");
            case REMOVED -> words.of("removed");
        };
    }

    /** Keys with a pause in sight: {@code 4, then 1}. */
    static String keys(String keys, Words words) {
        return String.join(words.of(", then "), keys.split(""));
    }
}
