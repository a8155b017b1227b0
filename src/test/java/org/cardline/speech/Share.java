package org.cardline.speech;

import java.util.Locale;

/** How many of how many, with its 95 % interval (Wilson 1927). */
public record Share(int of, int all) {
    private static final double Z = 1.96;

    double low() {
        return bound(-1);
    }

    double high() {
        return bound(1);
    }

    private double bound(int side) {
        if (all == 0) return side < 0 ? 0 : 1;
        double share = (double) of / all, squared = Z * Z / all;
        double spread = Z * Math.sqrt(share * (1 - share) / all + squared / (4 * all));
        return Math.clamp((share + squared / 2 + side * spread) / (1 + squared), 0, 1);
    }

    @Override
    public String toString() {
        double share = all == 0 ? 0 : 100.0 * of / all;
        return String.format(Locale.ROOT, "%.1f %% (%.1f to %.1f, of %d)", share, 100 * low(), 100 * high(), all);
    }
}
