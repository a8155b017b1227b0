package org.cardline.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param data folder of the embedded server; made when it isn't there
 * @param databaseUrl a PostgreSQL of the operator's own, {@code postgresql://user:password@host:port/database} or a
 *     {@code jdbc:postgresql:} address; empty: the embedded one
 */
public record StoreSettings(Path data, Optional<String> databaseUrl) {

    /** The embedded server in this folder. */
    public static StoreSettings embedded(Path data) {
        return new StoreSettings(data, Optional.empty());
    }

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return databaseUrl.isPresent() ? "own database" : "embedded in " + data;
    }
}
