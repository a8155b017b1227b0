package org.cardline.guide;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseCookie.ResponseCookieBuilder;

/** The guide's cookies: words that mean nothing, read by no script. */
final class OwnCookie {
    private OwnCookie() {}

    /** Sent with no request that began on another site, and gone with the browser's session. */
    static ResponseCookieBuilder of(String name, String word, String path, HttpServletRequest request) {
        return ResponseCookie.from(name, word)
                .path(path)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict");
    }

    /** What a browser sent. */
    static Optional<String> of(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(each -> each.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}
