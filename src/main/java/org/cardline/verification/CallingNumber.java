package org.cardline.verification;

import java.util.Optional;

/**
 * Where a call comes from. It identifies a telephone and no customer: it verifies nothing, and finds a card only from a
 * trusted trunk.
 *
 * @param e164 the number, unless withheld
 * @param trusted whether a trunk of the operator's list vouches for it
 * @param shared whether many people call from it, such as a hotel's or the collect operator's
 */
public record CallingNumber(Optional<String> e164, boolean trusted, boolean shared) {
    /** A number that nobody vouches for: every number, until there are trusted trunks. */
    public static final CallingNumber UNTRUSTED = new CallingNumber(Optional.empty(), false, false);

    /** The number where it says something about one caller. */
    Optional<String> own() {
        return trusted && !shared ? e164 : Optional.empty();
    }

    @Override
    public String toString() {
        return e164.isPresent() ? "CallingNumber[••••]" : "CallingNumber[withheld]";
    }
}
