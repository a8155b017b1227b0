package org.cardline.line;

import java.time.Instant;
import java.util.Optional;

/** A browser that is somebody's telephone: connected, and silent until it is rung. Owned by the SIP thread. */
final class Extension {
    final String name;
    final BrowserMedia browser;
    final Runnable changed;
    Optional<Rung> rung = Optional.empty();
    Optional<Instant> pickedUp = Optional.empty(); // before it rang
    boolean isReady;

    /** @param changed told that it rings, talks, or does so no more; must not wait */
    Extension(String name, BrowserMedia browser, Runnable changed) {
        this.name = name;
        this.browser = browser;
        this.changed = changed;
    }

    /**
     * A call to it, which may outlive its browser.
     *
     * @param name of the extension
     * @param by what rings it
     * @param slot the room on the caller's tick for its media
     */
    record Rung(String name, RungExtension by, Slots.Slot slot) {}
}
