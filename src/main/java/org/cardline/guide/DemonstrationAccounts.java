package org.cardline.guide;

import java.util.List;
import java.util.function.Function;
import org.cardline.cards.CustomerToTry;
import org.cardline.programme.Programme;

/**
 * The fictional people whom a demonstration shows beside its sign-in; nobody when live.
 *
 * @param those that fit a programme's cards
 */
public record DemonstrationAccounts(Function<Programme, List<CustomerToTry>> those) {
    List<CustomerToTry> people(Programme programme) {
        return those.apply(programme);
    }
}
