package org.cardline.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one message: start line, header lines, body. */
final class MessageWriter {
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS";

    private final StringBuilder text = new StringBuilder(700);

    static MessageWriter request(String method, String target) {
        var writer = new MessageWriter();
        writer.text.append(method).append(' ').append(target).append(" SIP/2.0\r\n");
        return writer;
    }

    /**
     * A response with what it copies from its request, RFC 3261 section 8.2.6.2. A broken request is copied as far as it
     * goes.
     *
     * @param tag added to To where the request has none; empty for 100
     */
    static MessageWriter response(Request request, int status, String reason, String tag) {
        var writer = new MessageWriter();
        writer.text
                .append("SIP/2.0 ")
                .append(status)
                .append(' ')
                .append(HeaderText.check(reason))
                .append("\r\n");
        writer.copied(request.headers(), tag);
        return writer;
    }

    /** Of a broken request with several of what may be once, the first. */
    private void copied(Headers headers, String tag) {
        headers.all(HeaderName.VIA).stream().limit(Limits.VIAS).forEach(via -> header(HeaderName.VIA, via));
        headers.first(HeaderName.FROM).ifPresent(from -> header(HeaderName.FROM, from));
        headers.first(HeaderName.TO).ifPresent(to -> to(to, tag));
        headers.first(HeaderName.CALL_ID).ifPresent(id -> header(HeaderName.CALL_ID, id));
        headers.first(HeaderName.CSEQ).ifPresent(sequence -> header(HeaderName.CSEQ, sequence));
    }

    private void to(String value, String tag) {
        text.append("To: ").append(value);
        if (!tag.isEmpty() && !isTagged(value)) text.append(";tag=").append(tag);
        text.append("\r\n");
    }

    private static boolean isTagged(String to) {
        try {
            return NameAddress.parse(to, HeaderName.TO).tag().isPresent();
        } catch (MalformedException malformed) {
            return true;
        }
    }

    MessageWriter header(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    MessageWriter header(String name, int value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    byte[] end() {
        return text.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] end(SessionDescription session) {
        return end("application/sdp", session.bytes());
    }

    byte[] end(String type, String text) {
        return end(type, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] end(String type, byte[] body) {
        header(HeaderName.CONTENT_TYPE, type).header(HeaderName.CONTENT_LENGTH, body.length);
        byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
