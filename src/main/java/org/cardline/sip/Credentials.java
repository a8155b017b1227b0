package org.cardline.sip;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One Authorization header, RFC 7616 section 3.4 in the grammar of RFC 3261 section 25.1.
 *
 * <pre>
 * Digest username="ana", realm="cardline", nonce="…", uri="sip:127.0.0.1", response="…", algorithm=SHA-256,
 *        cnonce="…", qop=auth, nc=00000001
 * </pre>
 *
 * @param count how often this nonce was used, this time included
 */
record Credentials(
        String user,
        String realm,
        String nonce,
        String uri,
        DigestAlgorithm algorithm,
        String clientNonce,
        String countText,
        long count,
        String response) {
    private static final String WHERE = "Authorization";
    private static final int MOST = 32;

    /** Empty where it is of another scheme or algorithm, or lacks what we ask for. */
    static Optional<Credentials> parse(String header) {
        try {
            Map<String, String> parts = parts(new Cursor(header));
            if (!parts.getOrDefault("qop", "").equals("auth")) return Optional.empty();
            String count = need(parts, "nc");
            if (!count.matches("[0-9a-fA-F]{8}")) return Optional.empty();
            return DigestAlgorithm.of(parts.getOrDefault("algorithm", ""))
                    .map(algorithm -> new Credentials(
                            need(parts, "username"),
                            need(parts, "realm"),
                            need(parts, "nonce"),
                            need(parts, "uri"),
                            algorithm,
                            need(parts, "cnonce"),
                            count,
                            Long.parseLong(count, 16),
                            need(parts, "response").toLowerCase(Locale.ROOT)));
        } catch (MalformedException malformed) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parts(Cursor cursor) {
        Map<String, String> parts = new HashMap<>();
        if (!cursor.token(WHERE).equalsIgnoreCase("Digest")) return parts;
        cursor.skipSpace();
        do {
            String name = cursor.token(WHERE).toLowerCase(Locale.ROOT);
            cursor.expect('=', WHERE);
            String value = cursor.sees('"') ? Cursor.unquoted(cursor.quoted(WHERE)) : cursor.token(WHERE);
            if (parts.put(name, value) != null || parts.size() > MOST) throw new MalformedException(WHERE);
        } while (cursor.take(','));
        if (!cursor.skipSpace().done()) throw new MalformedException(WHERE);
        return parts;
    }

    private static String need(Map<String, String> parts, String name) {
        String value = parts.get(name);
        if (value == null) throw new MalformedException("Missing " + name);
        return value;
    }

    /** What the response has to be, RFC 7616 section 3.4.1. */
    String expected(DigestSecret secret, String method) {
        String what = algorithm.hash(method + ':' + uri);
        return algorithm.hash(
                secret.of(user, algorithm) + ':' + nonce + ':' + countText + ':' + clientNonce + ":auth:" + what);
    }
}
