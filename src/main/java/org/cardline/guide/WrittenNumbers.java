package org.cardline.guide;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The telephone numbers in a text, as people write them: with a plus, with any territory's international prefix, as in a
 * country of the directory, with letters for digits (ITU-T E.161). One for each text; none is left out in silence.
 */
final class WrittenNumbers {
    /** What a text's digits come to. */
    sealed interface Written {}

    /**
     * A whole number.
     *
     * @param number in E.164, with its plus; where no country is told and the directory's have no such number, as written
     */
    record Whole(String number, String written) implements Written {}

    /** Digits enough for a number within a town, or too many: nobody can tell whose it is. */
    record Part(String written) implements Written {}

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int FEWEST_DIGITS = 7;
    private static final int FEWEST_ELSEWHERE = 8; // fewer are dialled within a town in most countries
    private static final int MOST_DIGITS = 22; // of E.164 fifteen, and the longest prefix before it
    private static final int MOST_GROUPS = 12; // each digit for itself, and one more
    private static final int MOST_TRIED_EVERYWHERE = 12; // each costs some 250 territories

    private static final String FREE = "\\(?0?8(?:00|22|33|44|55|66|77|88)\\)?"; // what letters are written after
    private static final String COUNTRY = "(?:[+\\uFF0B]|00|011)?[ -]?1[ -]?";
    private static final String HAS_LETTER = "(?=(?:[ -]?[0-9]){0,6}[ -]?[A-Za-z])";
    private static final Pattern NUMBER = Pattern.compile("(?<letters>(?<![\\p{L}\\p{Nd}])(?:"
            + COUNTRY + FREE + HAS_LETTER + "(?:[ -]?[A-Z0-9]){7,12}|"
            + "(?:" + COUNTRY + ")?" + FREE + HAS_LETTER + "-(?:-?[A-Za-z0-9]){7,12}))"
            + "|(?:[+\\uFF0B][( ]{0,2}|\\()?\\p{Nd}+(?:[ .()/~\\u00A0\\u2010-\\u2015-]{1,3}\\p{Nd}+)*");
    private static final Pattern LETTERED = Pattern.compile("(.*?" + FREE + ")[ -]?(.*)");
    private static final Pattern PLUS = Pattern.compile("[+\\uFF0B]");
    private static final Pattern GROUP = Pattern.compile("(?:[+\\uFF0B][( ]{0,2}|\\()?\\p{Nd}+");

    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final Pattern DATE = Pattern.compile("(?<![\\d+])(?:(?:19|20)\\d\\d([-./])" + DAY + "\\1" + DAY + "|"
            + DAY + "([-./])" + DAY + "\\2(?:19|20)\\d\\d)(?![-./]?\\d)");

    private final List<String> home;
    private final Collection<String> listed;
    private final List<Written> found = new ArrayList<>();
    private int triedEverywhere;

    private WrittenNumbers(List<String> home, Collection<String> listed) {
        this.home = home;
        this.listed = listed;
    }

    /**
     * In the order of the text.
     *
     * @param home codes of the territories whose numbers are known without a country's code, the likeliest first
     * @param listed in E.164, which a number is before it is any other
     */
    static List<Written> in(String text, List<String> home, Collection<String> listed) {
        var numbers = new WrittenNumbers(home, listed);
        NUMBER.matcher(DATE.matcher(text).replaceAll("|")).results().forEach(numbers::add);
        return numbers.found;
    }

    private void add(MatchResult match) {
        if (match.group("letters") == null) addRun(match.group());
        else addLettered(match.group());
    }

    /** More letters than a number has digits are for the ear alone. */
    private void addLettered(String written) {
        var parts = LETTERED.matcher(written);
        if (!parts.matches()) return;
        String digits = NUMBERS.convertAlphaCharactersInNumber(parts.group(2)).replaceAll("[^0-9]", "");
        meaning(parts.group(1) + digits.substring(0, 7), true)
                .ifPresentOrElse(
                        number -> found.add(new Whole(number, written.strip())),
                        () -> found.add(new Part(written.strip())));
    }

    /** One number, or several that blanks alone stand between. What begins with a plus is that number or none. */
    private void addRun(String run) {
        List<MatchResult> groups = GROUP.matcher(run).results().toList();
        int left = 0; // where that begins which is no number yet
        int from = 0;
        while (from < groups.size() && found.size() < Check.MOST_FOUND) {
            int to = addNumber(run, groups, left, from);
            if (to == from && PLUS.matcher(groups.get(from).group()).lookingAt()) break;
            if (to > from) left = to;
            from = Math.max(to, from + 1);
        }
        addPart(run, groups, left, groups.size());
    }

    /** Adds the longest number that begins there, after what is left before it; where it ends, or {@code from} if none does. */
    private int addNumber(String run, List<MatchResult> groups, int left, int from) {
        for (int to = Math.min(groups.size(), from + MOST_GROUPS); to > from; to--) {
            String written = text(run, groups, from, to);
            Optional<String> number = meaning(written, left == from && to == groups.size());
            if (number.isEmpty()) continue;
            addPart(run, groups, left, from);
            found.add(new Whole(number.get(), written));
            return to;
        }
        return from;
    }

    private void addPart(String run, List<MatchResult> groups, int from, int to) {
        if (to <= from) return;
        String written = text(run, groups, from, to);
        if (digits(written).length() >= FEWEST_DIGITS) found.add(new Part(written));
    }

    private static String text(String run, List<MatchResult> groups, int from, int to) {
        return run.substring(groups.get(from).start(), groups.get(to - 1).end()).strip();
    }

    /** @param alone whether it may be a number of a country that is not told */
    private Optional<String> meaning(String written, boolean alone) {
        int length = digits(written).length();
        if (length < FEWEST_DIGITS || length > MOST_DIGITS) return Optional.empty();
        if (PLUS.matcher(written).lookingAt())
            return parsed(written, "ZZ").filter(WrittenNumbers::isPossible).map(WrittenNumbers::e164);
        List<PhoneNumber> here =
                home.stream().flatMap(each -> parsed(written, each).stream()).toList();
        Optional<String> sure = Stream.concat(
                        here.stream().filter(WrittenNumbers::isPossible).filter(each -> listed.contains(e164(each))),
                        here.stream().filter(NUMBERS::isValidNumber))
                .findFirst()
                .map(WrittenNumbers::e164);
        return sure.or(() -> everywhere(written, alone))
                .or(() -> here.stream()
                        .filter(WrittenNumbers::isPossible)
                        .findFirst()
                        .map(WrittenNumbers::e164));
    }

    /** By an international prefix; or as some country's own. */
    private Optional<String> everywhere(String written, boolean alone) {
        if (triedEverywhere++ >= MOST_TRIED_EVERYWHERE) return Optional.empty();
        List<PhoneNumber> valid = Territory.all().stream()
                .flatMap(each -> parsed(written, each.code()).stream())
                .filter(NUMBERS::isValidNumber)
                .toList();
        List<String> abroad = valid.stream()
                .filter(each -> each.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_IDD)
                .map(WrittenNumbers::e164)
                .toList();
        boolean own = alone && !valid.isEmpty() && digits(written).length() >= FEWEST_ELSEWHERE;
        return abroad.stream()
                .filter(listed::contains)
                .findFirst()
                .or(() -> abroad.stream().findFirst())
                .or(() -> own ? Optional.of(written) : Optional.empty());
    }

    private static Optional<PhoneNumber> parsed(String written, String territory) {
        try {
            return Optional.of(NUMBERS.parseAndKeepRawInput(written, territory));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    private static boolean isPossible(PhoneNumber number) {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private static String e164(PhoneNumber number) {
        return NUMBERS.format(number, PhoneNumberFormat.E164);
    }

    private static String digits(String written) {
        return PhoneNumberUtil.normalizeDigitsOnly(written);
    }
}
