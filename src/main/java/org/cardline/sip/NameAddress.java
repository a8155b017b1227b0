package org.cardline.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of From, To, Contact, Route: a display name, a URI and the header's own parameters, RFC 3261 section 20.10.
 *
 * @param displayName without quotes and escapes; may be empty
 * @param uri the address
 * @param address name and URI as they came, without the header's parameters
 * @param parameters the header's, not the URI's
 */
record NameAddress(String displayName, Uri uri, String address, Parameters parameters) {

    /** Reads a header that holds exactly one. */
    static NameAddress parse(String value, String where) {
        var cursor = new Cursor(value);
        NameAddress one = parse(cursor, value, where);
        if (!cursor.skipSpace().done()) throw new MalformedException("Surplus text in " + where);
        return one;
    }

    /** Reads a header that holds a list. */
    static List<NameAddress> parseList(String value, String where) {
        var cursor = new Cursor(value);
        var all = new ArrayList<NameAddress>(2);
        do {
            all.add(parse(cursor, value, where));
        } while (cursor.take(','));
        if (!cursor.skipSpace().done()) throw new MalformedException("Surplus text in " + where);
        return all;
    }

    private static NameAddress parse(Cursor cursor, String value, String where) {
        int start = cursor.at();
        String name = displayName(cursor, value, where);
        Uri uri = name == NO_BRACKETS ? bare(cursor, where) : bracketed(cursor, where);
        String address = value.substring(start, cursor.at()).stripTrailing();
        String shown = name == NO_BRACKETS ? "" : text(name);
        return new NameAddress(shown, uri, address, Parameters.parse(cursor, where));
    }

    @SuppressWarnings("StringCopyConstructor") // told apart by identity from an empty display name
    private static final String NO_BRACKETS = new String("");

    private static String displayName(Cursor cursor, String value, String where) {
        if (cursor.sees('"')) {
            String quoted = cursor.quoted(where);
            cursor.skipSpace();
            return Cursor.unquoted(quoted);
        }
        int bracket = value.indexOf('<', cursor.at());
        int other = firstOf(value, ";,?", cursor.at());
        if (bracket < 0 || other < bracket && value.indexOf(':', cursor.at()) < other) return NO_BRACKETS;
        String words = cursor.until("<").strip();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (!Cursor.isToken(c) && !Cursor.isSpace(c))
                throw new MalformedException("Display name needs quotes in " + where);
        }
        return words;
    }

    private static Uri bracketed(Cursor cursor, String where) {
        if (!cursor.sees('<')) throw new MalformedException("Expected '<' in " + where);
        cursor.skip(1);
        Uri uri = uri(cursor.until(">"), where);
        if (!cursor.sees('>')) throw new MalformedException("Expected '>' in " + where);
        cursor.skip(1);
        return uri;
    }

    /** Without angle brackets a URI ends where the header's parameters begin. */
    private static Uri bare(Cursor cursor, String where) {
        String text = cursor.until(";, \t");
        if (text.indexOf('?') >= 0) throw new MalformedException("URI needs angle brackets in " + where);
        return uri(text, where);
    }

    private static Uri uri(String text, String where) {
        try {
            return Uri.parse(text);
        } catch (MalformedException malformed) {
            throw new MalformedException(malformed.what() + " in " + where);
        }
    }

    private static int firstOf(String value, String wanted, int from) {
        for (int i = from; i < value.length(); i++) if (wanted.indexOf(value.charAt(i)) >= 0) return i;
        return value.length();
    }

    /** Header text is kept a byte a character; people read UTF-8. */
    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    Optional<String> tag() {
        return parameters.get("tag");
    }
}
