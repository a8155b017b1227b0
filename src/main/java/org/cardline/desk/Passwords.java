package org.cardline.desk;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The passwords of agents and supervisors, as Argon2 keeps them. A demonstration's are no passwords when live. Any thread. */
public final class Passwords {
    /** What people choose has at least so many characters. */
    static final int SHORTEST = 12;

    private static final int LONGEST = 128;
    private static final int LENGTH = 12; // 60 bits

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final PasswordEncoder encoder;
    private final boolean demonstration;
    private final InstantSource time;

    Passwords(Store store, PasswordEncoder encoder, boolean demonstration, InstantSource time) {
        jdbc = store.jdbc();
        transactions = store.transactions();
        this.encoder = encoder;
        this.demonstration = demonstration;
        this.time = time;
    }

    /** Those of an issuer's own people. */
    public static Passwords live(Store store, InstantSource time) {
        return new Passwords(store, encoder(), false, time);
    }

    static PasswordEncoder encoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** What is kept of somebody's password; empty where none was set. */
    Optional<String> hash(String name) {
        return jdbc.sql("select hash from desk.password where agent = :name and demonstration = :demonstration")
                .param("name", name)
                .param("demonstration", demonstration)
                .query(String.class)
                .optional();
    }

    /** Whether this person never had any, not even in a demonstration: whom the issuer's provider vouches for needs none. */
    boolean isWithout(String name) {
        return jdbc.sql("select not exists (select 1 from desk.password where agent = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    /** Gives each of these people one new password, the same, which only who is told it now will know. */
    public String renew(List<String> people, RandomGenerator random) {
        String password = MadePassword.of(LENGTH, random);
        String hash = encoder.encode(password);
        for (String each : people) keep(each, hash);
        return password;
    }

    /** Why nobody should have this password; empty where it will do. */
    public static Optional<String> unfitBecause(String name, String password) {
        if (password.length() < SHORTEST) return Optional.of("A password has at least " + SHORTEST + " characters.");
        if (password.length() > LONGEST) return Optional.of("A password has at most " + LONGEST + " characters.");
        if (password.chars().distinct().count() < SHORTEST / 2)
            return Optional.of("A password has at least " + SHORTEST / 2 + " different characters.");
        return password.contains(name) ? Optional.of("A password doesn't have the name in it.") : Optional.empty();
    }

    /**
     * From now on; whoever is signed in by this name has to sign in anew, and what they could come back by is gone: passkeys, and the
     * SIP telephone.
     */
    public void set(String name, String password) {
        String hash = encoder.encode(password);
        transactions.run(() -> {
            keep(name, hash);
            removePasskeys(name);
            delete("desk.passkey_person where name", name);
            delete("desk.sip_telephone where agent", name);
            delete("desk.session where principal_name", name);
            jdbc.sql("update desk.password set changes = changes + 1 where agent = ?")
                    .param(name)
                    .update();
        });
    }

    private void removePasskeys(String name) {
        jdbc.sql("""
                        with removed as (
                            delete from desk.passkey using desk.passkey_person
                            where passkey.handle = passkey_person.handle and name = :name returning label)
                        insert into desk.passkey_event (at, who, what, label)
                        select :now, :name, 'removed', label from removed""")
                .param("now", Timestamp.from(time.instant()))
                .param("name", name)
                .update();
    }

    private void delete(String whose, String name) {
        jdbc.sql("delete from " + whose + " = ?").param(name).update();
    }

    private void keep(String name, String hash) {
        jdbc.sql("""
                        insert into desk.password (agent, hash, demonstration) values (:name, :hash, :demonstration)
                        on conflict (agent) do update set hash = excluded.hash, demonstration = excluded.demonstration""")
                .param("name", name)
                .param("hash", hash)
                .param("demonstration", demonstration)
                .update();
    }
}
