package org.cardline.verification;

import java.util.concurrent.atomic.AtomicInteger;

/** How often one call may still be wrong. */
final class Tries {
    private final AtomicInteger left;

    Tries(int most) {
        this.left = new AtomicInteger(most);
    }

    int left() {
        return left.get();
    }

    /** @return false if there is none left */
    boolean take() {
        return left.getAndUpdate(tries -> Math.max(0, tries - 1)) > 0;
    }

    void giveBack() {
        left.incrementAndGet();
    }
}
