package org.cardline.simulation;

import java.util.random.RandomGenerator;

/** A caller who now and then falls silent, presses a wrong key, goes back, or hangs up. */
final class Wavering implements Behaviour {
    private final Behaviour steady;
    private final RandomGenerator random;

    Wavering(Behaviour steady, RandomGenerator random) {
        this.steady = steady;
        this.random = random;
    }

    @Override
    public Reply answers(String words) {
        return switch (random.nextInt(20)) {
            case 0 -> Reply.silence();
            case 1 -> Reply.keys("9");
            case 2 -> Reply.keys("*2");
            case 3 -> random.nextInt(3) == 0 ? Reply.hangUp() : steady.answers(words);
            default -> steady.answers(words);
        };
    }

    @Override
    public boolean skips(String words) {
        return steady.skips(words);
    }
}
