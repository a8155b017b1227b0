package org.cardline.speech;

import org.cardline.media.Clip;

/** Reads a name that nobody recorded. Takes tens of milliseconds the first time, so it is asked before it is needed. */
public interface NameVoice {
    /** The name, read; called on any thread. */
    Clip read(String name);

    /** The clearest voice of this machine: flite where it is installed, else FreeTTS. Remembers what it read. */
    static NameVoice ofThisMachine() {
        return new CachedNames(Flite.installed().orElseGet(FreeTts::new));
    }
}
