package org.cardline.disputes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.Transaction;

/**
 * What is disputed.
 *
 * @param date the day, as on the account or as the caller gave it
 * @param amount the sum
 * @param transaction the line of the account, where there is one that fits
 */
public record Charge(LocalDate date, BigDecimal amount, Optional<Transaction> transaction) {
    public static Charge of(Transaction transaction) {
        return new Charge(transaction.date(), transaction.amount().amount(), Optional.of(transaction));
    }

    /** The one charge of these on that day and of that sum; where there are more or none, what the caller gave. */
    public static Charge of(LocalDate date, BigDecimal amount, List<Transaction> charges) {
        List<Transaction> fitting = charges.stream()
                .filter(each ->
                        each.date().equals(date) && each.amount().amount().compareTo(amount) == 0)
                .toList();
        return fitting.size() == 1 ? of(fitting.getFirst()) : new Charge(date, amount, Optional.empty());
    }

    /** The charges among a card's transactions: a credit is none. */
    public static List<Transaction> among(List<Transaction> transactions) {
        return transactions.stream().filter(line -> !line.amount().isNegative()).toList();
    }

    /** For the timeline of a case. */
    public String words() {
        return "Charge of " + date + ", " + amount.toPlainString()
                + transaction.map(line -> ", " + line.merchant()).orElse(", not found on the account");
    }
}
