package org.cardline.cards;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One statement of account.
 *
 * @param first the first day of its billing cycle
 * @param last the last day of its billing cycle
 * @param sent the day it was sent, from which 12 CFR 1026.13(b)(1) counts 60 days
 * @param balance what was spent in the cycle, less credits
 */
public record Statement(LocalDate first, LocalDate last, LocalDate sent, Money balance) {
    /** Whether this statement shows the transaction. */
    public boolean shows(Transaction transaction) {
        return !transaction.posted().isBefore(first) && !transaction.posted().isAfter(last);
    }

    /** The first sent of these that shows the transaction; empty when none was sent yet, so no date runs. */
    public static Optional<Statement> firstShowing(Transaction transaction, List<Statement> statements) {
        return statements.stream().filter(each -> each.shows(transaction)).min(Comparator.comparing(Statement::sent));
    }
}
