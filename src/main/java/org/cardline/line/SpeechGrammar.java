package org.cardline.line;

import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;

/** What the caller may say at one question, beside its {@link KeyGrammar}, and what that means. */
public interface SpeechGrammar<T> {
    /** What speech is to be understood as, after these keys of this try: half a number may be keyed, the rest said. */
    Listening listensFor(String keysSoFar);

    /** What was understood, joined with the keys of this try; never nothing, never busy. */
    Verdict<T> heard(String keysSoFar, Heard heard);

    /** Said, instead of the prompt, after speech that means nothing here. */
    Utterance onNotUnderstood();

    /** Asks for keys, while more callers speak than can be understood; costs no try. */
    Utterance onBusy();
}
