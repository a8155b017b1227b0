package org.cardline.line;

import java.util.function.Consumer;

/** One extension that is rung for a caller. */
final class RungExtension extends RungTelephone {
    private final Runnable hangUp;

    /**
     * @param changed told of every change of state
     * @param hangUp what {@link #close} does
     */
    RungExtension(Runnable changed, Consumer<RungExtension> hangUp) {
        super(changed);
        this.hangUp = () -> hangUp.accept(this);
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
