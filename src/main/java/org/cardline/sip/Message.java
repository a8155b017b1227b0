package org.cardline.sip;

import java.util.Optional;

/** One SIP message, RFC 3261 section 7. */
sealed interface Message permits Request, Response {
    Headers headers();

    /** May be empty. */
    byte[] body();

    /** Whether the body is a session description, and one that is not compressed. */
    default boolean hasSession() {
        return body().length > 0 && mediaType().equalsIgnoreCase("application/sdp");
    }

    /** Type and subtype without parameters; empty where there is no Content-Type. */
    default String mediaType() {
        String type = headers().first(HeaderName.CONTENT_TYPE).orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip();
    }

    /**
     * The session description in the body.
     *
     * @throws MalformedException when it breaks its grammar
     */
    default Optional<SessionDescription> session() {
        return hasSession() ? Optional.of(SessionParser.parse(body())) : Optional.empty();
    }

    /** The same where an unreadable one is as good as none. */
    default Optional<SessionDescription> readableSession() {
        try {
            return session();
        } catch (MalformedException malformed) {
            return Optional.empty();
        }
    }
}
