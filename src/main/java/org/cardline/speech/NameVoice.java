package org.cardline.speech;

import java.time.Duration;
import java.util.Optional;
import org.cardline.media.Clip;

/** Reads a name that nobody recorded. Takes tens of milliseconds the first time, so it is asked before it is needed. */
public interface NameVoice {
    /** The name, read; called on any thread. */
    Clip read(String name);

    /**
     * The clearest voice of this machine: Piper where it is set up, else flite where it is installed, else FreeTTS.
     * Remembers what it read, as loud as the recorded prompts. Where a program fails FreeTTS reads.
     */
    static NameVoice ofThisMachine(Optional<PiperVoice> piper) {
        Optional<NameVoice> program = piper.map(ProgramVoice::piper).or(ProgramVoice::flite);
        return new CachedNames(program.<NameVoice>map(first -> new Fallback(first, new FreeTts()))
                .orElseGet(FreeTts::new));
    }

    /** The Spanish voice of this machine: espeak-ng where it is installed, else none: names are left out, not read in English. */
    static NameVoice spanishOfThisMachine() {
        NameVoice none = name -> Clip.silence(Duration.ZERO);
        return ProgramVoice.spanish()
                .<NameVoice>map(voice -> new Fallback(new CachedNames(voice), none))
                .orElse(none);
    }
}
