package org.cardline.cards;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a card's account.
 *
 * @param reference the host's name of it
 * @param date the day it was made
 * @param posted the day it reached the account, which decides the statement that shows it
 * @param amount in the card's currency; negative for a credit
 * @param foreign the sum in the currency of the purchase, where that is another one
 * @param merchant the name as the network delivers it, often hard to read
 */
public record Transaction(
        String reference, LocalDate date, LocalDate posted, Money amount, Optional<Money> foreign, String merchant) {}
