package org.cardline.programme;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;

/**
 * Who is called back, and how: the rule for numbers of everything that dials one.
 *
 * @param address where calls to a number go, {@code sip:{number}@192.0.2.7:5060}; the number comes without its plus
 * @param countries calling codes that may be dialled
 * @param tries how often nobody may answer
 * @param againAfter how long it waits after each
 * @param quiet when nobody is called who hasn't just asked for it
 * @param aNumberADay how often one number is called in 24 hours, unless whoever has it has just asked for it
 * @param aDay how many calls in 24 hours nobody has just asked for
 */
public record Callbacks(
        String address,
        Set<String> countries,
        int tries,
        Duration againAfter,
        QuietHours quiet,
        int aNumberADay,
        int aDay) {
    static final String NUMBER = "{number}";

    /** What costs whom we call, or us, more than a call does; short and satellite numbers are of no country. */
    private static final Set<PhoneNumberType> DIALLED = Set.of(
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.MOBILE,
            PhoneNumberType.FIXED_LINE_OR_MOBILE,
            PhoneNumberType.PERSONAL_NUMBER,
            PhoneNumberType.VOIP);

    /** Kept for fiction (555-0100 to 555-0199): plans call some of them no number, and a demonstration has no others. */
    private static final String FICTION = "\\+1(?!900)\\d{3}55501\\d{2}";

    /** Where a demonstration calls whoever it is: nobody sleeps there. */
    static Callbacks onThisMachine(int port, String country) {
        var never = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        return new Callbacks(
                "sip:" + NUMBER + "@127.0.0.1:" + port, Set.of(country), 3, Duration.ofSeconds(30), never, 3, 200);
    }

    public Callbacks {
        countries = Set.copyOf(countries);
    }

    /** Whether this number may be dialled at all, in E.164 and nothing besides. */
    public boolean allows(String number) {
        if (Dialling.e164(number).filter(number::equals).isEmpty()) return false;
        try {
            PhoneNumber parsed = PhoneNumberUtil.getInstance().parse(number, "ZZ");
            boolean kind = DIALLED.contains(PhoneNumberUtil.getInstance().getNumberType(parsed));
            return countries.contains(Integer.toString(parsed.getCountryCode())) && (kind || number.matches(FICTION));
        } catch (NumberParseException nonsense) {
            return false;
        }
    }

    /** Where a call to this number goes. */
    public String addressOf(String number) {
        return address.replace(NUMBER, number.substring(1));
    }
}
