package org.cardline.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;

/** How often a password may be wrong: {@value #MOST} times in ten minutes for an agent. Any thread. */
final class SignInLimit {
    static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** Names that are nobody's are counted too: so many are known at once. */
    private static final int MOST_NAMES = 10_000;

    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();

    SignInLimit(InstantSource clock) {
        this.clock = clock;
    }

    private record Wrong(int times, Instant since) {}

    /** Whether this agent's password isn't compared now. */
    boolean isReached(String agent) {
        Wrong known = wrong.get(agent);
        return known != null && known.times >= MOST && !isOver(known);
    }

    private boolean isOver(Wrong known) {
        return known.since.plus(WINDOW).isBefore(clock.instant());
    }

    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent failure) {
        if (wrong.size() >= MOST_NAMES) wrong.values().removeIf(this::isOver);
        if (wrong.size() >= MOST_NAMES) return;
        var first = new Wrong(1, clock.instant());
        wrong.merge(
                failure.getAuthentication().getName(),
                first,
                (known, one) -> isOver(known) ? one : new Wrong(known.times + 1, known.since));
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent success) {
        wrong.remove(success.getAuthentication().getName());
    }
}
