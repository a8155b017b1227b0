package org.cardline.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A URI in a Request-URI, From, To or Contact: RFC 3261 section 19.1, RFC 3966. {@link #text()} is as it came. */
public sealed interface Uri permits SipUri, TelephoneUri, OtherUri {
    /** The URI as it stands in the message. */
    String text();

    /**
     * The user, or the telephone number: escapes undone; of a telephone number ({@code tel:} or {@code user=phone})
     * without visual separators and parameters. Empty where the URI names no user.
     */
    Optional<String> user();

    /**
     * Reads a URI.
     *
     * @throws IllegalArgumentException when it breaks its grammar
     */
    static Uri of(String text) {
        try {
            return parse(text);
        } catch (MalformedException malformed) {
            throw new IllegalArgumentException(malformed.what() + ": " + text, malformed);
        }
    }

    static Uri parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) throw new MalformedException("URI without a scheme");
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == 127)
                throw new MalformedException("Bad character in a URI");
        }
        return switch (scheme) {
            case "sip", "sips" -> SipUri.parse(text, colon + 1);
            case "tel" -> TelephoneUri.parse(text);
            default -> OtherUri.parse(text, scheme);
        };
    }

    /** Undoes %HH escapes; the octets are UTF-8. */
    static String unescaped(String text) {
        if (text.indexOf('%') < 0) return text;
        var octets = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                octets[length++] = (byte) escaped(text, i);
                i += 2;
            } else {
                octets[length++] = (byte) c;
            }
        }
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }

    /** The octet that the escape at {@code at} stands for. */
    static int escaped(String text, int at) {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) throw new MalformedException("Bad escape in a URI");
        return high * 16 + low;
    }

    /** A telephone number without visual separators and parameters, RFC 3966 section 3. */
    static String number(String subscriber) {
        int end = subscriber.indexOf(';');
        var digits = new StringBuilder();
        for (int i = 0; i < (end < 0 ? subscriber.length() : end); i++) {
            char c = subscriber.charAt(i);
            if ("-.()".indexOf(c) < 0) digits.append(c);
        }
        return digits.toString();
    }
}
