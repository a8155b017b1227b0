package org.cardline.cards;

import java.time.LocalDate;

/**
 * One way to reach a customer that is on file. It prints masked.
 *
 * @param address the postal address on one line, the e-mail address, or the number in E.164
 * @param changed the day it was last changed
 */
public record ContactPoint(Kind kind, String address, LocalDate changed) {
    /** What reaches a customer. */
    public enum Kind {
        /** By letter. */
        POST,
        /** By e-mail: a device for codes. */
        EMAIL,
        /** By text message: a device for codes. */
        MOBILE,
        /** A telephone without text messages. */
        LANDLINE
    }

    /** Whether one-time codes can be sent to it. */
    public boolean isDevice() {
        return kind == Kind.EMAIL || kind == Kind.MOBILE;
    }

    /** Whether it has been as it is for so many whole days, as the 30-day rules ask. */
    public boolean unchangedFor(int days, LocalDate today) {
        return !changed.isAfter(today.minusDays(days));
    }

    /** Enough of it that its owner knows it and nobody else learns it: {@code ••••0142}, {@code m••••@example.com}. */
    public String masked() {
        return switch (kind) {
            case POST -> "••••";
            case EMAIL -> address.charAt(0) + "••••" + address.substring(Math.max(0, address.lastIndexOf('@')));
            case MOBILE, LANDLINE -> "••••" + address.substring(Math.max(0, address.length() - 4));
        };
    }

    @Override
    public String toString() {
        return kind + " " + masked() + " (changed " + changed + ")";
    }
}
