package org.cardline.media;

/** How long nothing is heard. */
public final class Quiet {
    /** Of 32,768: more than G.711's silence, less than the end of a word. */
    private static final int LOUDEST = 60;

    private Quiet() {}

    /** The longest silence from this sample on. */
    public static int longestMillis(Clip clip, int from) {
        short[] samples = clip.samples();
        int longest = 0;
        int now = 0;
        for (int i = from; i < samples.length; i++) {
            now = Math.abs(samples[i]) <= LOUDEST ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        return longest * 1_000 / Clip.SAMPLES_PER_SECOND;
    }
}
