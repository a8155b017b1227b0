package org.cardline.sip;

/**
 * Reads one header value from left to right, RFC 3261 section 25.1. Header text is ISO 8859-1, one character a byte, so
 * that what is copied into a response is what came.
 */
final class Cursor {
    private static final boolean[] TOKEN = table("-.!%*_+`'~");

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
        skipSpace();
    }

    int at() {
        return at;
    }

    boolean done() {
        return at == text.length();
    }

    boolean sees(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    void skip(int characters) {
        at += characters;
    }

    Cursor skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) at++;
        return this;
    }

    /** Takes {@code wanted} with the white space around it, or nothing. */
    boolean take(char wanted) {
        int before = at;
        skipSpace();
        if (!sees(wanted)) {
            at = before;
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    void expect(char wanted, String where) {
        if (!take(wanted)) throw new MalformedException("Expected '" + wanted + "' in " + where);
    }

    String token(String where) {
        int start = at;
        while (at < text.length() && isToken(text.charAt(at))) at++;
        if (start == at) throw new MalformedException("Expected a token in " + where);
        return text.substring(start, at);
    }

    /** A quoted string with its quotes and escapes, as it stands. */
    String quoted(String where) {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') return text.substring(start, at);
            if (c == '\\') at++;
        }
        at = text.length();
        throw new MalformedException("Quotation mark not closed in " + where);
    }

    /** Everything up to the first of {@code ends}, or to the end. */
    String until(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) at++;
        return text.substring(start, at);
    }

    /** {@code quoted} without its quotes and escapes; anything else as it is. */
    static String unquoted(String quoted) {
        if (quoted.length() < 2 || quoted.charAt(0) != '"') return quoted;
        String inside = quoted.substring(1, quoted.length() - 1);
        if (inside.indexOf('\\') < 0) return inside;
        var plain = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            if (inside.charAt(i) == '\\' && i + 1 < inside.length()) i++;
            plain.append(inside.charAt(i));
        }
        return plain.toString();
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isToken(char c) {
        return c < 128 && TOKEN[c];
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) if (!isToken(text.charAt(i))) return false;
        return !text.isEmpty();
    }

    /** Letters, digits and {@code others}. */
    static boolean[] table(String others) {
        var table = new boolean[128];
        for (char c = '0'; c <= '9'; c++) table[c] = true;
        for (char c = 'a'; c <= 'z'; c++) table[c] = true;
        for (char c = 'A'; c <= 'Z'; c++) table[c] = true;
        for (int i = 0; i < others.length(); i++) table[others.charAt(i)] = true;
        return table;
    }

    /** A number of decimal digits alone, at most {@code max}. */
    static long number(String digits, long max, String where) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw new MalformedException(where + " is not a number");
            value = value * 10 + digit;
            if (value > max) throw new MalformedException(where + " is too large");
        }
        if (digits.isEmpty()) throw new MalformedException(where + " is empty");
        return value;
    }
}
