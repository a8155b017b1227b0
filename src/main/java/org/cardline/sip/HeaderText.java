package org.cardline.sip;

import java.nio.charset.StandardCharsets;

/** Text that goes into a header line. */
final class HeaderText {
    private HeaderText() {}

    /**
     * The text, if it stays on its line.
     *
     * @throws IllegalArgumentException when it would begin another
     */
    static String check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 127)
                throw new IllegalArgumentException("Control character in header text");
        }
        return text;
    }

    /** A display name as a quoted string, RFC 3261 section 25.1: UTF-8, kept a character a byte as all header text. */
    static String quoted(String name) {
        String text = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return '"' + check(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
