package org.cardline.conversations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.cardline.cards.Transaction;

/**
 * What is disputed.
 *
 * @param date the day, as on the account or as keyed
 * @param amount the sum
 * @param transaction the line of the account, where there is one that fits
 */
record Charge(LocalDate date, BigDecimal amount, Optional<Transaction> transaction) {
    static Charge of(Transaction transaction) {
        return new Charge(transaction.date(), transaction.amount().amount(), Optional.of(transaction));
    }

    /** For the timeline of a case. */
    String words() {
        return "Charge of " + date + ", " + amount.toPlainString()
                + transaction.map(line -> ", " + line.merchant()).orElse(", not found on the account");
    }
}
