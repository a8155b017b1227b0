package org.cardline.cards;

import java.time.LocalDate;
import java.util.Optional;
import org.cardline.programme.CreditKind;

/**
 * One card of the fixture, with the secrets that only the host knows.
 *
 * @param account whose account it belongs to; the holder's own unless it is supplementary
 * @param cycleDay day of the month on which its billing cycle ends, 1 to 28
 */
record DemonstrationCard(
        Card card,
        CardNumber number,
        SecurityCode code,
        CustomerReference account,
        int cycleDay,
        Optional<Earned> earned) {

    /** Points, some of which expire so many days from today. */
    record Earned(long balance, long expiring, int expireInDays) {
        Points on(LocalDate today) {
            var expiry = new Points.Expiry(expiring, today.plusDays(expireInDays));
            return new Points(balance, Optional.of(expiry).filter(each -> expiring > 0));
        }
    }

    static DemonstrationCard read(Table.Row row) {
        var number = CardNumber.parse(row.text("number")).orElseThrow(() -> wrong("card number"));
        var code = SecurityCode.parse(row.text("code")).orElseThrow(() -> wrong("security code"));
        var holder = new CustomerReference(row.text("holder"));
        var account = row.optional("account").map(CustomerReference::new).orElse(holder);
        var card = new Card(
                new CardReference(row.text("card")),
                holder,
                number.lastFour(),
                row.text("product"),
                row.choice("credit", CreditKind.class),
                !account.equals(holder),
                row.choice("state", CardState.class));
        return new DemonstrationCard(card, number, code, account, row.number("cycle-day"), earned(row));
    }

    private static Optional<Earned> earned(Table.Row row) {
        return row.optional("points")
                .map(Long::parseLong)
                .map(balance -> new Earned(balance, row.number("expiring"), row.number("expire-in")));
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("the " + what + " does not have the right form or check digit");
    }

    CardReference reference() {
        return card.reference();
    }

    boolean concerns(CustomerReference customer) {
        return card.customer().equals(customer) || account.equals(customer);
    }

    @Override
    public String toString() {
        return reference().toString();
    }
}
