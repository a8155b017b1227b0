package org.cardline.guide;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cardline.programme.Reason;
import org.cardline.reasons.Understood;

/**
 * What happened, in a reader's own words: as the line understands them in English; in Spanish by words that tell, which is
 * never sure. Keeps nothing. Any thread may use it, and waits some milliseconds, for the first sentence about a second.
 */
public final class OwnWords {
    /** Characters. */
    static final int LONGEST = 300;

    private static final Map<String, Pattern> IN_SPANISH = Assets.text("say-es.tsv")
            .lines()
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> Pattern.compile(line[1])));

    private final Function<String, Understood> inEnglish;

    public OwnWords(Function<String, Understood> inEnglish) {
        this.inEnglish = inEnglish;
    }

    /**
     * What a sentence is about.
     *
     * @param reasons the likeliest first; none where it was not understood
     * @param sure there is one, which needs no confirming
     */
    record Meant(List<Reason> reasons, boolean sure) {}

    Meant of(String sentence, Words words) {
        return words.tag().equals("es") ? spanish(sentence) : english(sentence);
    }

    private Meant english(String sentence) {
        return switch (inEnglish.apply(sentence)) {
            case Understood.Sure sure ->
                new Meant(sure.reasons(), sure.reasons().size() == 1);
            case Understood.Unsure unsure -> new Meant(List.of(unsure.reason()), false);
            case Understood.NoneOfThese none -> new Meant(List.of(), false);
        };
    }

    private static Meant spanish(String sentence) {
        String plain = Normalizer.normalize(sentence.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return new Meant(
                Arrays.stream(Reason.values())
                        .filter(each -> Optional.ofNullable(IN_SPANISH.get(each.word()))
                                .filter(tells -> tells.matcher(plain).find())
                                .isPresent())
                        .toList(),
                false);
    }
}
