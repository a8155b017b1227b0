package org.cardline.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cardline.web.Network;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * How often a password may be wrong in ten minutes: {@value #MOST} times for a name from one network, so that nobody elsewhere can
 * lock an agent out, and {@value #MOST_OF_NETWORK} times from one network, whatever the names. Any thread.
 */
final class SignInLimit {
    static final int MOST = 10;
    /** An office's people mistype now and then; who guesses goes through many names. */
    static final int MOST_OF_NETWORK = 100;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    /** Names that are nobody's are counted too: so many are known at once, and the oldest goes. */
    static final int MOST_KNOWN = 10_000;

    /** Longer than anybody's; the rest of a name is not kept. */
    private static final int LONGEST_NAME = 100;

    private final InstantSource clock;
    private final LinkedHashMap<Try, Wrong> ofNames = new LinkedHashMap<>(); // by when they were first wrong
    private final LinkedHashMap<String, Wrong> ofNetworks = new LinkedHashMap<>();

    SignInLimit(InstantSource clock) {
        this.clock = clock;
    }

    private record Try(String name, String network) {
        static Try of(String name, String address) {
            return new Try(name.substring(0, Math.min(name.length(), LONGEST_NAME)), Network.of(address));
        }
    }

    private record Wrong(int times, Instant since) {}

    /**
     * Whether this person's password isn't compared now.
     *
     * @param address where it comes from, written as numbers
     */
    synchronized boolean isReached(String name, String address) {
        Try now = Try.of(name, address);
        return times(ofNames, now) >= MOST || times(ofNetworks, now.network) >= MOST_OF_NETWORK;
    }

    private <K> int times(Map<K, Wrong> known, K key) {
        Wrong before = known.get(key);
        return before == null || isOver(before) ? 0 : before.times;
    }

    private boolean isOver(Wrong known) {
        return known.since.plus(WINDOW).isBefore(clock.instant());
    }

    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent failure) {
        if (failure.getAuthentication().getDetails() instanceof WebAuthenticationDetails from)
            wrong(Try.of(name(failure), from.getRemoteAddress()));
    }

    private synchronized void wrong(Try now) {
        count(ofNames, now);
        count(ofNetworks, now.network);
    }

    private <K> void count(LinkedHashMap<K, Wrong> known, K key) {
        int before = times(known, key);
        if (before > 0) {
            known.computeIfPresent(key, (same, wrong) -> new Wrong(before + 1, wrong.since));
            return;
        }
        known.remove(key);
        if (known.size() >= MOST_KNOWN) known.pollFirstEntry();
        known.put(key, new Wrong(1, clock.instant()));
    }

    /** What a network was wrong about remains: else who has a password here would guess others' between. */
    @EventListener
    void succeeded(AuthenticationSuccessEvent success) {
        if (success.getAuthentication().getDetails() instanceof WebAuthenticationDetails from)
            forget(Try.of(name(success), from.getRemoteAddress()));
    }

    private synchronized void forget(Try right) {
        ofNames.remove(right);
    }

    private static String name(AbstractAuthenticationEvent event) {
        return event.getAuthentication().getName();
    }
}
