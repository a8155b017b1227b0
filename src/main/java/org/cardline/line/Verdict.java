package org.cardline.line;

import org.cardline.speech.Utterance;

/** What a {@link KeyGrammar} makes of the keys so far, or a {@link SpeechGrammar} of what was heard. */
public sealed interface Verdict<T> {
    /** More keys are needed. After silence it counts as keys that mean nothing, or as none. */
    record More<T>() implements Verdict<T> {}

    /** They mean this. */
    record Done<T>(T value) implements Verdict<T> {}

    /** They mean nothing here. */
    record NoMatch<T>() implements Verdict<T> {}

    /** The keys are kept, the caller hears a hint and may go on; a try has one hint, a second silence ends it. */
    record Prompted<T>(Utterance hint) implements Verdict<T> {}

    /** Of speech alone: it stands for these keys, which join those so far. */
    record Keys<T>(String keys) implements Verdict<T> {}
}
