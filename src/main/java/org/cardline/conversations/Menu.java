package org.cardline.conversations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A menu: its sentence names each option before its key, and what it names may be said too.
 *
 * @param options what the keys 1, 2 … choose
 * @param words what else is said for an option, in small letters
 * @param nine what the key 9 chooses, which is named elsewhere
 */
record Menu<T>(String sentence, List<T> options, Map<String, T> words, Optional<T> nine) {
    private static final Pattern OPTION = Pattern.compile("([A-Z][^:.?]*): (?:press )?([1-4])");
    private static final Pattern LEADING = Pattern.compile("^(?:to|for|if|by|in|a|an|the|my) ");

    private static final String[] YES = {
        "yes", "yeah", "yep", "yes please", "please", "sure", "right", "that's right", "correct"
    };
    private static final String[] NO = {"no", "nope", "no thanks", "no thank you", "not now"};

    /** A menu whose options are their keys. */
    static Menu<Integer> of(String sentence) {
        int options = (int) OPTION.matcher(sentence).results().count();
        return of(sentence, IntStream.rangeClosed(1, options).boxed().toList());
    }

    /** A menu that chooses one of these. */
    static <T> Menu<T> of(String sentence, List<T> options) {
        var words = new HashMap<String, T>();
        OPTION.matcher(sentence).results().forEach(named -> {
            T option = options.get(Integer.parseInt(named.group(2)) - 1);
            for (String each : sayable(named.group(1))) words.putIfAbsent(each, option);
        });
        return new Menu<>(sentence, List.copyOf(options), Map.copyOf(words), Optional.empty());
    }

    /** Yes is 1, no is 2; "yes" and "no" may be said beside what the sentence names. */
    static Menu<Boolean> yesOrNo(String sentence) {
        return of(sentence, List.of(true, false)).or(true, YES).or(false, NO);
    }

    /** The same, where these words choose this option too. */
    Menu<T> or(T option, String... more) {
        var all = new HashMap<>(words);
        for (String each : more) all.put(each, option);
        return new Menu<>(sentence, options, Map.copyOf(all), nine);
    }

    /** The same, where the key 9 chooses this. */
    Menu<T> orNine(T option) {
        return new Menu<>(sentence, options, words, Optional.of(option));
    }

    /** "Your online account" is said by callers as "my online account" or "online account". */
    private static Set<String> sayable(String named) {
        var ways = new LinkedHashSet<String>();
        String said = WordMap.phrase(named);
        var ownWay = said.replaceAll("\\byour\\b", "my").replaceAll("\\byou\\b", "i");
        for (String way : new ArrayList<>(List.of(said, ownWay))) {
            ways.add(way);
            for (String rest = way; LEADING.matcher(rest).find(); ways.add(rest))
                rest = LEADING.matcher(rest).replaceFirst("");
        }
        return ways;
    }
}
