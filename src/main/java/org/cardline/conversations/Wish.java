package org.cardline.conversations;

import java.util.List;
import org.cardline.programme.Reason;

/** What a caller chose in the main menu, or said there. */
sealed interface Wish {
    /**
     * These reasons, the first to begin with.
     *
     * @param words the caller's own; empty where a key or a word of the menu was chosen
     */
    record Known(List<Reason> reasons, String words) implements Wish {}

    /** Perhaps this reason, if the caller confirms it. */
    record Perhaps(Reason reason, String words) implements Wish {}

    /** None of the first menu. */
    record Others() implements Wish {}

    /** To go on in Spanish. */
    record Spanish() implements Wish {}

    static Wish of(Reason reason) {
        return new Known(List.of(reason), "");
    }
}
