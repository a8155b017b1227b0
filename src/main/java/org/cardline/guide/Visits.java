package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cardline.verification.SignIn;
import org.springframework.http.ResponseCookie;

/**
 * The visits of card members who sign in, or have signed in. In memory: a restart ends them, and so does a quarter of an
 * hour in which nothing is asked. Any thread.
 */
final class Visits {
    static final Duration IDLE = Duration.ofMinutes(15);

    private static final String COOKIE = "visit";
    private static final int MOST = 1_000; // beyond it the one that was idle longest ends

    private final InstantSource time;
    private final Map<String, Seen> visits = new HashMap<>();

    Visits(InstantSource time) {
        this.time = time;
    }

    private record Seen(Visit visit, Instant last) {}

    /** A fresh one, in place of whatever this browser had. @return the cookie by which it shows that it is its own */
    ResponseCookie begin(SignIn signIn, HttpServletRequest request) {
        return begin(signIn, () -> true, request);
    }

    /** The same, which is none any more as soon as it doesn't stand. */
    synchronized ResponseCookie begin(SignIn signIn, BooleanSupplier stands, HttpServletRequest request) {
        end(request);
        endIdle();
        String token = Tokens.fresh();
        visits.put(token, new Seen(new Visit(Tokens.fresh(), signIn, stands), time.instant()));
        return cookie(token, request).build();
    }

    /** The visit of this browser, whether it has signed in already or not. */
    synchronized Optional<Visit> of(HttpServletRequest request) {
        endIdle();
        Optional<String> token = token(request).filter(visits::containsKey);
        Optional<Seen> seen = token.map(visits::get);
        seen.ifPresent(known -> visits.put(token.orElseThrow(), new Seen(known.visit, time.instant())));
        return seen.map(Seen::visit);
    }

    /** @return the cookie that takes the other back */
    synchronized ResponseCookie end(HttpServletRequest request) {
        token(request).map(visits::remove).ifPresent(seen -> seen.visit.signIn().end());
        return cookie("", request).maxAge(0).build();
    }

    private void endIdle() {
        Instant since = time.instant().minus(IDLE);
        List<String> over = visits.entrySet().stream()
                .filter(each -> each.getValue().last.isBefore(since))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(this::end);
        if (visits.size() >= MOST)
            visits.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparing(Seen::last)))
                    .map(Map.Entry::getKey)
                    .ifPresent(this::end);
    }

    private void end(String token) {
        Optional.ofNullable(visits.remove(token))
                .ifPresent(seen -> seen.visit.signIn().end());
    }

    private static Optional<String> token(HttpServletRequest request) {
        return OwnCookie.of(request, COOKIE);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String token, HttpServletRequest request) {
        return OwnCookie.of(COOKIE, token, Words.GUIDE, request);
    }
}
