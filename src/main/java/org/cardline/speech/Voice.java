package org.cardline.speech;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cardline.media.Clip;
import org.cardline.programme.Prompts;

/**
 * Sentences to sound: the English sentence is the key of its recording, and what fills its placeholders is spliced from
 * recorded words. Immutable but for the names it remembers; any thread.
 */
public final class Voice {
    /** Between groups of digits. */
    private static final Clip BETWEEN_GROUPS = Clip.silence(Duration.ofMillis(250));

    /** Instead of music. */
    private static final Language ENGLISH = new English();

    private static final Clip SILENCE = Clip.silence(Duration.ofSeconds(10));

    /** A longer name is cut before it is read. */
    private static final int LONGEST_NAME = 100;

    private final Language language;
    private final Map<String, Clip> recordings;
    private final Map<String, String> wordings;
    private final NameVoice names;
    private final Utterance music;

    /**
     * A voice of these recordings.
     *
     * @param recordings by phrase; the words of numbers, dates and sums among them
     * @throws MissingPhrases if a word of a number, date or sum is not recorded
     */
    public Voice(Map<String, Clip> recordings, NameVoice names) {
        this(ENGLISH, recordings, Map.of(), names, SILENCE);
    }

    private Voice(
            Language language,
            Map<String, Clip> recordings,
            Map<String, String> wordings,
            NameVoice names,
            Clip music) {
        this.language = language;
        this.recordings = Map.copyOf(recordings);
        this.wordings = Map.copyOf(wordings);
        this.names = names;
        this.music = new Utterance("", List.of(music));
        require(language.phrases().toList());
    }

    /**
     * A voice of a programme's recordings, all read now.
     *
     * @throws UnfitRecordings if some can't be played to callers, saying which, why and how to mend it
     * @throws MissingPhrases if a word of a number, date or sum is not recorded
     */
    public static Voice of(Prompts prompts, NameVoice names) {
        return new Voice(
                ENGLISH,
                Recordings.of(prompts),
                Map.of(),
                names,
                Recordings.music(prompts).orElse(SILENCE));
    }

    /**
     * A Spanish voice, of recordings whose keys are the English sentences. What nobody recorded in Spanish is said in
     * English, by the English voice; but for names.
     *
     * @throws UnfitRecordings if some can't be played to callers, saying which, why and how to mend it
     * @throws MissingPhrases if a word of a number, date or sum is not recorded
     */
    public static Voice inSpanish(Prompts prompts, Voice english, NameVoice names) {
        var recordings = new HashMap<>(english.recordings);
        recordings.putAll(Recordings.of(prompts));
        Clip music = english.music.clips().getFirst();
        return new Voice(new Spanish(), recordings, prompts.wordings(), names, music);
    }

    /** Whether the line understands what is said in this language, and so listens. */
    public boolean isUnderstood() {
        return language == ENGLISH;
    }

    /** BCP 47: {@code en}, {@code es}. */
    public String tag() {
        return language == ENGLISH ? "en" : "es";
    }

    /** What is heard by who waits, once through: the programme's music, or silence. */
    public Utterance music() {
        return music;
    }

    /** Every phrase that has to be recorded to say these sentences and any value in them. */
    public static List<String> phrases(Collection<String> sentences) {
        Stream<String> fixed =
                sentences.stream().flatMap(each -> Sentence.of(each).phrases());
        return Stream.concat(fixed, ENGLISH.phrases()).distinct().toList();
    }

    /**
     * Makes sure at start that no call meets a phrase without a recording.
     *
     * @throws MissingPhrases naming all that are missing
     */
    public void require(Collection<String> sentences) {
        var missing = new TreeSet<>(sentences.stream()
                .flatMap(each -> Sentence.of(each).phrases())
                .filter(phrase -> !recordings.containsKey(phrase))
                .toList());
        if (!missing.isEmpty()) throw new MissingPhrases(missing);
    }

    /**
     * What is said for a sentence, its placeholders filled in order.
     *
     * @throws IllegalArgumentException if there are more or fewer values than placeholders
     */
    public Utterance say(String sentence, Value... values) {
        Sentence parts = Sentence.of(sentence);
        if (parts.slots() != values.length) throw new IllegalArgumentException("Wrong number of values: " + sentence);
        var next = Arrays.asList(values).iterator();
        Function<Sentence.Piece, Stream<Clip>> clips = piece -> switch (piece) {
            case Sentence.Fixed(String text) -> Stream.of(recording(text));
            case Sentence.Slot() -> clips(next.next());
        };
        List<String> shown = Arrays.stream(values).map(this::shown).toList();
        String words = wordings.isEmpty() ? Sentence.filled(sentence, shown) : parts.filled(wordings, shown);
        return new Utterance(words, parts.pieces().stream().flatMap(clips).toList());
    }

    private String shown(Value value) {
        String shown = language.shown(value);
        return wordings.getOrDefault(shown, shown);
    }

    private Stream<Clip> clips(Value value) {
        return switch (value) {
            case Value.Day day -> words(language.day(day.date()));
            case Value.Date date -> words(language.date(date.date()));
            case Value.Time time -> words(language.time(time.time()));
            case Value.Count count -> words(language.number(count.count()));
            case Value.Amount amount -> amount(amount);
            case Value.Digits digits -> digits(digits);
            case Value.Phrase phrase -> Stream.of(recording(phrase.text()));
            case Value.Name name -> name(name.text());
        };
    }

    private Stream<Clip> amount(Value.Amount sum) {
        Stream<Clip> figures = words(language.amount(sum.amount(), sum.currency()));
        if (language.knows(sum.currency())) return figures;
        return Stream.concat(figures, name(sum.currency().getDisplayName(Locale.ENGLISH)));
    }

    private Stream<Clip> digits(Value.Digits digits) {
        return digits.groups().stream()
                .flatMap(group -> Stream.concat(Stream.of(BETWEEN_GROUPS), words(language.digits(group))));
    }

    private Stream<Clip> name(String name) {
        Clip recorded = recordings.get(name);
        if (recorded != null) return Stream.of(recorded);
        return Stream.of(names.read(name.substring(0, Math.min(LONGEST_NAME, name.length()))));
    }

    private Stream<Clip> words(List<String> words) {
        return words.stream().map(this::recording);
    }

    private Clip recording(String phrase) {
        Clip recording = recordings.get(phrase);
        if (recording == null) throw new MissingPhrases(List.of(phrase));
        return recording;
    }
}
