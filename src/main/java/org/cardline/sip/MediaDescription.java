package org.cardline.sip;

import java.util.List;
import java.util.Optional;

/**
 * One {@code m=} section, RFC 8866 section 5.14.
 *
 * @param type {@code audio}, {@code video}, …
 * @param port 0 where the stream is refused or switched off
 * @param protocol {@code RTP/AVP}, {@code UDP/TLS/RTP/SAVPF}, …
 * @param formats payload types, for RTP
 * @param connection the section's own address, where it differs from the session's
 * @param attributes without {@code a=}, in their order
 */
public record MediaDescription(
        String type,
        int port,
        String protocol,
        List<String> formats,
        Optional<String> connection,
        List<String> attributes) {

    public MediaDescription {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
    }

    /** The value of the first attribute of this name; empty text where it has none. */
    public Optional<String> attribute(String name) {
        return SessionDescription.attribute(attributes, name);
    }

    /** This section refused: the same line with port 0, RFC 3264 section 6. */
    MediaDescription refused() {
        return new MediaDescription(type, 0, protocol, formats, Optional.empty(), List.of());
    }
}
