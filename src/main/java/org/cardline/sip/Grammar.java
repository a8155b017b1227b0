package org.cardline.sip;

import java.util.List;

/** Reads every header that this room relies on, so that nothing later meets a malformed one. */
final class Grammar {
    private Grammar() {}

    /** @throws MalformedException with the first fault: answer 400 */
    static void check(Request request) {
        request.via();
        vias(request.headers().all(HeaderName.VIA));
        request.callId();
        request.from();
        request.to();
        if (!request.sequence().method().equals(request.method())) {
            throw new MalformedException("CSeq method does not match");
        }
        target(request.target());
        request.headers().optional(HeaderName.MAX_FORWARDS).ifPresent(Grammar::maxForwards);
        request.headers().optional(HeaderName.CONTENT_TYPE);
        if (!isClearing(request)) addresses(request.headers());
    }

    /** @throws MalformedException with the first fault: drop it */
    static void check(Response response) {
        response.via();
        response.sequence();
        response.headers().only(HeaderName.CALL_ID);
        NameAddress.parse(response.headers().only(HeaderName.FROM), HeaderName.FROM);
        response.toTag();
        addresses(response.headers());
    }

    private static void vias(List<String> lines) {
        if (lines.size() > Limits.VIAS) throw new MalformedException("Too many Via lines");
        for (int i = 1; i < lines.size(); i++) Via.parse(lines.get(i));
    }

    /** Section 19.1.1: a Request-URI has no headers. */
    private static void target(String target) {
        if (target.startsWith("<")) throw new MalformedException("Request-URI in angle brackets");
        if (Uri.parse(target) instanceof SipUri uri && !uri.headers().isEmpty()) {
            throw new MalformedException("Request-URI with headers");
        }
    }

    /** Only REGISTER may have {@code Contact: *}, section 10.2.2. */
    private static boolean isClearing(Request request) {
        return request.is("REGISTER")
                && request.headers().all(HeaderName.CONTACT).equals(List.of("*"));
    }

    private static void maxForwards(String value) {
        Cursor.number(value, 255, HeaderName.MAX_FORWARDS);
    }

    private static void addresses(Headers headers) {
        int routes = 0;
        for (int i = 0; i < headers.size(); i++) {
            switch (headers.name(i)) {
                case HeaderName.CONTACT -> NameAddress.parseList(headers.value(i), HeaderName.CONTACT);
                case HeaderName.RECORD_ROUTE ->
                    routes += NameAddress.parseList(headers.value(i), HeaderName.RECORD_ROUTE)
                            .size();
                case HeaderName.ROUTE -> NameAddress.parseList(headers.value(i), HeaderName.ROUTE);
                default -> {}
            }
        }
        if (routes > Limits.ROUTES) throw new MalformedException("Too many Record-Route values");
    }
}
