package org.cardline.line;

import java.util.function.Consumer;

/** One extension that is rung for a caller. */
final class RungExtension extends RungTelephone {
    private final Runnable hangUp;

    /**
     * @param changed told of every change of state, and of keys
     * @param tick that of its leg
     * @param hangUp what {@link #close} does
     */
    RungExtension(Runnable changed, Tick tick, Consumer<RungExtension> hangUp) {
        super(changed, tick);
        this.hangUp = () -> hangUp.accept(this);
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
