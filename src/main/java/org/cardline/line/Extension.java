package org.cardline.line;

import java.util.Optional;

/** A browser that is somebody's telephone: connected, and silent until it is rung. Owned by the SIP thread. */
final class Extension {
    final String name;
    final BrowserMedia browser;
    final Runnable changed;
    Optional<Rung> rung = Optional.empty();
    boolean isReady;

    /** @param changed told that it rings, talks, or does so no more; must not wait */
    Extension(String name, BrowserMedia browser, Runnable changed) {
        this.name = name;
        this.browser = browser;
        this.changed = changed;
    }

    /** What rings it, and the room on the caller's tick for its media. */
    record Rung(RungExtension by, Slots.Slot slot) {}
}
