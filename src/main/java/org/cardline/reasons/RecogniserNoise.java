package org.cardline.reasons;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What a recogniser does to a sentence, roughly: small words go missing, others are heard as a like-sounding one. */
final class RecogniserNoise {
    private static final Set<String> SMALL = Set.of(
            "a", "an", "the", "to", "of", "my", "is", "i", "do", "can", "it", "on", "in", "for", "you", "me", "and",
            "that", "was", "have", "be", "at", "with", "please", "this", "are", "i'm", "there", "am");
    private static final Map<String, String> SOUNDS_LIKE = Map.ofEntries(
            Map.entry("card", "car"),
            Map.entry("lost", "last"),
            Map.entry("stolen", "stole in"),
            Map.entry("stole", "stall"),
            Map.entry("points", "point"),
            Map.entry("charge", "charged"),
            Map.entry("charged", "charge"),
            Map.entry("account", "a count"),
            Map.entry("new", "knew"),
            Map.entry("their", "there"),
            Map.entry("for", "four"),
            Map.entry("to", "two"),
            Map.entry("two", "too"),
            Map.entry("my", "by"),
            Map.entry("bill", "pill"),
            Map.entry("apply", "a ply"),
            Map.entry("fraud", "frog"),
            Map.entry("dispute", "this pute"),
            Map.entry("refund", "re fund"),
            Map.entry("rewards", "awards"),
            Map.entry("password", "pass word"),
            Map.entry("wallet", "wall it"),
            Map.entry("payment", "pavement"),
            Map.entry("purchase", "purchased"),
            Map.entry("credit", "credited"),
            Map.entry("where", "wear"),
            Map.entry("when", "one"),
            Map.entry("know", "no"),
            Map.entry("there", "their"),
            Map.entry("made", "maid"),
            Map.entry("right", "write"),
            Map.entry("pin", "pen"),
            Map.entry("i", "eye"),
            Map.entry("statement", "state meant"));
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final double MISSED = 0.15;
    private static final double MISHEARD = 0.15;

    private final long seed;

    /** @param seed of what happens to each sentence: to the same one always the same */
    RecogniserNoise(long seed) {
        this.seed = seed;
    }

    /** Small words go missing, words are misheard, digits are said. */
    String misheard(String sentence) {
        List<String> words = PlainWords.list(sentence);
        var random = new Random(seed ^ words.hashCode() * 0x9E3779B97F4A7C15L);
        var heard = new ArrayList<String>();
        for (String word : words) if (!isMissed(word, random)) heard.add(heard(word, random));
        return String.join(" ", heard);
    }

    private static boolean isMissed(String word, Random random) {
        return SMALL.contains(word) && random.nextDouble() < MISSED;
    }

    private static String heard(String word, Random random) {
        if (word.chars().allMatch(Character::isDigit)) return spoken(word);
        return random.nextDouble() < MISHEARD ? SOUNDS_LIKE.getOrDefault(word, word) : word;
    }

    private static String spoken(String number) {
        return String.join(
                " ", number.chars().mapToObj(digit -> DIGITS.get(digit - '0')).toList());
    }
}
