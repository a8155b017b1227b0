package org.cardline.guide;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.Programme;
import org.cardline.programme.Reported;

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

    /** Something that others reported as false. */
    record False(String shown, Reported reported) implements Found {}

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
        Stream<Found> found = Stream.concat(numbers(Links.takenFrom(text), programme), links(text, programme))
                .map(each -> judged(each, programme));
        return new Checked(Stream.concat(senders(text, programme), found)
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

    /** By the name that a message shows, alone or in the text. */
    private static Stream<Found> senders(String text, Programme programme) {
        return reported(programme, Reported.Kind.SENDER)
                .filter(each -> Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(each.what()) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find())
                .map(each -> new False(each.what(), each));
    }

    private static Found judged(Found found, Programme programme) {
        Stream<Found> known = switch (found) {
            case Number number ->
                reported(programme, Reported.Kind.NUMBER)
                        .filter(each -> each.what().equals(number.number()))
                        .map(each -> new False(number.shown(), each));
            case Link link ->
                reported(programme, Reported.Kind.SITE)
                        .filter(each -> Links.isOf(link.shown(), each.what()))
                        .map(each -> new False(link.shown(), each));
            case NoNumber digits -> Stream.of();
            case False already -> Stream.of();
        };
        return known.findFirst().orElse(found);
    }

    private static Stream<Reported> reported(Programme programme, Reported.Kind kind) {
        return programme.reported().stream().filter(each -> each.kind() == kind);
    }

    private static String shortened(String link) {
        return link.length() <= LONGEST_SHOWN ? link : link.substring(0, LONGEST_SHOWN) + "…";
    }
}
