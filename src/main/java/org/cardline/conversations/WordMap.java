package org.cardline.conversations;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.Department;
import org.cardline.speech.Grammar;

/**
 * What words mean at any question, on the whole line; the menus add their own.
 *
 * <pre>
 * agent, representative, customer service, operator, a person   a person
 * the departments' names                                        a person there
 * repeat · go back · help · goodbye
 * </pre>
 */
final class WordMap {
    private static final String PERSON = "person", REPEAT = "repeat", BACK = "back", HELP = "help", GOODBYE = "goodbye";
    private static final String DEPARTMENT = "department ";

    private static final Map<String, List<String>> COMMANDS = Map.of(
            PERSON,
            List.of(
                    "agent",
                    "an agent",
                    "representative",
                    "a representative",
                    "customer service",
                    "operator",
                    "the operator",
                    "a person",
                    "person",
                    "a human",
                    "talk to a person",
                    "talk to an agent",
                    "speak to a person",
                    "speak to an agent",
                    "speak to a representative",
                    "i want to talk to a person",
                    "i want to speak to an agent"),
            REPEAT,
            List.of("repeat", "repeat that", "say that again", "say it again", "once more", "pardon"),
            BACK,
            List.of("go back", "back", "the menu", "main menu"),
            HELP,
            List.of("help", "help me", "what can i say"),
            GOODBYE,
            List.of("goodbye", "good bye", "bye", "bye bye", "hang up", "end the call"));

    private final Map<String, Department> departments = new HashMap<>();
    private final Grammar.Phrases phrases;

    WordMap(List<Department> named) {
        var meanings = new HashMap<String, String>();
        for (Department each : named) {
            departments.put(DEPARTMENT + each.id(), each);
            if (!phrase(each.name()).isEmpty()) meanings.put(phrase(each.name()), DEPARTMENT + each.id());
        }
        COMMANDS.forEach((meaning, words) -> words.forEach(word -> meanings.put(word, meaning)));
        phrases = new Grammar.Phrases(meanings);
    }

    /** What may be said at any question. */
    Grammar.Phrases phrases() {
        return phrases;
    }

    /** What one of these phrases means; empty for what is no meaning of theirs. */
    <T> Optional<Meant<T>> meant(String meaning) {
        if (departments.containsKey(meaning))
            return Optional.of(new Meant.Person<>(Optional.of(departments.get(meaning))));
        return switch (meaning) {
            case PERSON -> Optional.of(new Meant.Person<>(Optional.empty()));
            case REPEAT -> Optional.of(new Meant.Repeat<>());
            case BACK -> Optional.of(new Meant.Back<>());
            case HELP -> Optional.of(new Meant.Help<>());
            case GOODBYE -> Optional.of(new Meant.Goodbye<>());
            default -> Optional.empty();
        };
    }

    /** Written words as they are said: small letters and single spaces. */
    static String phrase(String written) {
        return written.toLowerCase(Locale.ENGLISH).replaceAll("[^a-z']+", " ").strip();
    }
}
