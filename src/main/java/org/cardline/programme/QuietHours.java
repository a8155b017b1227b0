package org.cardline.programme;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When nobody is called who hasn't just asked for it, on the wall clock where the number is. A number that may be in several
 * zones is left alone while it is so in any of them.
 *
 * @param until not any more; where it is {@code from} there are none
 */
public record QuietHours(LocalTime from, LocalTime until) {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int HALF_HOURS_OF_TWO_DAYS = 2 * 48;

    /** Whether it is so for this number, in E.164; always where nobody knows its zone. */
    public boolean at(Instant moment, String number) {
        if (from.equals(until)) return false;
        List<String> zones = zones(number);
        return zones.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())
                || zones.stream()
                        .anyMatch(zone -> contain(moment.atZone(ZoneId.of(zone)).toLocalTime()));
    }

    /** When it is so no more, to half an hour; empty where it always is. */
    public Optional<Instant> end(Instant moment, String number) {
        return Stream.iterate(moment.truncatedTo(ChronoUnit.HOURS), each -> each.plus(HALF_AN_HOUR))
                .limit(HALF_HOURS_OF_TWO_DAYS)
                .filter(each -> each.isAfter(moment) && !at(each, number))
                .findFirst();
    }

    private boolean contain(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean goesOn = time.isBefore(until);
        return from.isBefore(until) ? begun && goesOn : begun || goesOn;
    }

    /** Numbers that plans don't know, as those kept for fiction, are where their first digits are. */
    private static List<String> zones(String number) {
        try {
            PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number, "ZZ");
            var mapper = PhoneNumberToTimeZonesMapper.getInstance();
            boolean known = PhoneNumberUtil.getInstance().getNumberType(parsed) != PhoneNumberType.UNKNOWN;
            return known ? mapper.getTimeZonesForNumber(parsed) : mapper.getTimeZonesForGeographicalNumber(parsed);
        } catch (NumberParseException nonsense) {
            return List.of(PhoneNumberToTimeZonesMapper.getUnknownTimeZone());
        }
    }
}
