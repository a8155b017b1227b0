package org.cardline.speech;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cardline.media.Clip;

/**
 * What is said in one go. Secret values never appear in its words.
 *
 * @param words as a caption shows them; empty for silence and tones
 * @param clips its sound, played without a gap
 */
public record Utterance(String words, List<Clip> clips) {
    public Utterance {
        clips = List.copyOf(clips);
    }

    /** So much silence, without words. */
    public static Utterance silence(Duration length) {
        return new Utterance("", List.of(Clip.silence(length)));
    }

    /** This, and then that. */
    public Utterance then(Utterance next) {
        return new Utterance(
                (words + " " + next.words).strip(),
                Stream.concat(clips.stream(), next.clips.stream()).toList());
    }

    /** How long it plays. */
    public Duration duration() {
        return clips.stream().map(Clip::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
