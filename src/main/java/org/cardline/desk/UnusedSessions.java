package org.cardline.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session lasts so long after somebody used it. That its page is open, and asks for itself anew, is no use of it: such a request
 * says so by its header, or is an agent's stream of events, whose browser asks again by itself and can send none. It leaves
 * the session as long as it has left.
 */
final class UnusedSessions extends OncePerRequestFilter {
    /** Of what a page asks by itself; live.js and desk.js send it. */
    static final String BY_ITSELF = "X-By-Itself";

    static final String EVENTS = "/desk/events";

    private static final String USED_AT = "used-at";

    /** More often it is not written down. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Duration longest;
    private final InstantSource time;

    /** @param longest that a session may last after it was used */
    UnusedSessions(Duration longest, InstantSource time) {
        this.longest = longest;
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && isByItself(request)) {
            Duration left = Duration.between(time.instant(), usedAt(session).plus(longest));
            if (left.isNegative()) {
                session.invalidate();
                response.sendRedirect("/desk/sign-in?out");
                return;
            }
            lasts(session, left);
        } else if (session != null) {
            isUsed(session);
            lasts(session, longest);
        }
        next.doFilter(request, response);
    }

    private static boolean isByItself(HttpServletRequest request) {
        return request.getHeader(BY_ITSELF) != null || request.getRequestURI().equals(EVENTS);
    }

    /** One that nobody has used since this was written down was begun by somebody. */
    private static Instant usedAt(HttpSession session) {
        return session.getAttribute(USED_AT) instanceof Instant at
                ? at
                : Instant.ofEpochMilli(session.getCreationTime());
    }

    private void isUsed(HttpSession session) {
        Instant now = time.instant();
        boolean isNoted = session.getAttribute(USED_AT) instanceof Instant at
                && at.plus(NOTED_EVERY).isAfter(now);
        if (!isNoted) session.setAttribute(USED_AT, now);
    }

    /** Nought seconds would be for ever (Servlet, HttpSession). */
    private static void lasts(HttpSession session, Duration left) {
        int seconds = (int) Math.max(1, left.toSeconds());
        if (session.getMaxInactiveInterval() != seconds) session.setMaxInactiveInterval(seconds);
    }
}
