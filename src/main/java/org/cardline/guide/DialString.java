package org.cardline.guide;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * What to press to reach a number from a territory, by libphonenumber's metadata.
 *
 * @param landline in the order of the keys, spaced; {@code ~} stands for the wait for a second dial tone; empty where the
 *     digits depend on the caller's telephone company, or where what is pressed could be taken for another number
 * @param mobile with its plus, which works from any territory
 */
record DialString(Optional<String> landline, String mobile) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ"; // a number with its plus needs none

    /** @param e164 the number, with its plus */
    static DialString from(Territory territory, String e164) {
        PhoneNumber number = parsed(e164);
        String pressed = spaced(NUMBERS.formatOutOfCountryCallingNumber(number, territory.code()));
        boolean sure =
                !pressed.startsWith("+") && parsed(pressed, territory.code()).exactlySameAs(number);
        return new DialString(sure ? Optional.of(pressed) : Optional.empty(), international(e164));
    }

    /** As it is written for callers from anywhere: {@code +1 336 393 1111}. */
    static String international(String e164) {
        return spaced(NUMBERS.format(parsed(e164), PhoneNumberFormat.INTERNATIONAL));
    }

    /** Where a call to the number ends, as people name it; empty for a free number, which ends anywhere. */
    static Optional<Territory> destination(String e164) {
        PhoneNumber number = parsed(e164);
        boolean free = NUMBERS.getNumberType(number) == PhoneNumberUtil.PhoneNumberType.TOLL_FREE;
        return free
                ? Optional.empty()
                : Optional.ofNullable(NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()))
                        .flatMap(Territory::of);
    }

    boolean waitsForTone() {
        return landline.filter(each -> each.contains("~")).isPresent();
    }

    private static String spaced(String number) {
        return number.replaceAll("[^\\d+~]+", " ").strip();
    }

    private static PhoneNumber parsed(String e164) {
        return parsed(e164, NO_REGION);
    }

    private static PhoneNumber parsed(String number, String region) {
        try {
            return NUMBERS.parse(number, region);
        } catch (NumberParseException impossible) {
            throw new IllegalArgumentException("not a number in " + region, impossible);
        }
    }
}
