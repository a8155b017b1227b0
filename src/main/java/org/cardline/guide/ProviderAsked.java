package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Who is on the way to the provider and back: known by a cookie of its own, so that a card member has no session of the
 * desk's. Any thread.
 */
final class ProviderAsked implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "provider";

    private final ForAWhile<OAuth2AuthorizationRequest> asked;

    ProviderAsked(InstantSource time) {
        asked = new ForAWhile<>(time);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter("state");
        return word(request)
                .flatMap(asked::of)
                .filter(each -> each.getState() != null && each.getState().equals(state))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asking, HttpServletRequest request, HttpServletResponse response) {
        if (asking == null) word(request).ifPresent(asked::forget);
        else response.addHeader(HttpHeaders.SET_COOKIE, cookie(asked.keep(asking), request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest known = loadAuthorizationRequest(request);
        word(request).ifPresent(asked::forget);
        return known;
    }

    private static Optional<String> word(HttpServletRequest request) {
        return OwnCookie.of(request, COOKIE);
    }

    /** Not strict: who comes back from the provider comes from elsewhere. */
    private static String cookie(String word, HttpServletRequest request) {
        return OwnCookie.of(COOKIE, word, MemberProvider.BACK, request)
                .sameSite("Lax")
                .maxAge(ForAWhile.GOOD_FOR)
                .build()
                .toString();
    }
}
