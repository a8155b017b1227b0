package org.cardline.speech;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cardline.media.Clip;

/** Names made readable, as loud as the prompts, and remembered: those that were read last. Any thread. */
final class CachedNames implements NameVoice {
    /** Beyond it the one unused for longest is forgotten: about 8 MB. */
    private static final int LARGEST = 1_000;

    /** A name that takes longer is cut: the date and the sum have to fit into the same prompt. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final NameVoice voice;
    private final Map<String, Clip> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Clip> eldest) {
            return size() > LARGEST;
        }
    });

    CachedNames(NameVoice voice) {
        this.voice = voice;
    }

    @Override
    public Clip read(String name) {
        Clip known = read.get(name);
        if (known != null) return known;
        Clip fresh = Loudness.even(shortened(voice.read(readable(name))));
        read.put(name, fresh);
        return fresh;
    }

    /** Without the codes and signs that networks add to names: {@code SQ *KOFIE&CO 0423} is read as SQ KOFIE and CO. */
    static String readable(String name) {
        String words = name.replace("&", " and ")
                .replaceAll("\\S*[0-9]\\S*|[^\\p{L}' -]", " ")
                .replaceAll(" +", " ")
                .strip();
        return words.isEmpty() ? name : words;
    }

    private static Clip shortened(Clip clip) {
        if (clip.duration().compareTo(LONGEST) <= 0) return clip;
        int samples = (int) (LONGEST.toSeconds() * Clip.SAMPLES_PER_SECOND);
        return Clip.ofUlaw(Arrays.copyOf(clip.ulaw(), samples)).smoothed();
    }
}
