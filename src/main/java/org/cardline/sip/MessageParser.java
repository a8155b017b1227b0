package org.cardline.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Bytes to message, RFC 3261 section 7. One pass over the bytes; the values of headers are read when asked for. */
final class MessageParser {
    private static final String VERSION = "SIP/2.0";

    private final byte[] bytes;
    private final int limit;
    private final boolean tooLarge;
    private final Headers headers = new Headers();
    private int at;
    private String fault = "";

    private MessageParser(byte[] bytes, int length) {
        this.bytes = bytes;
        this.limit = Math.min(length, Limits.MESSAGE_BYTES);
        this.tooLarge = length > Limits.MESSAGE_BYTES;
    }

    /** Reads one message from the first {@code length} of {@code bytes}, which may be reused afterwards. */
    static Parsed parse(byte[] bytes, int length) {
        return new MessageParser(bytes, length).parse();
    }

    private Parsed parse() {
        while (at < limit && (bytes[at] == '\r' || bytes[at] == '\n')) at++;
        if (at == limit) return new Parsed.Noise("keep-alive");
        String start = line();
        headers();
        return start.regionMatches(true, 0, "SIP/", 0, 4) ? response(start) : request(start);
    }

    private Parsed request(String start) {
        int first = start.indexOf(' ');
        int last = start.lastIndexOf(' ');
        String method = first < 0 ? start : start.substring(0, first);
        if (!Cursor.isToken(method)) return new Parsed.Noise("no start line");
        String target = first < last ? start.substring(first + 1, last) : "";
        String version = start.substring(last + 1);
        byte[] body = body();
        var request = new Request(method, target, headers, body);
        if (tooLarge) return new Parsed.Broken(request, 513, "Message Too Large");
        if (version.toUpperCase(Locale.ROOT).startsWith("SIP/") && !version.equalsIgnoreCase(VERSION)) {
            return new Parsed.Broken(request, 505, "Version Not Supported");
        }
        if (target.isEmpty() || !version.equalsIgnoreCase(VERSION)) fault = "Malformed Request-Line";
        return fault.isEmpty() ? new Parsed.Whole(request, at) : new Parsed.Broken(request, 400, fault);
    }

    private Parsed response(String start) {
        byte[] body = body();
        boolean status = start.length() >= 11
                && start.regionMatches(true, 0, VERSION, 0, 7)
                && start.charAt(7) == ' '
                && (start.length() == 11 || start.charAt(11) == ' ');
        if (!status || tooLarge || !fault.isEmpty()) return new Parsed.Noise("broken response");
        int code = digits(start.substring(8, 11));
        if (code < 100 || code > 699) return new Parsed.Noise("status out of range");
        return new Parsed.Whole(new Response(code, start.substring(Math.min(12, start.length())), headers, body), at);
    }

    private void headers() {
        while (at < limit) {
            if (ends(at)) {
                line();
                return;
            }
            header(unfoldedLine());
        }
        fault("Header section not ended");
    }

    private void header(String line) {
        if (line.indexOf('\r') >= 0) fault("Bare CR in a header");
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
        if (!Cursor.isToken(name)) fault("Malformed header line");
        else if (headers.size() == Limits.HEADERS) fault("Too many headers");
        else headers.add(name, line.substring(colon + 1).replace('\r', ' ').strip());
    }

    /** Over UDP a body is what Content-Length says, RFC 3261 section 18.3; without it, the rest. */
    private byte[] body() {
        int length = limit - at;
        try {
            String said = headers.optional(HeaderName.CONTENT_LENGTH).orElse("");
            if (!said.isEmpty()) length = (int) Cursor.number(said, Integer.MAX_VALUE, HeaderName.CONTENT_LENGTH);
        } catch (MalformedException malformed) {
            fault(malformed.what());
        }
        if (length > limit - at) fault("Content-Length exceeds the datagram");
        int end = Math.min(limit, at + Math.min(length, limit - at));
        byte[] body = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return body;
    }

    /** A header line with its continuations, RFC 3261 section 7.3.1. */
    private String unfoldedLine() {
        String line = line();
        if (!continues()) return line;
        var unfolded = new StringBuilder(line);
        while (continues()) unfolded.append(' ').append(line().strip());
        return unfolded.toString();
    }

    private boolean continues() {
        return at < limit && (bytes[at] == ' ' || bytes[at] == '\t');
    }

    private String line() {
        int start = at;
        while (at < limit && bytes[at] != '\n') at++;
        int end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
        if (at < limit) at++;
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private boolean ends(int position) {
        return bytes[position] == '\n'
                || bytes[position] == '\r' && position + 1 < limit && bytes[position + 1] == '\n';
    }

    private void fault(String what) {
        if (fault.isEmpty()) fault = what;
    }

    private static int digits(String three) {
        try {
            return (int) Cursor.number(three, 999, "status");
        } catch (MalformedException notANumber) {
            return -1;
        }
    }
}
