package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class SignInLimitTest {
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.1";

    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final SignInLimit limit = new SignInLimit(clock);

    private static UsernamePasswordAuthenticationToken attempt(String name, String address) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(name, "a guess");
        attempt.setDetails(new WebAuthenticationDetails(address, null));
        return attempt;
    }

    private void wrong(int times, String name, String address) {
        for (int i = 0; i < times; i++)
            limit.failed(new AuthenticationFailureBadCredentialsEvent(
                    attempt(name, address), new BadCredentialsException("wrong")));
    }

    @Test
    void tenWrongOnesLockTheNameForTenMinutes() {
        wrong(9, "ana", HERE);
        assertThat(limit.isReached("ana", HERE)).isFalse();
        wrong(1, "ana", HERE);
        assertThat(limit.isReached("ana", HERE)).isTrue();
        assertThat(limit.isReached("ben", HERE)).isFalse();
        now = now.plus(Duration.ofMinutes(10)).plusMillis(1);
        assertThat(limit.isReached("ana", HERE)).isFalse();
        wrong(1, "ana", HERE);
        assertThat(limit.isReached("ana", HERE)).isFalse();
    }

    @Test
    void nobodyElsewhereLocksAnAgentOut() {
        wrong(10, "ana", ELSEWHERE);
        assertThat(limit.isReached("ana", ELSEWHERE)).isTrue();
        assertThat(limit.isReached("ana", "198.51.100.77"))
                .as("the same network")
                .isTrue();
        assertThat(limit.isReached("ana", HERE)).isFalse();
    }

    @Test
    void aNetworkThatTriesManyNamesIsLockedForAll() {
        for (int i = 0; i < SignInLimit.MOST_OF_NETWORK; i++) {
            assertThat(limit.isReached("ana", ELSEWHERE)).isFalse();
            wrong(1, "name" + i, ELSEWHERE);
        }
        assertThat(limit.isReached("ana", ELSEWHERE)).isTrue();
        assertThat(limit.isReached("ana", HERE)).isFalse();
    }

    @Test
    void aRightOneStartsTheNameAnewAndNotTheNetwork() {
        for (int i = 0; i < SignInLimit.MOST_OF_NETWORK / 5; i++) {
            wrong(5, "ana", HERE);
            assertThat(limit.isReached("ana", HERE)).isEqualTo(i == SignInLimit.MOST_OF_NETWORK / 5 - 1);
            limit.succeeded(new AuthenticationSuccessEvent(attempt("ana", HERE)));
        }
        assertThat(limit.isReached("ben", HERE)).isTrue();
    }

    @Test
    void withAllPlacesTakenAKnownNameAndANewOneAreStillCounted() {
        wrong(1, "oldest", "10.0.0.1");
        wrong(9, "ana", HERE);
        for (int i = 2; i < SignInLimit.MOST_KNOWN; i++) wrong(1, "name" + i, "10." + i / 256 + "." + i % 256 + ".1");
        wrong(1, "ana", HERE);
        assertThat(limit.isReached("ana", HERE)).isTrue();
        wrong(10, "new", ELSEWHERE);
        assertThat(limit.isReached("new", ELSEWHERE)).isTrue();
        assertThat(limit.isReached("ana", HERE))
                .as("the oldest alone is forgotten")
                .isTrue();
    }

    @Test
    void aNameWithoutEndIsKnownByItsBeginning() {
        wrong(10, "x".repeat(10_000), HERE);
        assertThat(limit.isReached("x".repeat(20_000), HERE)).isTrue();
    }
}
