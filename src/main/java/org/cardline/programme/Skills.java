package org.cardline.programme;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Skills and their levels, 1 to {@value #MOST}: what an agent has, or a contact needs at least. A language is a skill of
 * its name with {@code language-} before it.
 */
public record Skills(Map<String, Integer> levels) {
    /** The highest level. */
    public static final int MOST = 5;

    /** None. */
    public static final Skills NONE = new Skills(Map.of());

    private static final String LANGUAGE = "language-";

    public Skills {
        levels = Map.copyOf(levels);
    }

    /** These and a language, by its primary subtag: {@code en} of {@code en-US}. */
    public Skills withLanguage(String tag) {
        var more = new TreeMap<>(levels);
        more.merge(LANGUAGE + tag.split("-", 2)[0], 1, Math::max);
        return new Skills(more);
    }

    /** As needs: a word for each skill at its level, {@code disputes:2}. */
    public SortedSet<String> needed() {
        var words = new TreeSet<String>();
        levels.forEach((skill, level) -> words.add(word(skill, level)));
        return words;
    }

    /** As abilities: a word for each level up to that of the skill. Who can what is needed has all its words. */
    public SortedSet<String> able() {
        var words = new TreeSet<String>();
        levels.forEach((skill, most) -> {
            for (int level = 1; level <= most; level++) words.add(word(skill, level));
        });
        return words;
    }

    /** What {@link #needed} wrote, the words with a space between. */
    public static Skills ofNeeded(String words) {
        var levels = new TreeMap<String, Integer>();
        for (String word : words.split(" ")) {
            int colon = word.indexOf(':');
            if (colon > 0) levels.put(word.substring(0, colon), Integer.valueOf(word.substring(colon + 1)));
        }
        return new Skills(levels);
    }

    /** Whether this word of needs or abilities is about a language. */
    public static boolean isLanguage(String word) {
        return word.startsWith(LANGUAGE);
    }

    private static String word(String skill, int level) {
        return skill + ":" + level;
    }
}
