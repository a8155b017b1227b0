package org.cardline.conversations;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.cardline.speech.Grammar;

/** The phrases that the line listens for, each with its meaning in words, to be tried and measured outside of a call. */
public final class Sayable {
    private Sayable() {}

    /** What may be said at any question. */
    public static Grammar.Phrases anywhere(Programme programme) {
        return new WordMap(programme.departments()).phrases();
    }

    /** The departments' names. */
    public static Grammar.Phrases departments(Programme programme) {
        var names = new TreeMap<String, String>();
        programme.departments().forEach(each -> names.put(WordMap.phrase(each.name()), each.id()));
        names.remove("");
        return new Grammar.Phrases(names);
    }

    /** The words of the main menu and of what is behind it. */
    public static Grammar.Phrases mainMenu() {
        var more = meanings(MainMenu.MORE.words(), Sayable::name);
        return new Grammar.Phrases(meanings(MainMenu.MENU.words(), Sayable::name)).and(new Grammar.Phrases(more));
    }

    private static String name(Wish wish) {
        return switch (wish) {
            case Wish.Known known -> known.reasons().getFirst().words();
            case Wish.Perhaps perhaps -> perhaps.reason().words();
            case Wish.Others _ -> Reason.SOMETHING_ELSE.words();
            case Wish.Spanish _ -> "spanish";
        };
    }

    /** Yes and no. */
    public static Grammar.Phrases yesOrNo() {
        return new Grammar.Phrases(meanings(Menu.yesOrNo("").words(), yes -> yes ? "yes" : "no"));
    }

    private static <T> Map<String, String> meanings(Map<String, T> words, Function<T, String> name) {
        var meanings = new TreeMap<String, String>();
        words.forEach((phrase, option) -> meanings.put(phrase, name.apply(option)));
        return meanings;
    }
}
