package org.cardline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every request passes here first. Until there is sign-in, only this machine is let in: by the address it comes from,
 * and by the name it asks for, so that a web page elsewhere can't point its own name at us (DNS rebinding). What changes
 * anything is taken from our own pages and from programs, never from a page elsewhere.
 */
final class Gate extends OncePerRequestFilter {
    /** A longer body is refused with 413, one of unknown length with 411. */
    static final long MAX_BODY_BYTES = 64 * 1024;

    /** Where a file may come; its page says what is too long. */
    private static final Pattern FILES = Pattern.compile("/guide(?:/e[ns])?/evidence/[^/]+");

    private static final long MAX_FILE_BODY_BYTES = 4 * 1024 * 1024;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self' " + Stylesheet.SOURCE
            + "; script-src 'self';"
            + " connect-src 'self'; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        secure(response);
        int refusal = refusal(request);
        if (refusal == 0) next.doFilter(request, response);
        else response.sendError(refusal);
    }

    /** A page of the error is built in a dispatch of its own, with these headers already set. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }

    private static int refusal(HttpServletRequest request) throws IOException {
        // The address is written as numbers: nothing is looked up.
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress())
            return HttpServletResponse.SC_FORBIDDEN;
        if (!OUR_NAMES.contains(request.getServerName())) return HttpServletResponse.SC_FORBIDDEN;
        if (isForged(request)) return HttpServletResponse.SC_FORBIDDEN;
        if (request.getContentLengthLong() > longest(request)) return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        if (request.getHeader("Transfer-Encoding") != null) return HttpServletResponse.SC_LENGTH_REQUIRED;
        return 0;
    }

    /** Whether a page elsewhere makes the browser ask this (cross-site request forgery). A program is no browser. */
    private static boolean isForged(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) return false;
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return !site.equals("same-origin") && !site.equals("none");
        String origin = request.getHeader("Origin"); // of a browser that has not learnt the other yet
        String own = request.getScheme() + "://" + request.getHeader("Host");
        return origin != null && !origin.equals(own);
    }

    private static long longest(HttpServletRequest request) {
        return FILES.matcher(request.getRequestURI()).matches() ? MAX_FILE_BODY_BYTES : MAX_BODY_BYTES;
    }

    private static void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
