package org.cardline.speech;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sound to what it means at a question: one stretch at a time on the thread that asks; any number of threads may. */
final class Recognition implements AutoCloseable {
    private static final int WIDTH = 3;
    private static final double MARGIN = 4;
    private static final int GUESSES = 60;

    /** What is no answer, as "February thirtieth", and yet may be what was said. */
    private static final String NONE = "";

    /** So far behind in logarithms of probability is as good as the likeliest. */
    private static final double NEARLY = 2;

    /** Shorter sound is noise: 0.1 s. */
    private static final int LEAST_SAMPLES = 800;

    private final Moonshine model;
    private final Vocabulary vocabulary;
    private final DigitSounds sounds;

    Recognition(Moonshine model, Vocabulary vocabulary, DigitSounds sounds) {
        this.model = model;
        this.vocabulary = vocabulary;
        this.sounds = sounds;
    }

    static Recognition load(Models models) throws IOException {
        return new Recognition(
                Moonshine.load(models.encoder(), models.decoder()),
                Vocabulary.read(models.vocabulary()),
                DigitSounds.shipped());
    }

    /** The same, but for what digits sound like; it shares all else, which is closed once. */
    Recognition with(DigitSounds others) {
        return new Recognition(model, vocabulary, others);
    }

    /** What 8 kHz samples mean. */
    Heard of(short[] samples, Listening listening) {
        if (samples.length < LEAST_SAMPLES) return new Heard.Nothing();
        try (Encoded encoded = model.hear(Wideband.of(samples))) {
            return heard(encoded, listening);
        }
    }

    private Heard heard(Encoded encoded, Listening listening) {
        Compiled answer = Compiled.of(listening.answer()), beside = Compiled.of(listening.beside());
        List<Wording> wordings = new BeamSearch(vocabulary, WIDTH, MARGIN)
                .search(encoded, answer.first().or(beside.first()));
        if (listening.answer() instanceof Grammar.FreeText)
            return besideOf(wordings, beside).orElseGet(() -> ownWords(encoded));
        if (wordings.isEmpty()) return new Heard.Nothing();
        if (answer.meaning().of(wordings.getFirst().words()).isEmpty())
            return besideOf(wordings, beside).orElseGet(Heard.Nothing::new);
        if (!isDigits(listening.answer())) return words(wordings, answer, listening.answer());
        List<Wording> answers = wordings.stream()
                .filter(each -> answer.meaning().of(each.words()).isPresent())
                .toList();
        return Certainty.of(look(encoded, answers, listening.answer(), answer), listening.answer());
    }

    private static boolean isDigits(Grammar grammar) {
        return switch (grammar) {
            case Grammar.Digits _, Grammar.Reference _, Grammar.CardNumber _, Grammar.CardGroup _ -> true;
            case Grammar.Phrases _, Grammar.Date _, Grammar.Amount _, Grammar.FreeText _ -> false;
        };
    }

    private static Optional<Heard> besideOf(List<Wording> wordings, Compiled beside) {
        if (wordings.isEmpty() || !fits(wordings, beside, Grammar.Phrases.NONE)) return Optional.empty();
        return beside.meaning()
                .of(wordings.getFirst().words())
                .map(meaning -> new Heard.Beside(new Guess(meaning, confidence(wordings))));
    }

    private static double confidence(List<Wording> wordings) {
        double top = wordings.getFirst().score();
        return 1
                / wordings.stream()
                        .mapToDouble(each -> Math.exp(each.score() - top))
                        .sum();
    }

    private static Heard words(List<Wording> wordings, Compiled answer, Grammar grammar) {
        if (!fits(wordings, answer, grammar)) return new Heard.Nothing();
        var scores = new HashMap<String, Double>();
        for (Wording each : wordings)
            scores.merge(answer.meaning().of(each.words()).orElse(NONE), each.score(), Recognition::either);
        List<Guess> guesses = DigitGuesses.ranked(scores, answer.possible(), GUESSES);
        if (guesses.getFirst().text().equals(NONE)) return new Heard.Nothing();
        if (guesses.getFirst().confidence() >= Certainty.needed(grammar)) return new Heard.Sure(guesses.getFirst());
        return new Heard.Unsure(
                guesses.stream().filter(each -> !each.text().equals(NONE)).toList());
    }

    /** Whether the likeliest may have been said, or what is nearly as likely and means the same: "lost" and "lost card". */
    private static boolean fits(List<Wording> wordings, Compiled grammar, Grammar kind) {
        Wording likeliest = wordings.getFirst();
        Optional<String> meant = grammar.meaning().of(likeliest.words());
        return wordings.stream()
                .filter(each -> each.score() > likeliest.score() - NEARLY)
                .filter(each -> grammar.meaning().of(each.words()).equals(meant))
                .anyMatch(each -> Certainty.fits(each, kind));
    }

    /** The logarithm of the probability of one or the other. */
    private static double either(double one, double other) {
        return Math.max(one, other) + Math.log1p(Math.exp(-Math.abs(one - other)));
    }

    /**
     * What was made of digits before it is decided whether that is enough.
     *
     * @param possible guesses that can be, best first
     * @param all guesses, best first
     * @param strain how far a digit was behind what was heard, on average
     */
    record Look(List<Guess> possible, List<Guess> all, double strain) {}

    private Look look(Encoded encoded, List<Wording> wordings, Grammar grammar, Compiled answer) {
        float[][] moments = sounds.of(encoded.moments());
        var sounding = new Sounding(moments);
        Map<String, Double> scores =
                DigitGuesses.scores(Stream.concat(wordings.stream(), besides(encoded, wordings, moments).stream())
                        .map(sounding::heardIn)
                        .sorted(Comparator.comparingDouble(Wording::score).reversed())
                        .toList());
        if (grammar instanceof Grammar.CardGroup group) scores = joined(group, scores);
        return new Look(
                DigitGuesses.ranked(scores, answer.possible(), GUESSES),
                DigitGuesses.ranked(scores, _ -> true, GUESSES),
                wordings.getFirst().strainOfWord());
    }

    /** As many digits as were followed, by their sound alone, where the decoder never came upon them. */
    private Optional<Wording> besides(Encoded encoded, List<Wording> wordings, float[][] moments) {
        List<Optional<String>> followed =
                wordings.stream().map(each -> DigitWords.digits(each.words())).toList();
        List<String> run =
                DigitRun.words(moments, followed.getFirst().orElse("").length());
        if (run.isEmpty() || followed.contains(DigitWords.digits(run))) return Optional.empty();
        return Optional.of(new BeamSearch(vocabulary, WIDTH, MARGIN).along(encoded, run));
    }

    /** What 8 kHz samples hold of digits, undecided; nothing where no way through the grammar was found. */
    Optional<Look> look(short[] samples, Grammar digits) {
        try (Encoded encoded = model.hear(Wideband.of(samples))) {
            Compiled answer = Compiled.of(digits);
            List<Wording> wordings = new BeamSearch(vocabulary, WIDTH, MARGIN).search(encoded, answer.first());
            return wordings.isEmpty() ? Optional.empty() : Optional.of(look(encoded, wordings, digits, answer));
        }
    }

    /** Whole numbers, from what was heard of the whole and then of the group: two looks at the same digits. */
    private static Map<String, Double> joined(Grammar.CardGroup group, Map<String, Double> again) {
        var joined = new HashMap<String, Double>();
        var before = new HashMap<String, Double>();
        group.before().forEach(each -> before.put(each.text(), DigitGuesses.score(each.confidence())));
        double unseen = before.values().stream().min(Comparator.naturalOrder()).orElseThrow() - 1;
        int from = group.from(), to = from + group.length();
        double unheard = again.values().stream().min(Comparator.naturalOrder()).orElse(0.0) - 1;
        for (Guess each : group.before()) {
            if (each.text().length() < to) continue;
            var groups = new HashMap<>(again);
            groups.putIfAbsent(each.text().substring(from, to), unheard);
            groups.forEach((digits, score) -> {
                String whole =
                        each.text().substring(0, from) + digits + each.text().substring(to);
                double first = before.getOrDefault(whole, Math.min(unseen, DigitGuesses.score(each.confidence()) - 6));
                joined.merge(whole, score + first, Math::max);
            });
        }
        return joined;
    }

    /** The likeliest words, whatever they are. */
    private Heard ownWords(Encoded encoded) {
        FreeDecoding likeliest = FreeDecoding.of(encoded);
        String words = vocabulary
                .words(likeliest.tokens())
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return words.isEmpty()
                ? new Heard.Nothing()
                : new Heard.Sure(new Guess(words, Math.min(1, likeliest.confidence())));
    }

    @Override
    public void close() {
        model.close();
    }
}
