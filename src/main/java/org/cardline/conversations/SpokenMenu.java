package org.cardline.conversations;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cardline.line.SpeechGrammar;
import org.cardline.line.Verdict;
import org.cardline.speech.Grammar;
import org.cardline.speech.Guess;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Utterance;

/**
 * What may be said at a menu: the words of its options or, where it takes them, the caller's own.
 *
 * @param listening the answer, and what may be said beside it
 * @param options what the meanings {@code 0, 1 …} are
 * @param own what the caller's own words mean; nothing where they mean nothing here
 */
record SpokenMenu<T>(
        Listening listening,
        List<T> options,
        Function<String, Optional<T>> own,
        WordMap words,
        Utterance onNotUnderstood,
        Utterance onBusy)
        implements SpeechGrammar<Meant<T>> {
    /** By the words of its options alone. */
    static <T> SpokenMenu<T> of(Menu<T> menu, WordMap words, Utterance again, Utterance keys) {
        Grammar.Phrases named = named(menu);
        return new SpokenMenu<>(
                new Listening(named, without(named, words.phrases())),
                distinct(menu),
                none -> Optional.empty(),
                words,
                again,
                keys);
    }

    /** In the caller's own words too. */
    SpokenMenu<T> orOwnWords(Function<String, Optional<T>> meaning) {
        var beside = listening.beside().and((Grammar.Phrases) listening.answer());
        return new SpokenMenu<>(
                new Listening(new Grammar.FreeText(), beside), options, meaning, words, onNotUnderstood, onBusy);
    }

    private static <T> Grammar.Phrases named(Menu<T> menu) {
        List<T> options = distinct(menu);
        var meanings = new HashMap<String, String>();
        menu.words().forEach((phrase, option) -> meanings.put(phrase, String.valueOf(options.indexOf(option))));
        return new Grammar.Phrases(meanings);
    }

    private static <T> List<T> distinct(Menu<T> menu) {
        return menu.words().values().stream().distinct().toList();
    }

    private static Grammar.Phrases without(Grammar.Phrases named, Grammar.Phrases anywhere) {
        var rest = new HashMap<>(anywhere.meanings());
        rest.keySet().removeAll(named.meanings().keySet());
        return new Grammar.Phrases(rest);
    }

    @Override
    public Listening listensFor(String keysSoFar) {
        return listening;
    }

    @Override
    public Verdict<Meant<T>> heard(String keysSoFar, Heard heard) {
        return switch (heard) {
            case Heard.Sure(Guess guess) -> meant(guess.text());
            case Heard.Beside(Guess guess) -> meant(guess.text());
            case Heard.Unsure unsure -> unsure(unsure.best().text());
            case Heard.Nothing nothing -> new Verdict.NoMatch<>();
            case Heard.Busy busy -> new Verdict.NoMatch<>();
        };
    }

    /** Of several phrases none is taken at a guess; of a sentence the words may be wrong and the sense right. */
    private Verdict<Meant<T>> unsure(String text) {
        return listening.answer() instanceof Grammar.FreeText ? meant(text) : new Verdict.NoMatch<>();
    }

    private Verdict<Meant<T>> meant(String text) {
        Optional<Meant<T>> meant = words.<T>meant(text)
                .or(() -> option(text).<Meant<T>>map(Meant.Gave::new))
                .or(() -> own.apply(text).map(Meant.Gave::new));
        return meant.<Verdict<Meant<T>>>map(Verdict.Done::new).orElseGet(Verdict.NoMatch::new);
    }

    private Optional<T> option(String meaning) {
        return meaning.matches("[0-9]{1,3}") && Integer.parseInt(meaning) < options.size()
                ? Optional.of(options.get(Integer.parseInt(meaning)))
                : Optional.empty();
    }
}
