package org.cardline.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often something may happen to a subject: {@code most} times {@code within} a time that moves along. When it was
 * reached it stays so for {@code lasting} from the last time.
 *
 * @param kind what is counted
 * @param subject to whom; stored as a keyed digest only
 * @param lasting zero where the limit ends as soon as the moving time has passed
 */
record Limit(String kind, String subject, int most, Duration within, Duration lasting) {
    /** A limit without a lock. */
    static Limit rolling(String kind, String subject, int most, Duration within) {
        return new Limit(kind, subject, most, within, Duration.ZERO);
    }

    /** @param latest the last {@code most} times, the newest first */
    boolean isReached(List<Instant> latest, Instant now) {
        if (latest.size() < most) return false;
        Instant newest = latest.getFirst(), oldest = latest.getLast();
        boolean inTime = oldest.plus(within).isAfter(now);
        boolean locked =
                oldest.plus(within).isAfter(newest) && newest.plus(lasting).isAfter(now);
        return inTime || locked;
    }
}
