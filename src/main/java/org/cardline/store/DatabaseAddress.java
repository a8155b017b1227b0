package org.cardline.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database, its user and password; prints none of them.
 *
 * @param url what the JDBC driver takes, without user and password where they were told apart
 */
record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {
    private static final Pattern SCHEME = Pattern.compile("postgres(ql)?://.*");
    private static final String EXPECTED = "CARDLINE_DATABASE_URL is not an address of a PostgreSQL database."
            + " Write it as postgresql://user:password@host:5432/database";

    /** @throws StoreException if the text is no address of a PostgreSQL database */
    static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) return new DatabaseAddress(text, Optional.empty(), Optional.empty());
        if (!SCHEME.matcher(text).matches()) throw new StoreException(EXPECTED);
        try {
            return of(URI.create(text));
        } catch (IllegalArgumentException notAnAddress) {
            throw new StoreException(EXPECTED); // without the cause: its message repeats the password
        }
    }

    private static DatabaseAddress of(URI uri) {
        if (uri.getHost() == null || uri.getPath().length() < 2) throw new StoreException(EXPECTED);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] account = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query,
                part(account, 0),
                part(account, 1));
    }

    private static Optional<String> part(String[] account, int index) {
        return index < account.length
                ? Optional.of(URLDecoder.decode(account[index].replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "DatabaseAddress[…]";
    }
}
