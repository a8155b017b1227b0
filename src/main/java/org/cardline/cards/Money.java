package org.cardline.cards;

import static java.math.RoundingMode.UNNECESSARY;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact sum of money. Its scale is the currency's own (ISO 4217: two for USD, none for JPY, three for KWD), so equal
 * sums are equal records.
 */
public record Money(BigDecimal amount, Currency currency) {
    /**
     * @throws IllegalArgumentException when the amount has more decimals than the currency: nothing is rounded
     */
    public Money {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    amount + " " + currency + " has more than the " + decimals + " decimals of the currency");
        }
        amount = amount.setScale(decimals, UNNECESSARY);
    }

    /** {@code Money.of("12.50", "USD")}. */
    public static Money of(String amount, String currencyCode) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
    }

    /** Nothing, in this currency. */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** @throws IllegalArgumentException when the currencies differ: sums of two currencies have no sum */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money minus(Money other) {
        return plus(other.negated());
    }

    /** The same sum the other way: a charge as a credit. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Whether it is less than nothing: on a statement, a credit. */
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " cannot be added");
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
