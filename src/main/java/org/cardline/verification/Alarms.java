package org.cardline.verification;

/** Where an operator is told of what may be an attack. Safe for many threads. */
@FunctionalInterface
public interface Alarms {
    /**
     * Tells the operator.
     *
     * @param detail without anything about a person
     */
    void raise(Alarm alarm, String detail);

    /** What there are alarms for. */
    enum Alarm {
        /** More cards were frozen in the last hour than usual. */
        FREEZE_RATE,
        /** A card was frozen beyond its limit, because its number was known and no person could be reached. */
        FREEZE_BEYOND_LIMIT,
        /** More failed attempts to find a card in the last hour than the policy allows. */
        FAILED_ATTEMPTS
    }
}
