package org.cardline.programme;

import java.util.Map;

/**
 * The schedules of {@code hours.yaml} by name.
 *
 * @param whole whether that file had no mistake; else a name that isn't known may be one that could not be read
 */
record Schedules(Map<String, Hours> known, boolean whole) {
    /** The hours that the text under {@code key} names; an unknown name is told only if it is a mistake of its own. */
    Hours named(Section section, String key) {
        return whole ? section.named(key, known, Hours.ALWAYS) : known.getOrDefault(section.text(key), Hours.ALWAYS);
    }
}
