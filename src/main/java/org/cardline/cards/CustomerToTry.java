package org.cardline.cards;

import java.time.LocalDate;

/**
 * A fictional customer, printed by {@code ./cardline up} for whoever wants to try the line. Made from a
 * {@link DemonstrationFixture} only; even so it prints masked.
 *
 * @param cardNumber the full number, grouped as on the card
 * @param postalDigits what to key as the postal code
 * @param lastFour what to key as the last four of the tax number
 * @param device where one-time codes go, masked
 */
public record CustomerToTry(
        String cardNumber,
        String securityCode,
        LocalDate dateOfBirth,
        String postalDigits,
        String lastFour,
        String device) {

    /** The last four digits of the card. */
    public String ending() {
        return cardNumber.substring(cardNumber.length() - 4);
    }

    static CustomerToTry of(DemonstrationCard card, DemonstrationCustomer customer) {
        return new CustomerToTry(
                grouped(card.number().reveal()),
                card.code().reveal(),
                customer.born(),
                customer.postalDigits(),
                customer.lastFour(),
                customer.details(LocalDate.EPOCH).devices().stream()
                        .map(ContactPoint::masked)
                        .findFirst()
                        .orElse("none"));
    }

    /** Fifteen digits stand 4-6-5, all others in fours. */
    private static String grouped(String digits) {
        return digits.length() == 15
                ? digits.substring(0, 4) + " " + digits.substring(4, 10) + " " + digits.substring(10)
                : digits.replaceAll("(?<=\\G.{4})(?=.)", " ");
    }

    @Override
    public String toString() {
        return "CustomerToTry[••••]";
    }
}
