package org.cardline.reasons;

import java.util.List;
import java.util.Random;

/** What callers put around what they want: a greeting, hesitation, thanks. Out of scope they do it too. */
final class Spoken {
    private static final List<String> BEFORE = List.of(
            "hi",
            "hello",
            "hey there",
            "good morning",
            "good afternoon",
            "yeah hi",
            "yes hello",
            "um",
            "uh",
            "so",
            "so um",
            "well",
            "okay so",
            "right",
            "listen",
            "excuse me",
            "sorry",
            "oh hi um",
            "please",
            "hi i hope you can help me",
            "hi i'm calling because",
            "hello i'm ringing because",
            "hello my name is maria",
            "hi this is john smith",
            "i have a quick question",
            "i was just wondering",
            "can you help me",
            "could you tell me please",
            "i'm a bit worried",
            "it's like this",
            "i don't know if you can help but");
    private static final List<String> WITHIN =
            List.of("um", "uh", "like", "you know", "i mean", "er", "actually", "just", "sort of", "basically");
    private static final List<String> AFTER = List.of(
            "please",
            "thanks",
            "thank you",
            "you know",
            "can you help me with that",
            "what should i do",
            "what can i do",
            "okay",
            "if that's possible",
            "i guess",
            "right away please",
            "that's all",
            "is that something you can do");
    private static final double OFTEN = 0.6;
    private static final double SELDOM = 0.3;

    private final long seed;

    Spoken(long seed) {
        this.seed = seed;
    }

    /** The sentence as a caller may say it; for the same sentence always the same. */
    String of(String sentence) {
        List<String> words = PlainWords.list(sentence);
        var random = new Random(seed ^ words.hashCode() * 0x9E3779B97F4A7C15L);
        var said = new StringBuilder();
        if (random.nextDouble() < OFTEN) said.append(one(BEFORE, random)).append(' ');
        int hesitation = random.nextDouble() < SELDOM ? random.nextInt(words.size() + 1) : -1;
        for (int i = 0; i < words.size(); i++) {
            if (i == hesitation) said.append(one(WITHIN, random)).append(' ');
            said.append(words.get(i)).append(' ');
        }
        if (random.nextDouble() < SELDOM) said.append(one(AFTER, random));
        return said.toString().strip();
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
