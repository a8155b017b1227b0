package org.cardline.cards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What was spent with a card of the fixture, counted back from today, and the statements that follow from it. */
final class DemonstrationAccount {
    private static final Currency CURRENCY = Currency.getInstance("USD");
    private static final int TRANSACTION_DAYS = 90;
    private static final int STATEMENT_DAYS = 120;
    private static final int DAYS_TO_POST = 1;
    private static final int DAYS_TO_SEND = 3;

    private DemonstrationAccount() {}

    /** One line of the fixture's transactions. */
    record Spending(
            String reference, CardReference card, int daysAgo, Money amount, Optional<Money> foreign, String merchant) {
        static Spending read(Table.Row row) {
            return new Spending(
                    row.text("transaction"),
                    new CardReference(row.text("card")),
                    row.number("days-ago"),
                    Money.of(row.text("amount"), CURRENCY.getCurrencyCode()),
                    row.optional("foreign").map(amount -> Money.of(amount, row.text("foreign-currency"))),
                    row.text("merchant"));
        }

        private Transaction on(LocalDate today) {
            LocalDate posted = today.minusDays(Math.max(0, daysAgo - DAYS_TO_POST));
            return new Transaction(reference, today.minusDays(daysAgo), posted, amount, foreign, merchant);
        }
    }

    static List<Transaction> transactions(List<Spending> spent, LocalDate today) {
        return all(spent, today).stream()
                .filter(each -> !each.date().isBefore(today.minusDays(TRANSACTION_DAYS)))
                .toList();
    }

    static List<Statement> statements(List<Spending> spent, int cycleDay, LocalDate today) {
        var transactions = all(spent, today);
        var statements = new ArrayList<Statement>();
        LocalDate last = today.withDayOfMonth(cycleDay);
        while (!last.plusDays(DAYS_TO_SEND).isBefore(today.minusDays(STATEMENT_DAYS))) {
            if (!last.plusDays(DAYS_TO_SEND).isAfter(today)) statements.add(statement(transactions, last));
            last = last.minusMonths(1);
        }
        return List.copyOf(statements);
    }

    private static List<Transaction> all(List<Spending> spent, LocalDate today) {
        return spent.stream()
                .map(each -> each.on(today))
                .sorted(Comparator.comparing(Transaction::date).reversed())
                .toList();
    }

    private static Statement statement(List<Transaction> transactions, LocalDate last) {
        LocalDate first = last.minusMonths(1).plusDays(1);
        var empty = new Statement(first, last, last.plusDays(DAYS_TO_SEND), Money.zero(CURRENCY));
        Money balance = transactions.stream()
                .filter(empty::shows)
                .map(Transaction::amount)
                .reduce(Money.zero(CURRENCY), Money::plus);
        return new Statement(first, last, empty.sent(), balance);
    }
}
