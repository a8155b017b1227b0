package org.cardline.cards;

import org.cardline.programme.CreditKind;

/**
 * One card as the host knows it, without its number.
 *
 * @param customer the person whose name is on the card
 * @param lastFour the last four digits of the number
 * @param product the programme's name of the card product
 * @param credit decides whose law applies to a dispute
 * @param supplementary whether it belongs to another person's account
 */
public record Card(
        CardReference reference,
        CustomerReference customer,
        String lastFour,
        String product,
        CreditKind credit,
        boolean supplementary,
        CardState state) {

    /** The same card in another state. */
    Card in(CardState newState) {
        return new Card(reference, customer, lastFour, product, credit, supplementary, newState);
    }
}
