package org.cardline.reasons;

import java.util.List;
import org.cardline.programme.Reason;

/** What the line makes of a caller's sentence. */
public sealed interface Understood {
    /**
     * Clear enough to begin with at once.
     *
     * @param reasons one, or two where the sentence holds two; a lost or stolen card is always the first
     * @param confidence of the least certain of them, 0 to 1
     */
    record Sure(List<Reason> reasons, double confidence) implements Understood {
        public Sure {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The likeliest reason, to be confirmed by the caller before anything is done.
     *
     * @param confidence 0 to 1
     */
    record Unsure(Reason reason, double confidence) implements Understood {}

    /** Not the card's business, as far as could be understood: ask again, offer the menu. */
    record NoneOfThese() implements Understood {}
}
