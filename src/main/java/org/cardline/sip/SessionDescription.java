package org.cardline.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A session description, RFC 8866: what of it two end points need to agree. Lines that mean nothing to us are not kept.
 *
 * @param connection the address of sections that have none of their own
 * @param attributes of the session, without {@code a=}, in their order
 * @param media the sections, in their order
 */
public record SessionDescription(
        Origin origin, Optional<String> connection, List<String> attributes, List<MediaDescription> media) {

    public SessionDescription {
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /**
     * Reads a description.
     *
     * @throws IllegalArgumentException when it breaks its grammar; the message says where
     */
    public static SessionDescription of(byte[] text) {
        try {
            return SessionParser.parse(text);
        } catch (MalformedException malformed) {
            throw new IllegalArgumentException(malformed.what(), malformed);
        }
    }

    /** The value of the session's first attribute of this name; empty text where it has none. */
    public Optional<String> attribute(String name) {
        return attribute(attributes, name);
    }

    static Optional<String> attribute(List<String> attributes, String name) {
        for (String each : attributes) {
            if (each.equals(name)) return Optional.of("");
            if (each.startsWith(name) && each.charAt(name.length()) == ':') {
                return Optional.of(each.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** As it is sent. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The description's text, with CRLF line ends. */
    @Override
    public String toString() {
        var text = new StringBuilder(256).append("v=0\r\no=");
        text.append(origin.username()).append(' ').append(origin.sessionId()).append(' ');
        text.append(origin.version())
                .append(" IN ")
                .append(typed(origin.address()))
                .append("\r\ns=-\r\n");
        connection.ifPresent(address -> appendConnection(text, address));
        text.append("t=0 0\r\n");
        for (String each : attributes) text.append("a=").append(each).append("\r\n");
        for (MediaDescription each : media) append(text, each);
        return text.toString();
    }

    private static void append(StringBuilder text, MediaDescription section) {
        text.append("m=").append(section.type()).append(' ').append(section.port());
        text.append(' ').append(section.protocol());
        for (String each : section.formats()) text.append(' ').append(each);
        text.append("\r\n");
        section.connection().ifPresent(address -> appendConnection(text, address));
        for (String each : section.attributes()) text.append("a=").append(each).append("\r\n");
    }

    private static void appendConnection(StringBuilder text, String address) {
        text.append("c=IN ").append(typed(address)).append("\r\n");
    }

    private static String typed(String address) {
        return (address.indexOf(':') < 0 ? "IP4 " : "IP6 ") + address;
    }
}
