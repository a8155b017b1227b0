package org.cardline.programme;

/**
 * How long things are kept.
 *
 * @param recordingDays callers' recorded statements
 * @param callingNumberDays numbers that people called from
 * @param timelineDays what happened in a case, from its last entry
 */
public record Retention(int recordingDays, int callingNumberDays, int timelineDays) {
    private static final int TEN_YEARS = 3653;

    static Retention read(Section days) {
        return new Retention(
                days.integer("recordings-days", 1, TEN_YEARS),
                days.integer("calling-numbers-days", 1, TEN_YEARS),
                days.integer("timelines-days", 1, TEN_YEARS));
    }
}
