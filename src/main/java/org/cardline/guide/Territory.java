package org.cardline.guide;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cardline.programme.Dialling;

/**
 * Where a caller can be: a country or territory with a numbering plan in libphonenumber's metadata.
 *
 * @param code two letters, of ISO 3166-1 but for a few: {@code ES}
 * @param name as it is read
 */
record Territory(String code, String name) {
    private static final Map<String, Territory> KNOWN = PhoneNumberUtil.getInstance().getSupportedRegions().stream()
            .map(code -> new Territory(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
            .collect(Collectors.toUnmodifiableMap(Territory::code, Function.identity()));
    private static final List<Territory> BY_NAME = KNOWN.values().stream()
            .sorted(Comparator.comparing(Territory::name))
            .toList();
    private static final Map<String, String> CLOCKS = Assets.text("zones.tsv")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
    private static final Pattern REGION = Pattern.compile("(?<=-)[A-Z]{2}\\b");

    /** All, by name. */
    static List<Territory> all() {
        return BY_NAME;
    }

    /** The one of this code, written exactly so. */
    static Optional<Territory> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** The one of this code, in whatever case. */
    static Optional<Territory> meant(String code) {
        return of(code.toUpperCase(Locale.ROOT));
    }

    /** The issuer's country: the chief one of those that share its calling code. */
    static Territory home(Dialling dialling) {
        int callingCode = Integer.parseInt(dialling.callingCode());
        String code = PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(callingCode);
        return of(code).orElseThrow(() -> new IllegalStateException("calling code " + callingCode + " of no country"));
    }

    /** By which of IANA's time zones clocks go there, a space between them; empty for the few that share another's. */
    String clocks() {
        return CLOCKS.getOrDefault(code, "");
    }

    /** The first that a browser's languages name, a guess at where the caller is at home. */
    static Optional<Territory> guess(String acceptLanguage) {
        return REGION.matcher(acceptLanguage)
                .results()
                .map(MatchResult::group)
                .flatMap(code -> of(code).stream())
                .findFirst();
    }
}
