package org.cardline.line;

import java.util.Arrays;
import org.cardline.media.Clip;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;
import org.cardline.media.ToneDetector;

/**
 * Keeps what one caller says, in memory that is set aside before it begins. Filled by the leg's tick, read by the
 * caller's thread when it is over.
 */
final class Recorder {
    /** Louder than this somebody speaks: -36 dB of full scale. */
    private static final int SPEECH_PEAK = 500;

    /** What is cut off before an ending key: its tone may have begun before its first packet came. */
    private static final int KEY_CUT_SAMPLES = 1_600;

    private final byte[] ulaw;
    private final int silenceTicks;
    private int length;
    private int quietTicks;
    private Recording.Ending ending = Recording.Ending.LIMIT;

    Recorder(RecordingLimits limits) {
        ulaw = new byte[ticks(limits.longest().toMillis()) * JitterBuffer.FRAME];
        silenceTicks = ticks(limits.silence().toMillis());
    }

    private static int ticks(long millis) {
        return (int) ((millis + 19) / 20);
    }

    /** Takes the next 20 ms; true when it is over. */
    boolean tick(short[] samples) {
        Law.ULAW.encode(samples, 0, ulaw, length, samples.length);
        length += samples.length;
        quietTicks = isQuiet(samples) ? quietTicks + 1 : 0;
        if (quietTicks >= silenceTicks) ending = Recording.Ending.SILENCE;
        return length == ulaw.length || quietTicks >= silenceTicks;
    }

    void endedByKey() {
        ending = Recording.Ending.KEY;
        length = Math.max(0, length - KEY_CUT_SAMPLES);
    }

    private static boolean isQuiet(short[] samples) {
        for (short sample : samples) if (Math.abs(sample) > SPEECH_PEAK) return false;
        return true;
    }

    /** What there is to keep; nothing if keys are heard in it, whose digits nobody may keep. */
    Recording recording() {
        byte[] said = Arrays.copyOf(ulaw, length);
        boolean keyed = !ToneDetector.keys(Clip.ofUlaw(said).samples()).isEmpty();
        return keyed ? new Recording(new byte[0], Recording.Ending.TONES) : new Recording(said, ending);
    }
}
