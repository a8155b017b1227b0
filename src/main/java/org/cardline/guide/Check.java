package org.cardline.guide;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.Programme;

/** What is in a text that somebody was sent: numbers and links, and whether the directory lists them. Keeps nothing. */
final class Check {
    /** Characters; a longer text is not looked at. */
    static final int MOST_CHARACTERS = 2_000;

    /** More are not told. */
    static final int MOST_FOUND = 20;

    private static final int LONGEST_SHOWN = 80;

    private Check() {}

    /** Something in the text. */
    sealed interface Found {}

    /**
     * A number.
     *
     * @param number in E.164, with its plus; as written where that tells no country
     * @param written as it stands in the text
     * @param listed the lines of the directory that hold it; none: nobody published it as the issuer's, as far as is known
     */
    record Number(String number, String written, List<NumberEntry> listed) implements Found {
        /** The number, and how it is written where these are other digits: {@code +18008432273 (1-800-THE-CARD)}. */
        String shown() {
            String digits = PhoneNumberUtil.normalizeDigitsOnly(number);
            return PhoneNumberUtil.normalizeDigitsOnly(written).equals(digits) ? number : number + " (" + written + ")";
        }
    }

    /** Too few digits for a whole number, or too many. */
    record NoNumber(String written) implements Found {}

    /**
     * A link or an e-mail address's domain.
     *
     * @param listed whether it is an address of the issuer's official site
     */
    record Link(String shown, boolean listed) implements Found {}

    /** What became of the text. */
    sealed interface Verdict {}

    /** All that was found, numbers first; empty where there is nothing to check. */
    record Checked(List<Found> found) implements Verdict {}

    /** It holds what may be a card number, and was not looked at. */
    record HoldsCard() implements Verdict {}

    /** It is longer than {@link #MOST_CHARACTERS}, and was not looked at. */
    record TooLong() implements Verdict {}

    /** So much was asked from that network that nothing is looked at for now. */
    record NotNow() implements Verdict {}

    /** @param text whatever was pasted */
    static Verdict of(String text, Programme programme) {
        if (text.length() > MOST_CHARACTERS) return new TooLong();
        if (CardDigits.areIn(text, programme)) return new HoldsCard();
        return new Checked(Stream.concat(numbers(Links.takenFrom(text), programme), links(text, programme))
                .distinct()
                .limit(MOST_FOUND)
                .toList());
    }

    private static Stream<Found> numbers(String text, Programme programme) {
        List<String> all = programme.numbers().stream()
                .flatMap(entry -> Directory.telephone(entry).stream())
                .map(NumberEntry.Telephone::number)
                .toList();
        Stream<Territory> lead = all.stream().flatMap(each -> DialString.destination(each).stream());
        List<String> here = Stream.concat(Stream.of(Territory.home(programme.dialling())), lead)
                .map(Territory::code)
                .distinct()
                .toList();
        return WrittenNumbers.in(text, here, all).stream().map(each -> switch (each) {
            case WrittenNumbers.Whole(String number, String written) ->
                new Number(number, written, listed(number, programme));
            case WrittenNumbers.Part(String written) -> new NoNumber(written);
        });
    }

    private static List<NumberEntry> listed(String number, Programme programme) {
        return programme.numbers().stream()
                .filter(entry -> Directory.telephone(entry)
                        .map(NumberEntry.Telephone::number)
                        .equals(Optional.of(number)))
                .toList();
    }

    private static Stream<Found> links(String text, Programme programme) {
        return Links.in(text, programme.brand().officialSites()).stream()
                .map(each -> new Link(shortened(each.text()), each.official()));
    }

    private static String shortened(String link) {
        return link.length() <= LONGEST_SHOWN ? link : link.substring(0, LONGEST_SHOWN) + "…";
    }
}
