package org.cardline.guide;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which charge was chosen on the page: a line of the account, or a day and a sum.
 *
 * @param card the host's opaque reference
 * @param charge the host's name of the line; empty where a day and a sum were typed
 * @param date ISO 8601
 * @param amount as people write it: {@code 12.40}, {@code 12,40}
 */
public record Chosen(String card, String charge, String date, String amount) {
    /** What a form leaves out is nothing. */
    public Chosen {
        card = card == null ? "" : card;
        charge = charge == null ? "" : charge;
        date = date == null ? "" : date;
        amount = amount == null ? "" : amount;
    }

    /** The sum that was typed, if it is one. */
    Optional<BigDecimal> sum() {
        return Optional.of(amount.strip().replace(',', '.'))
                .filter(text -> text.matches("[0-9]{1,7}(?:\\.[0-9]{1,2})?"))
                .map(BigDecimal::new)
                .filter(sum -> sum.signum() > 0);
    }
}
