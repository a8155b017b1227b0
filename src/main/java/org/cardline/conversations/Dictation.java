package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardline.speech.Grammar;
import org.cardline.speech.Heard;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;

/**
 * One question of digits, from the first time it is asked to its answer: where the number was said and is in doubt, one
 * group of it is asked again; after two failures it is asked by keys, after three the caller is led to a person.
 */
final class Dictation<T> {
    private final Talk talk;
    private final DigitQuestion<T> question;

    Dictation(Talk talk, DigitQuestion<T> question) {
        this.talk = talk;
        this.question = question;
    }

    /** The answer, keyed or said; else the caller {@linkplain Leaves leaves}. */
    Dictated<T> answer() {
        var asked = talk.questions().digits(question, talk.strayPound());
        return answer(talk.ask(asked.question()), asked.grammar().failures());
    }

    private Dictated<T> answer(Dictated<T> first, int failures) {
        if (!(first instanceof Dictated.Doubtful<T>(Heard.Unsure heard))) return first;
        Optional<Dictated<T>> second = failures == 0 ? oneGroup(heard) : Optional.empty();
        return second.orElseGet(() -> talk.ask(talk.questions().keysAlone(question)));
    }

    private Optional<Dictated<T>> oneGroup(Heard.Unsure heard) {
        String best = heard.best().text();
        List<Integer> grouping = question.spoken().groups().apply(best);
        int group = heard.doubtfulGroup(grouping);
        int from = grouping.stream().limit(group).mapToInt(Integer::intValue).sum();
        int length = grouping.get(group);
        var again = new DigitQuestion<T>(
                "",
                digits -> digits.length() == length,
                digits -> whole(best, from, digits),
                part(heard, from, length));
        return talk.tryOnce(talk.questions().once(again, prompt(group, grouping)));
    }

    /** The number with this group in its place; heard alone, a card's group comes as the whole number. */
    private Optional<T> whole(String best, int from, String digits) {
        if (digits.length() == best.length()) return question.meaning().apply(digits);
        return question.meaning().apply(best.substring(0, from) + digits + best.substring(from + digits.length()));
    }

    private Spoken part(Heard.Unsure heard, int from, int length) {
        Grammar grammar = question.spoken().grammar() instanceof Grammar.CardNumber whole
                ? new Grammar.CardGroup(whole, heard.guesses(), from, length)
                : new Grammar.Digits(length, length);
        return new Spoken("", grammar, digits -> digits, length, digits -> List.of(), Set.of());
    }

    private Utterance prompt(int group, List<Integer> grouping) {
        var digits = new Value.Count(grouping.get(group));
        int last = grouping.size() - 1;
        if (group == 0) return talk.spoken("Once more: the first {count} digits.", digits);
        if (group == last) return talk.spoken("Once more: the last {count} digits.", digits);
        if (last == 2) return talk.spoken("Once more: the middle {count} digits.", digits);
        return group == 1
                ? talk.spoken("Once more: the second {count} digits.", digits)
                : talk.spoken("Once more: the third {count} digits.", digits);
    }
}
