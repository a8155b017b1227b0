package org.cardline.speech;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Where somebody begins to speak, pauses and ends, from what the {@link VoiceDetector} thinks of each window and how loud
 * it is. Pure. While something is said to the caller it takes more to begin: longer, louder, and no echo of it.
 */
final class VoiceActivity {
    /** What a window changed. */
    enum Change {
        /** Nothing. */
        NONE,
        /** Somebody speaks, for sure. */
        BEGAN,
        /** Somebody who spoke has been silent long enough to look at what was said, or for that to count. */
        PAUSED,
        /** Somebody who spoke has been silent so long, or has spoken so much, that this is all. */
        ENDED
    }

    /** More than anybody needs for a card number; what is longer ends here. */
    static final Duration LONGEST = Duration.ofSeconds(25);

    private static final int WINDOW_MILLIS = 32;
    private static final int LONGEST_WINDOWS = windows(LONGEST);

    /** Speech, in silence: three of the last four windows likely, and louder than -42 dB of full scale: a room is fainter. */
    private static final int RECENT = 0xF;

    private static final int ENOUGH = 3;
    private static final float LIKELY = 0.5f;
    private static final double LEAST_POWER = power(-42);

    /**
     * Speech over a prompt: five of the last eight, 160 ms, and louder than -34 dB. Telephone speech has -26 dBov while
     * active; somebody else in the room is fainter than this.
     */
    private static final int RECENT_OVER_PROMPT = 0xFF;

    private static final int ENOUGH_OVER_PROMPT = 5;
    private static final float LIKELY_OVER_PROMPT = 0.7f;
    private static final double LEAST_POWER_OVER_PROMPT = power(-34);

    /** Who speaks goes on while it is as likely as this, and not 20 dB fainter than before: that is somebody else. */
    private static final float STILL_LIKELY = 0.35f;

    private static final double STILL_LOUD = 0.01;

    private int voiced;
    private boolean speaking;
    private int length;
    private int quiet;
    private double loudest;

    private static double power(int dbov) {
        return Math.pow(10, dbov / 10.0) * 32768 * 32768;
    }

    private static int windows(Duration time) {
        return (int) (time.toMillis() / WINDOW_MILLIS);
    }

    /**
     * The next window.
     *
     * @param probability that somebody speaks in it
     * @param power mean square of its samples
     * @param overPrompt whether an echo of what is said to the caller may be in it
     * @param isNobody whether it is an echo or a tone after all; asked only where all else says that somebody speaks
     * @param pauses that the caller may make
     */
    Change hear(float probability, double power, boolean overPrompt, BooleanSupplier isNobody, Pauses pauses) {
        if (speaking) return goOn(probability >= STILL_LIKELY && power >= STILL_LOUD * loudest, power, pauses);
        boolean voice = overPrompt
                ? probability >= LIKELY_OVER_PROMPT && power >= LEAST_POWER_OVER_PROMPT
                : probability >= LIKELY && power >= LEAST_POWER;
        voiced = voiced << 1 | (voice ? 1 : 0);
        if (voice) loudest = Math.max(loudest, power);
        boolean enough = overPrompt
                ? Integer.bitCount(voiced & RECENT_OVER_PROMPT) >= ENOUGH_OVER_PROMPT
                : Integer.bitCount(voiced & RECENT) >= ENOUGH;
        if (!enough) {
            if (voiced == 0) loudest = 0;
            return Change.NONE;
        }
        return overPrompt && isNobody.getAsBoolean() ? Change.NONE : begin();
    }

    private Change begin() {
        speaking = true;
        length = windowsSinceItBegan();
        quiet = 0;
        return Change.BEGAN;
    }

    /** How many windows ago the speech that just began was first heard; at most eight. */
    int windowsSinceItBegan() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(voiced & RECENT_OVER_PROMPT);
    }

    private Change goOn(boolean voice, double power, Pauses pauses) {
        length++;
        quiet = voice ? 0 : quiet + 1;
        if (voice) loudest = Math.max(loudest, power);
        if (quiet >= windows(pauses.end()) || length >= LONGEST_WINDOWS) return end();
        return quiet == windows(pauses.early()) || quiet == windows(pauses.whole()) ? Change.PAUSED : Change.NONE;
    }

    /** What was said so far is whole: the next word begins anew. */
    Change end() {
        speaking = false;
        voiced = 0;
        loudest = 0;
        return Change.ENDED;
    }

    /** Windows of silence since the last that was speech. */
    int quiet() {
        return quiet;
    }

    /** Whether whoever spoke has been silent for so long. */
    boolean isQuietFor(Duration time) {
        return quiet >= windows(time);
    }
}
