package org.cardline.conversations;

import java.util.Optional;
import org.cardline.routing.ExpectedWait;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;
import org.cardline.speech.Voice;

/** An expected wait in words: in whole minutes, outwards, so that what is said holds at least as often as the range. */
final class WaitWords {
    /** Beyond this the end of the range tells nobody anything. */
    private static final long MOST_MINUTES = 60;

    private WaitWords() {}

    /** Nothing where hardly anything is known. */
    static Optional<Utterance> of(ExpectedWait wait, Voice voice) {
        long least = wait.leastMinutes(), most = wait.mostMinutes();
        if (most <= 1) return Optional.of(voice.say("The wait is probably less than a minute."));
        if (most > MOST_MINUTES)
            return least < 2
                    ? Optional.empty()
                    : Optional.of(voice.say("The wait is probably more than {count} minutes.", new Value.Count(least)));
        return Optional.of(
                least == 0
                        ? voice.say("The wait is probably up to {count} minutes.", new Value.Count(most))
                        : voice.say(
                                "The wait is probably {count} to {count} minutes.",
                                new Value.Count(least),
                                new Value.Count(most)));
    }
}
