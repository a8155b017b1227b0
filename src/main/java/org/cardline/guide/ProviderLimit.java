package org.cardline.guide;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.cardline.web.Network;
import org.springframework.web.filter.OncePerRequestFilter;

/** How often a network may set out for the issuer's own sign-in: each time something is kept until they are back. */
final class ProviderLimit extends OncePerRequestFilter {
    /** In an hour. */
    static final int PER_NETWORK = 60;

    private final PerNetwork setOut;

    ProviderLimit(InstantSource time) {
        setOut = new PerNetwork(PER_NETWORK, time);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(MemberProvider.TO);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (setOut.takes(Network.of(request.getRemoteAddr()))) next.doFilter(request, response);
        else MemberSecurity.refuse(NotAdmitted.TOO_OFTEN, request, response);
    }
}
