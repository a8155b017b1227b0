package org.cardline.conversations;

import static org.cardline.disputes.BillingError.MISCALCULATED;
import static org.cardline.disputes.BillingError.NOT_CREDITED;
import static org.cardline.disputes.BillingError.NOT_DELIVERED;
import static org.cardline.disputes.BillingError.NOT_IDENTIFIED;
import static org.cardline.disputes.BillingError.NOT_MADE;
import static org.cardline.disputes.BillingError.NO_STATEMENT;
import static org.cardline.disputes.BillingError.UNCLEAR;

import java.util.List;
import java.util.Optional;
import org.cardline.disputes.BillingError;

/** In what way a charge is wrong, in two menus. */
final class ChoosingError {
    private static final Menu<Optional<BillingError>> KIND = Menu.of(
                    "You didn't make it: press 1. You don't know it: 2. Not as agreed: 3. Another problem: 4.",
                    List.of(
                            Optional.of(NOT_MADE),
                            Optional.of(NOT_IDENTIFIED),
                            Optional.of(NOT_DELIVERED),
                            Optional.<BillingError>empty()))
            .or(
                    Optional.of(NOT_MADE),
                    "it wasn't me",
                    "not mine",
                    "i did not make it",
                    "somebody else made it",
                    "fraud")
            .or(Optional.of(NOT_IDENTIFIED), "i don't recognize it", "i do not know it", "i don't know what it is")
            .or(
                    Optional.of(NOT_DELIVERED),
                    "it never came",
                    "it was not delivered",
                    "it was broken",
                    "not as described")
            .or(Optional.empty(), "something else", "another one", "other");
    private static final Menu<BillingError> ANOTHER = Menu.of(
                    "A credit is missing: press 1. The sum is wrong: 2. You want proof: 3. The statement never came: 4.",
                    List.of(NOT_CREDITED, MISCALCULATED, UNCLEAR, NO_STATEMENT))
            .or(NOT_CREDITED, "missing credit", "a refund is missing", "i returned it", "no refund")
            .or(
                    MISCALCULATED,
                    "wrong amount",
                    "the amount is wrong",
                    "wrong sum",
                    "i was charged twice",
                    "charged twice")
            .or(UNCLEAR, "proof", "a receipt", "evidence")
            .or(NO_STATEMENT, "no statement", "i got no statement");

    private ChoosingError() {}

    static BillingError choose(Talk talk) {
        return talk.choose(KIND).orElseGet(() -> talk.choose(ANOTHER));
    }
}
