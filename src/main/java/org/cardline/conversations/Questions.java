package org.cardline.conversations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cardline.line.KeyGrammar;
import org.cardline.line.Patience;
import org.cardline.line.Question;
import org.cardline.speech.Grammar;
import org.cardline.speech.Utterance;
import org.cardline.speech.Voice;

/** What is asked, as the line asks it: prompts, keys and, where the caller is listened to, words. */
final class Questions {
    /** So often, and then a person. */
    static final int TRIES = 3;

    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(8);
    static final Patience FOR_DIGITS = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final Patience FOR_A_MENU = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(4));

    private final Voice voice;
    private final WordMap words;
    private final boolean listened;

    /** @param listened whether speech is understood on this call */
    Questions(Voice voice, WordMap words, boolean listened) {
        this.voice = voice;
        this.words = words;
        this.listened = listened;
    }

    /** A question of digits, and what counts its failures. */
    record OfDigits<T>(Question<Meant<Dictated<T>>> question, SpokenDigits<T> grammar) {}

    /** A menu; its sentence may be put together of several. */
    <T> Question<Meant<T>> menu(Menu<T> menu, Utterance sentence, int tries) {
        var question = ofMenu(menu, sentence, tries);
        return listened ? question.orSpoken(spoken(menu, sentence)) : question;
    }

    /** A menu that the caller's own words answer too. */
    <T> Question<Meant<T>> menu(Menu<T> menu, Utterance sentence, Function<String, Optional<T>> own) {
        var question = ofMenu(menu, sentence, TRIES);
        return listened ? question.orSpoken(spoken(menu, sentence).orOwnWords(own)) : question;
    }

    private <T> Question<Meant<T>> ofMenu(Menu<T> menu, Utterance sentence, int tries) {
        return new Question<>(
                sentence, sentence, sentence, KeyMap.menu(menu.options(), menu.nine()), FOR_A_MENU, tries, false);
    }

    private <T> SpokenMenu<T> spoken(Menu<T> menu, Utterance sentence) {
        return SpokenMenu.of(menu, words, notUnderstood(sentence), sentence);
    }

    /** A question of digits. */
    <T> OfDigits<T> digits(DigitQuestion<T> asked, boolean strayPound) {
        Utterance byKeys = voice.say(asked.prompt());
        Utterance prompt = listened ? voice.say(asked.spoken().prompt()) : byKeys;
        Optional<Utterance> other = asked.again().map(voice::say);
        Utterance again = other.orElse(prompt);
        var grammar =
                new SpokenDigits<>(asked.spoken(), asked.meaning(), words, notUnderstood(again), other.orElse(byKeys));
        var question = ofDigits(prompt, again, keys(asked, strayPound), TRIES);
        return new OfDigits<>(listened ? question.orSpoken(grammar) : question, grammar);
    }

    /** A part of it, once. */
    <T> Question<Meant<Dictated<T>>> once(DigitQuestion<T> part, Utterance prompt) {
        return ofDigits(prompt, prompt, keys(part, false), 1)
                .orSpoken(new SpokenDigits<>(part.spoken(), part.meaning(), words, prompt, prompt));
    }

    /** The last time that it is asked: by keys. A person, and help, may still be called for. */
    <T> Question<Meant<Dictated<T>>> keysAlone(DigitQuestion<T> asked) {
        var none = new Spoken("", Grammar.Phrases.NONE, text -> "", 1, text -> List.of(), Set.of());
        Utterance prompt = voice.say(asked.prompt());
        return ofDigits(prompt, prompt, keys(asked, false), 1)
                .orSpoken(new SpokenDigits<>(none, digits -> Optional.empty(), words, prompt, prompt));
    }

    private <T> Question<Meant<Dictated<T>>> ofDigits(
            Utterance prompt, Utterance again, KeyGrammar<Meant<Dictated<T>>> keys, int tries) {
        Utterance doesntFit = voice.say("That doesn't fit.").then(again);
        return new Question<>(prompt, again, doesntFit, keys, FOR_DIGITS, tries, true);
    }

    private <T> KeyGrammar<Meant<Dictated<T>>> keys(DigitQuestion<T> asked, boolean strayPound) {
        Utterance hint = voice.say("For a person, press pound.");
        return KeyMap.digits(
                asked.whole(),
                strayPound,
                hint,
                digits -> asked.meaning().apply(digits).map(Dictated.Keyed::new));
    }

    /** A warning before the line gives up; any key and any sound shows that somebody is there. */
    Question<Character> somebodyThere() {
        Utterance warning = listened
                ? voice.say("Are you there? Say yes or press any key, or the call ends.")
                : voice.say("Are you there? Press any key, or the call ends.");
        var question = new Question<>(warning, warning, warning, new AnyKey(), FOR_DIGITS, 1, false);
        return listened ? question.orSpoken(new AnySpeech(warning)) : question;
    }

    /** A long menu is asked again by itself. */
    private Utterance notUnderstood(Utterance prompt) {
        Utterance both = voice.say("Pardon?").then(prompt);
        return both.duration().compareTo(LONGEST_PROMPT) <= 0 ? both : prompt;
    }
}
