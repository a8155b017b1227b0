package org.cardline.programme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One thing that was shown to be so about a caller. Acts ask for sets of them ({@link VerificationPolicy}). */
public enum Proof {
    /** The full card number. */
    CARD_NUMBER,
    /** The security code, compared by the card host. */
    SECURITY_CODE,
    /** The date of birth on file. */
    DATE_OF_BIRTH,
    /** Date of birth, postal code and the last four of the tax number (or else of the telephone) on file. */
    PERSONAL_DETAILS,
    /** A calling number from a trusted trunk that fits one person, confirmed by day and month of birth. */
    CALLING_NUMBER,
    /** The reference number of a case. */
    REFERENCE,
    /** A one-time code sent to a device on file. */
    ONE_TIME_CODE,
    /** That device has been on file, unchanged, for the settled days. */
    SETTLED_DEVICE,
    /** A passkey, which was added when a one-time code had been shown; on pages only. */
    PASSKEY,
    /** The issuer's own sign-in of card members; on pages only. */
    ISSUER_SIGN_IN,
    /** A person has satisfied themselves. */
    PERSON;

    /** As people read it: {@code security code}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The one that people read so; empty where none is. */
    public static Optional<Proof> of(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words().equals(words))
                .findFirst();
    }

    /** Whether it can say who is calling at all: what is only known, or only a telephone's, never does by itself. */
    boolean authenticates() {
        return switch (this) {
            case SECURITY_CODE, ONE_TIME_CODE, PASSKEY, ISSUER_SIGN_IN, PERSON -> true;
            case CARD_NUMBER, DATE_OF_BIRTH, PERSONAL_DETAILS, CALLING_NUMBER, REFERENCE, SETTLED_DEVICE -> false;
        };
    }
}
