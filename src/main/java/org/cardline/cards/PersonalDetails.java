package org.cardline.cards;

import java.time.LocalDate;

/**
 * What finds a person who has no card number at hand: digits only, names are never an input. It prints masked.
 *
 * @param postalDigits the digits of the postal code on file; where it has none, the last four of the telephone
 * @param lastFour the last four of the tax number; where there is none, of the telephone on file
 */
public record PersonalDetails(LocalDate dateOfBirth, String postalDigits, String lastFour) {
    @Override
    public String toString() {
        return "PersonalDetails[••••]";
    }
}
