package org.cardline.programme;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be promised to happen next with a case, in sentences that are recorded: a caller who follows up hears them.
 *
 * @param person of a case that waits for a person
 * @param others what agents may promise besides, by code, in the order of the file
 * @param nothing what closes a case; alone of them all it has no date
 */
public record StepTemplates(String person, Map<String, String> others, String nothing) {
    private static final String PERSON = "person";
    private static final String NOTHING = "nothing";
    private static final String CODE = "[a-z][a-z0-9-]{0,31}";

    static StepTemplates read(Section file, Prompts prompts, Prompts spanish) {
        var known = new HashSet<String>();
        return new StepTemplates(
                sentence(file, PERSON, prompts, spanish, known),
                file.has("others") ? file.in("others", each -> others(each, prompts, spanish, known)) : Map.of(),
                sentence(file, NOTHING, prompts, spanish, known));
    }

    private static Map<String, String> others(Section section, Prompts prompts, Prompts spanish, Set<String> known) {
        var others = new LinkedHashMap<String, String>();
        for (String code : section.names()) {
            if (!code.matches(CODE) || code.equals(PERSON) || code.equals(NOTHING))
                section.wrong(code, "'" + code + "' is no code here.", "Write another, in small letters and hyphens.");
            others.put(code, sentence(section, code, prompts, spanish, known));
        }
        return Collections.unmodifiableMap(others);
    }

    private static String sentence(Section section, String code, Prompts prompts, Prompts spanish, Set<String> known) {
        String sentence = section.phrase(code, prompts, spanish);
        if (!sentence.isEmpty() && !known.add(sentence))
            section.wrong(code, "'" + sentence + "' stands here twice.", "Change or remove one of them.");
        return sentence;
    }

    /** What an agent chooses from, in that order: the sentence of each code. */
    public Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put(PERSON, person);
        all.putAll(others);
        all.put(NOTHING, nothing);
        return all;
    }

    /** The sentence of this code; empty where the programme has it no more. */
    public Optional<String> sentence(String code) {
        return Optional.ofNullable(all().get(code));
    }

    /** Whether this code is of what closes a case. */
    public boolean closes(String code) {
        return code.equals(NOTHING);
    }
}
