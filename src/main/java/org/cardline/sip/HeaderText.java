package org.cardline.sip;

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

    /** A display name as a quoted string, RFC 3261 section 25.1. */
    static String quoted(String text) {
        return '"' + check(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
