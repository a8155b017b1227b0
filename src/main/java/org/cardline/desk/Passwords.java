package org.cardline.desk;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardline.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The passwords of agents and supervisors, as Argon2 keeps them. Any thread. */
public final class Passwords {
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12; // 60 bits

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;

    Passwords(Store store, PasswordEncoder encoder) {
        jdbc = store.jdbc();
        this.encoder = encoder;
    }

    /** What is kept of an agent's password; empty where none was ever set. */
    Optional<String> hash(String agent) {
        return jdbc.sql("select hash from desk.password where agent = ?")
                .param(agent)
                .query(String.class)
                .optional();
    }

    /** Gives each of these people one new password, the same, which only who is told it now will know. */
    public String renew(List<String> people, RandomGenerator random) {
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        String hash = encoder.encode(password);
        for (String each : people) set(each, hash);
        return password.toString();
    }

    private void set(String agent, String hash) {
        jdbc.sql("""
                        insert into desk.password (agent, hash) values (:agent, :hash)
                        on conflict (agent) do update set hash = excluded.hash""").param("agent", agent).param("hash", hash).update();
    }
}
