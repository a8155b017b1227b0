package org.cardline.programme;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The wordings of letters, by language: {@code letters.yaml}. */
public final class Wordings {
    /** No letter has any wording: nothing goes out. */
    static final Wordings NONE = new Wordings(Map.of());

    private final Map<String, Map<LetterKind, LetterWording>> ofLanguages;

    private Wordings(Map<String, Map<LetterKind, LetterWording>> ofLanguages) {
        this.ofLanguages = Map.copyOf(ofLanguages);
    }

    /**
     * The wording of a letter.
     *
     * @param kind its word
     * @param language a BCP 47 tag, of which the language alone is looked at
     */
    public Optional<LetterWording> of(String kind, String language) {
        Map<LetterKind, LetterWording> all =
                ofLanguages.getOrDefault(Locale.forLanguageTag(language).getLanguage(), Map.of());
        return Optional.ofNullable(Words.of(LetterKind.class).get(kind)).map(all::get);
    }

    static Wordings read(Section file, String language) {
        if (file.isAbsent()) return NONE;
        var languages = new HashMap<String, Map<LetterKind, LetterWording>>();
        for (String each : file.names()) languages.put(each, file.in(each, Wordings::kinds));
        String own = Locale.forLanguageTag(language).getLanguage();
        if (!languages.containsKey(own))
            file.wrong(own, "There are no letters in '" + own + "', the programme's language.", "Write them.");
        return new Wordings(languages);
    }

    private static Map<LetterKind, LetterWording> kinds(Section all) {
        var kinds = new EnumMap<LetterKind, LetterWording>(LetterKind.class);
        for (LetterKind kind : LetterKind.values())
            kinds.put(kind, all.in(kind.word(), each -> LetterWording.read(kind, each)));
        return kinds;
    }
}
