package org.cardline.speech;

import java.util.List;

/** Says how likely it is that somebody speaks, by windows of 32 ms at 8 kHz. Used by one thread. */
interface VoiceDetector extends AutoCloseable {
    /** Streams judged in one run: about a millisecond's work. */
    int MOST_AT_ONCE = 16;

    /** Judges the last window of each of these, at most {@link #MOST_AT_ONCE}. */
    void judge(List<VoiceStream> streams);

    @Override
    void close();
}
