package org.cardline.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardline.media.Clip;
import org.cardline.media.SpeechLevel;
import org.cardline.programme.Prompts;

/** Reads a programme's recordings, those of its studio among them, and refuses what would not sound like the others. */
final class Recordings {
    /** A caller can't be kept listening for longer to one phrase. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** What ships is within 1 dB; a studio's own are let differ by so much. */
    private static final double MOST_DECIBELS_APART = 3;

    /** The highest that G.711 has is -0.17 dBov; who is there all the time was clipped. */
    private static final double HIGHEST_PEAK_DBOV = -0.2;

    private Recordings() {}

    /** @throws UnfitRecordings naming all that are unfit */
    static Map<String, Clip> of(Prompts prompts) {
        var clips = new HashMap<String, Clip>();
        List<String> problems = new ArrayList<>();
        prompts.recordings().forEach((phrase, file) -> {
            try {
                Clip clip = Clip.fromWav(file);
                problem(clip, file).ifPresentOrElse(problems::add, () -> clips.put(phrase, clip));
            } catch (IOException unlike) {
                problems.add(unlike.getMessage());
            }
        });
        if (!problems.isEmpty())
            throw new UnfitRecordings(problems.stream().sorted().toList());
        return clips;
    }

    /** @throws UnfitRecordings if it can't be played */
    static Optional<Clip> music(Prompts prompts) {
        return prompts.music().map(Recordings::read);
    }

    private static Clip read(Path file) {
        try {
            return Clip.fromWav(file);
        } catch (IOException unlike) {
            throw new UnfitRecordings(List.of(unlike.getMessage()));
        }
    }

    private static Optional<String> problem(Clip clip, Path file) {
        double seconds = clip.length() / (double) Clip.SAMPLES_PER_SECOND;
        if (clip.duration().compareTo(LONGEST) > 0) {
            return said(file, "it lasts %.1f s, over %d. Record it shorter.", seconds, LONGEST.toSeconds());
        }
        SpeechLevel level = SpeechLevel.of(clip);
        if (level.activeDbov() == SpeechLevel.SILENCE_DBOV)
            return said(file, "nothing is to be heard in it. Record it.");
        double louder = level.activeDbov() - Loudness.LEVEL_DBOV;
        if (Math.abs(louder) > MOST_DECIBELS_APART) {
            return said(
                    file,
                    "its speech is %.0f dB %s than the other recordings. Make it with: sox IN.wav OUT.wav gain %.0f",
                    Math.abs(louder),
                    louder > 0 ? "louder" : "softer",
                    -louder);
        }
        if (level.peakDbov() > HIGHEST_PEAK_DBOV) return said(file, "it is clipped. Record it again, softer.");
        return Optional.empty();
    }

    private static Optional<String> said(Path file, String what, Object... values) {
        return Optional.of(file + ": " + String.format(Locale.ROOT, what, values));
    }
}
