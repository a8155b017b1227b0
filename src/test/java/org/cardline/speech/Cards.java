package org.cardline.speech;

import java.util.List;
import java.util.Set;
import org.cardline.programme.CardProduct;

/** Kinds of cards that numbers are read from in tests. */
final class Cards {
    static final CardProduct FIFTEEN = new CardProduct(
            "fifteen",
            "fifteen digits",
            15,
            Set.of("34", "37"),
            List.of(4, 6, 5),
            new CardProduct.SecurityCode(4, CardProduct.Place.FRONT),
            Set.of(),
            false);

    private Cards() {}
}
