package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Who is on the way to the provider and back: known by a cookie of its own, so that a card member has no session of the
 * desk's. Any thread.
 */
final class ProviderAsked implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    /** In which of the guide's languages it was begun, and is to be gone on with: {@code /guide/es}. */
    static final String GUIDE = "guide";

    private static final String COOKIE = "provider";

    private final ForAWhile<Asked> asked;

    ProviderAsked(InstantSource time) {
        asked = new ForAWhile<>(time);
    }

    /** @param guide where the guide's pages begin for who asks */
    private record Asked(OAuth2AuthorizationRequest what, String guide) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter("state");
        return word(request)
                .flatMap(asked::of)
                .map(Asked::what)
                .filter(each -> each.getState() != null && each.getState().equals(state))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asking, HttpServletRequest request, HttpServletResponse response) {
        if (asking == null) word(request).ifPresent(asked::forget);
        else {
            String word = asked.keep(new Asked(asking, guide(request)));
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(word, request));
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest known = loadAuthorizationRequest(request);
        word(request).flatMap(asked::of).ifPresent(each -> request.setAttribute(GUIDE, each.guide));
        word(request).ifPresent(asked::forget);
        return known;
    }

    /** Where the guide's pages begin for who goes there, or has come back. */
    static String guide(HttpServletRequest request) {
        return Stream.of(request.getAttribute(GUIDE), request.getParameter(GUIDE))
                .flatMap(each -> Words.CHOSEN.stream().filter(root -> root.equals(each)))
                .findFirst()
                .orElse(Words.GUIDE);
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
