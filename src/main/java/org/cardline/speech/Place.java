package org.cardline.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A place in what may be said: the words that may come next, and whether it may be over here. A grammar is compiled to
 * its first place. Immutable, and shared by all calls.
 *
 * @param next what may come
 * @param end whether nothing needs to
 */
record Place(List<Step> next, boolean end) {
    /** "Yes, please"; but "no refund". */
    private static final Set<String> BEFORE_A_COMMA = Set.of("yes", "no");

    /** Over. */
    static final Place END = new Place(List.of(), true);

    /** Never over, and nothing may come. */
    static final Place NOWHERE = new Place(List.of(), false);

    /**
     * One word, and the place after it.
     *
     * @param word as it is written
     * @param list whether it is one of a list, with a comma after it unless it is the last
     */
    record Step(String word, boolean list, Place then) {
        private Step or(Step other) {
            return new Step(word, list, then.or(other.then));
        }
    }

    /** Something that is said before something else. */
    @FunctionalInterface
    interface Part {
        /** The place where this begins, when {@code then} comes after it. */
        Place before(Place then);

        /** This, then that. */
        default Part then(Part other) {
            return end -> before(other.before(end));
        }

        /** This or nothing. */
        default Part maybe() {
            return end -> before(end).or(end);
        }

        /** One word of these. */
        static Part word(Iterable<String> words) {
            return end -> {
                var steps = new ArrayList<Step>();
                for (String each : words) steps.add(new Step(each, false, end));
                return new Place(List.copyOf(steps), false);
            };
        }

        /** This, with a comma after it where more comes. */
        default Part comma() {
            return end -> before(Place.END).listed().before(end);
        }

        /** One word of these. */
        static Part word(String... words) {
            return word(List.of(words));
        }

        /** One of these. */
        static Part any(Part... parts) {
            return end -> {
                Place all = NOWHERE;
                for (Part each : parts) all = all.or(each.before(end));
                return all;
            };
        }
    }

    /** What may come next, each word once: where many ways begin with it, after it comes what may in any of them. */
    Collection<Step> words() {
        var words = new LinkedHashMap<String, Step>();
        for (Step each : next) words.merge(each.list() ? each.word() + "," : each.word(), each, Step::or);
        return words.values();
    }

    /** Either of two. */
    Place or(Place other) {
        var steps = new ArrayList<>(next);
        steps.addAll(other.next);
        return new Place(List.copyOf(steps), end || other.end);
    }

    /** These words, and then others: a place where these may be over is where those begin. */
    Place before(Place then) {
        var steps = new ArrayList<Step>();
        for (Step each : next)
            steps.add(new Step(each.word(), each.list(), each.then().before(then)));
        Place own = new Place(List.copyOf(steps), false);
        return end ? own.or(then) : own;
    }

    /** The same, where its last words are of a list. */
    private Place listed() {
        var steps = new ArrayList<Step>();
        for (Step each : next) {
            if (each.then().end()) steps.add(new Step(each.word(), true, END));
            if (!each.then().next().isEmpty())
                steps.add(new Step(
                        each.word(), each.list(), new Place(each.then().listed().next(), false)));
        }
        return new Place(List.copyOf(steps), end);
    }

    /** Phrases that share their beginnings. */
    static Place of(Set<String> phrases) {
        return tree(phrases.stream().map(each -> List.of(each.split(" "))).toList());
    }

    private static Place tree(List<List<String>> phrases) {
        var byFirst = new TreeMap<String, List<List<String>>>();
        boolean end = false;
        for (List<String> words : phrases) {
            if (words.isEmpty()) end = true;
            else
                byFirst.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                        .add(words.subList(1, words.size()));
        }
        var steps = new ArrayList<Step>();
        byFirst.forEach((word, rest) -> steps.addAll(steps(word, rest)));
        return new Place(List.copyOf(steps), end);
    }

    private static List<Step> steps(String word, List<List<String>> rest) {
        if (!BEFORE_A_COMMA.contains(word)) return List.of(new Step(word, false, tree(rest)));
        var steps = new ArrayList<Step>();
        if (rest.contains(List.<String>of())) steps.add(new Step(word, false, END));
        List<List<String>> more = rest.stream().filter(each -> !each.isEmpty()).toList();
        if (!more.isEmpty()) steps.addAll(List.of(new Step(word, true, tree(more)), new Step(word, false, tree(more))));
        return steps;
    }
}
