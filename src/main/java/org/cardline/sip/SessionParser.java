package org.cardline.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Text to session description, RFC 8866 section 9. Strict about the lines we use (v, o, c, m), forgiving about those we
 * don't: much that works in practice lacks s or t.
 */
final class SessionParser {
    private Optional<Origin> origin = Optional.empty();
    private Optional<String> connection = Optional.empty();
    private final List<String> attributes = new ArrayList<>();
    private final List<MediaDescription> media = new ArrayList<>();
    private Optional<MediaDescription> section = Optional.empty();
    private final List<String> sectionAttributes = new ArrayList<>();

    private SessionParser() {}

    static SessionDescription parse(byte[] text) {
        var lines = new String(text, StandardCharsets.UTF_8).split("\n", Limits.SDP_LINES + 1);
        if (lines.length > Limits.SDP_LINES) throw new MalformedException("Session description has too many lines");
        if (!withoutReturn(lines[0]).equals("v=0")) throw new MalformedException("Session description lacks v=0");
        var parser = new SessionParser();
        for (String line : lines) if (!withoutReturn(line).isEmpty()) parser.line(withoutReturn(line));
        return parser.finished();
    }

    private void line(String line) {
        if (line.length() < 2 || line.charAt(1) != '=') throw malformed(line);
        String value = line.substring(2);
        switch (line.charAt(0)) {
            case 'o' -> origin = Optional.of(origin(value, line));
            case 'c' -> connection(address(value, line));
            case 'a' -> (section.isPresent() ? sectionAttributes : attributes).add(value);
            case 'm' -> {
                endSection();
                section = Optional.of(media(value, line));
            }
            default -> {}
        }
    }

    private static Origin origin(String value, String line) {
        String[] words = words(value, 6, line);
        return new Origin(words[0], number(words[1], line), number(words[2], line), words[5]);
    }

    private static String number(String digits, String line) {
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(digits));
        } catch (NumberFormatException notANumber) {
            throw malformed(line);
        }
    }

    /** The address without a multicast's time to live. */
    private static String address(String value, String line) {
        String address = words(value, 3, line)[2];
        int slash = address.indexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }

    private void connection(String address) {
        if (section.isEmpty()) connection = Optional.of(address);
        section = section.map(each -> new MediaDescription(
                each.type(), each.port(), each.protocol(), each.formats(), Optional.of(address), List.of()));
    }

    private static MediaDescription media(String value, String line) {
        String[] words = words(value, 4, line);
        int slash = words[1].indexOf('/');
        String port = slash < 0 ? words[1] : words[1].substring(0, slash);
        var formats = List.of(words).subList(3, words.length);
        int number = (int) Cursor.number(port, 65_535, "Port in a session description");
        return new MediaDescription(words[0], number, words[2], formats, Optional.empty(), List.of());
    }

    private void endSection() {
        section.ifPresent(each -> media.add(new MediaDescription(
                each.type(), each.port(), each.protocol(), each.formats(), each.connection(), sectionAttributes)));
        sectionAttributes.clear();
        if (media.size() == Limits.SDP_MEDIA) throw new MalformedException("Session description has too many sections");
    }

    private SessionDescription finished() {
        endSection();
        var written = origin.orElseThrow(() -> new MalformedException("Session description lacks o="));
        return new SessionDescription(written, connection, attributes, media);
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static String[] words(String value, int least, String line) {
        var tokens = new StringTokenizer(value, " ");
        var words = new String[tokens.countTokens()];
        for (int i = 0; i < words.length; i++) words[i] = tokens.nextToken();
        if (words.length < least) throw malformed(line);
        return words;
    }

    private static MalformedException malformed(String line) {
        char kind = line.charAt(0);
        return new MalformedException(
                "Malformed line in session description" + (Cursor.isToken(kind) ? " (" + kind + ")" : ""));
    }
}
