package org.cardline.programme;

/**
 * How often a card may be frozen by somebody who isn't verified.
 *
 * @param perCardDay freezes of one card in 24 hours
 * @param perCallingNumberDay freezes from one calling number in 24 hours, where the number can be trusted and is not shared
 * @param alarmPerHour freezes in an hour, of all cards, from which on the operator is alarmed; none is refused for it
 */
public record FreezingLimits(int perCardDay, int perCallingNumberDay, int alarmPerHour) {
    static FreezingLimits read(Section limits) {
        return new FreezingLimits(
                limits.integer("per-card-and-day", 1, 100),
                limits.integer("per-trusted-calling-number-and-day", 1, 100),
                limits.integer("alarm-per-hour", 1, 100_000));
    }
}
