package org.cardline.programme;

import java.util.Map;
import java.util.Set;

/**
 * In which words agents say how a talk went, so that the day can be counted.
 *
 * @param codes what they choose from, in the order of the file: the code, and its words
 * @param optionalIn ids of the queues whose talks may be completed without one
 */
public record WrapUp(Map<String, String> codes, Set<String> optionalIn) {
    /** Nobody says it. */
    public static final WrapUp NONE = new WrapUp(Map.of(), Set.of());

    /** Whether a talk of this queue is only complete with one. */
    public boolean isNeededIn(String queue) {
        return !codes.isEmpty() && !optionalIn.contains(queue);
    }

    /** The words of a code; the code where the programme has it no more. */
    public String words(String code) {
        return codes.getOrDefault(code, code);
    }
}
