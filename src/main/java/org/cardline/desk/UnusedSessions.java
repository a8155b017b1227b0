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
 * Ends a session that nobody has used for as long as one may last. That its page is open, and asks for itself anew, is no use of
 * it: such a request says so by its header.
 */
final class UnusedSessions extends OncePerRequestFilter {
    /** Of what a page asks by itself; live.js sends it. */
    static final String BY_ITSELF = "X-By-Itself";

    private static final String USED_AT = "used-at";

    /** More often it is not written down. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final InstantSource time;

    UnusedSessions(InstantSource time) {
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        boolean byItself = request.getHeader(BY_ITSELF) != null;
        if (session != null && byItself && isUnused(session)) {
            session.invalidate();
            response.sendRedirect("/desk/sign-in?out");
            return;
        }
        if (session != null && !byItself) isUsed(session);
        next.doFilter(request, response);
    }

    private boolean isUnused(HttpSession session) {
        Duration longest = Duration.ofSeconds(session.getMaxInactiveInterval());
        return session.getAttribute(USED_AT) instanceof Instant at
                && at.plus(longest).isBefore(time.instant());
    }

    private void isUsed(HttpSession session) {
        Instant now = time.instant();
        boolean isNoted = session.getAttribute(USED_AT) instanceof Instant at
                && at.plus(NOTED_EVERY).isAfter(now);
        if (!isNoted) session.setAttribute(USED_AT, now);
    }
}
