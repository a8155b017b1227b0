package org.cardline.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * {@code ./cardline bench speech [NUMBERS [WINDOWS]]}: what is understood, against the targets of docs/speech.md. Numbers are
 * joined from people's digits at four levels of noise and two speeds, and each speaker is judged by a {@link DigitSounds} that
 * never heard them (learnt before, by {@link DigitTraining}); commands are synthetic voices; the windows are people who say something else.
 */
final class SpeechBench {
    private static final long SEED = 20261125;
    private static final int MOST_IN_REAL_TIME = 60;
    /** A long run tells how it goes. */
    private static final int TOLD_EVERY = 250;

    private static final int CLIPS = 100;
    private static final int WINDOWS_OF_SUMS = 2;

    private static final double[] LIMITS = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99};
    private static final double WRONG_AT_MOST = 0.005;

    private final Recognition recognition;

    private SpeechBench(Recognition recognition) {
        this.recognition = recognition;
    }

    static void main(String[] arguments) throws Exception {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
        int windows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 400;
        System.out.println("seed " + SEED + ", " + count + " numbers, " + windows + " windows of other speech");
        Map<String, DigitSounds> strangers = strangers(Path.of(arguments[0]));
        try (Recognition recognition = Recognition.load(TestModels.needed())) {
            var bench = new SpeechBench(recognition);
            bench.numbers(count, strangers);
            bench.heardIn("commands", SpokenPhrases.MENU.meanings(), SpokenPhrases.MENU, Math.max(1, windows / CLIPS));
            bench.heardIn("days", SpokenSums.DAYS, new Grammar.Date(SpokenSums.TODAY), WINDOWS_OF_SUMS);
            bench.heardIn("sums", SpokenSums.SUMS, new Grammar.Amount(), WINDOWS_OF_SUMS);
        }
        DelayBench.run(TestModels.needed(), SEED, Math.min(count, MOST_IN_REAL_TIME));
    }

    private static Map<String, DigitSounds> strangers(Path folder) throws IOException {
        var strangers = new HashMap<String, DigitSounds>();
        for (String speaker : SpokenNumbers.SPEAKERS) strangers.put(speaker, DigitTraining.without(speaker, folder));
        return strangers;
    }

    private void numbers(int count, Map<String, DigitSounds> strangers) {
        var trials = new ArrayList<NumberTrial>();
        while (trials.size() < count) {
            trials.addAll(IntStream.range(trials.size(), Math.min(count, trials.size() + TOLD_EVERY))
                    .parallel()
                    .mapToObj(i -> number(i, strangers))
                    .toList());
            report("the first " + trials.size(), trials, Certainty.OF_CARD_NUMBER, _ -> true);
        }
        report("all", trials, Certainty.OF_CARD_NUMBER, _ -> true);
        for (String speaker : SpokenNumbers.SPEAKERS) {
            Predicate<NumberTrial> own = each -> each.speaker().equals(speaker);
            report(speaker, trials, Certainty.OF_CARD_NUMBER, own);
            report(speaker + ", limit found on the others", trials, limit(trials, own.negate()), own);
        }
        for (int noise : SpokenNumbers.NOISES)
            report("noise at -" + noise + " dB", trials, Certainty.OF_CARD_NUMBER, each -> each.noise() == noise);
        times(trials);
    }

    /** The same number is the same sound, whatever was heard before it. */
    private NumberTrial number(int i, Map<String, DigitSounds> strangers) {
        String speaker = of(SpokenNumbers.SPEAKERS, i);
        return NumberTrial.run(
                recognition.with(Objects.requireNonNull(strangers.get(speaker))),
                new SpokenNumbers(SEED + i),
                speaker,
                of(SpokenNumbers.NOISES, i / 3),
                of(SpokenNumbers.SPEEDS, i / 12));
    }

    private static <T> T of(List<T> some, int i) {
        return some.get(i % some.size());
    }

    /** The lowest limit with few enough wrong ones among these. */
    private static double limit(List<NumberTrial> trials, Predicate<NumberTrial> these) {
        List<NumberTrial> some = trials.stream().filter(these).toList();
        for (double limit : LIMITS) {
            if (some.stream().filter(each -> each.wrong(limit)).count() <= WRONG_AT_MOST * some.size()) return limit;
        }
        return LIMITS[LIMITS.length - 1];
    }

    private static void report(String name, List<NumberTrial> trials, double limit, Predicate<NumberTrial> these) {
        List<NumberTrial> some = trials.stream().filter(these).toList();
        System.out.printf(
                Locale.ROOT,
                "%s, limit %.2f: right at once %s, after at most one group %s, wrong %s%n",
                name,
                limit,
                share(
                        some,
                        each -> each.first()
                                .filter(guess -> guess.confidence() >= limit
                                        && guess.text().equals(each.truth()))
                                .isPresent()),
                share(some, each -> each.right(limit)),
                share(some, each -> each.wrong(limit)));
    }

    private static Share share(List<NumberTrial> some, Predicate<NumberTrial> which) {
        return new Share((int) some.stream().filter(which).count(), some.size());
    }

    private static void times(List<NumberTrial> trials) {
        double[] millis =
                trials.stream().mapToDouble(NumberTrial::millis).sorted().toArray();
        double work = trials.stream().mapToDouble(NumberTrial::millis).sum() / 1000;
        double sound = trials.stream().mapToDouble(NumberTrial::seconds).sum();
        System.out.printf(
                Locale.ROOT,
                "processor time of a card number: half under %.0f ms, 95 %% under %.0f ms; callers who speak at once per core: %.0f%n",
                millis[millis.length / 2],
                millis[(int) (0.95 * (millis.length - 1))],
                sound / work);
    }

    /** In every synthetic voice, and how often people who say something else are taken for one. */
    private void heardIn(String what, Map<String, String> meanings, Grammar grammar, int windowsOfAClip)
            throws IOException, InterruptedException {
        for (String voice : SpokenPhrases.VOICES) {
            var missed = new ArrayList<String>();
            for (var each : meanings.entrySet()) {
                Heard heard = heard(SpokenPhrases.synthetic(each.getKey(), voice), grammar);
                boolean right =
                        heard instanceof Heard.Sure sure && sure.guess().text().equals(each.getValue());
                if (!right) missed.add(each.getKey() + " → " + taken(heard));
            }
            System.out.println(what + ", synthetic voice " + voice + ": "
                    + new Share(meanings.size() - missed.size(), meanings.size()) + " " + missed);
        }
        otherSpeech(what, grammar, windowsOfAClip);
    }

    private static String taken(Heard heard) {
        return switch (heard) {
            case Heard.Sure sure -> sure.guess().text();
            case Heard.Unsure unsure -> "perhaps " + unsure.best().text();
            case Heard.Beside _, Heard.Nothing _, Heard.Busy _ -> "nothing";
        };
    }

    private void otherSpeech(String what, Grammar grammar, int windowsOfAClip) {
        List<Path> clips = SpokenNumbers.files("other-speech", "");
        int accepted = 0, clipsAccepted = 0;
        for (Path clip : clips) {
            long wrong = SpokenPhrases.windows(clip, windowsOfAClip, SEED).stream()
                    .filter(window -> !(heard(window, grammar) instanceof Heard.Nothing))
                    .count();
            accepted += (int) wrong;
            if (wrong > 0) clipsAccepted++;
        }
        System.out.println("other speech taken for " + what + ": windows "
                + new Share(accepted, windowsOfAClip * clips.size()) + ", clips with any "
                + new Share(clipsAccepted, clips.size()));
    }

    private Heard heard(short[] sound, Grammar grammar) {
        return recognition.of(sound, new Listening(grammar, Grammar.Phrases.NONE));
    }
}
