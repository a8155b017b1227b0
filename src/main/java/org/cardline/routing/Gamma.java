package org.cardline.routing;

/** The gamma distribution of scale 1, by Wilson and Hilferty's approximation: its cube root is nearly normal. */
final class Gamma {
    private Gamma() {}

    /** The part of the distribution that is below x. */
    static double below(double shape, double x) {
        if (x <= 0) return 0;
        double spread = 1 / (9 * shape);
        return normalBelow((Math.cbrt(x / shape) - 1 + spread) / Math.sqrt(spread));
    }

    /** Below which this part of the distribution is. */
    static double quantile(double shape, double part) {
        double low = 0;
        double high = shape + 20 * Math.sqrt(shape) + 20;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (below(shape, middle) < part) low = middle;
            else high = middle;
        }
        return high;
    }

    /** Abramowitz and Stegun, 26.2.17: off by less than 7.5e-8. */
    private static double normalBelow(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double above = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
        return z >= 0 ? 1 - above : above;
    }
}
