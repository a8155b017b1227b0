package org.cardline.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * The passkeys of the people of one room (those of the desk, or card members): public keys, and what was done with them, in
 * tables of that room. Any thread.
 */
public final class Passkeys implements UserCredentialRepository {
    /** More nobody has authenticators for. */
    private static final int MOST = 20;

    private static final int LONGEST_LABEL = 60;
    private static final int SHOWN_EVENTS = 20;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final String room;
    private final InstantSource time;

    /** @param room whose schema has the tables */
    public Passkeys(Store store, String room, InstantSource time) {
        jdbc = store.jdbc();
        this.room = room;
        transactions = store.transactions();
        this.time = time;
    }

    /** All of this work is in the database, or nothing: a passkey, and whatever tells of it. */
    public void together(Runnable work) {
        transactions.run(work);
    }

    /** What is done with passkeys. */
    public enum What {
        ADDED,
        USED,
        REMOVED;

        /** As people read it. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of somebody's, as they know it. */
    public record Own(String id, String label, Instant created, Instant lastUsed) {}

    /** Something that was done with one. */
    public record Event(Instant at, What what, String label) {}

    /** This person's, the oldest first. */
    public List<Own> of(String name) {
        return sql("""
                        select passkey.* from {room}.passkey join {room}.passkey_person using (handle)
                        where name = ? order by created""")
                .param(name)
                .query((row, number) -> new Own(
                        new Bytes(row.getBytes("id")).toBase64UrlString(),
                        row.getString("label"),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("last_used").toInstant()))
                .list();
    }

    /** What was done with this person's, the latest first. */
    public List<Event> events(String name) {
        return sql("select at, what, label from {room}.passkey_event where who = ? order by id desc limit ?")
                .params(name, SHOWN_EVENTS)
                .query((row, number) -> new Event(
                        row.getTimestamp("at").toInstant(),
                        What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                        row.getString("label")))
                .list();
    }

    /** It signs in no more. False where this person has no such passkey. */
    public boolean remove(String name, Bytes id) {
        return transactions.run(() -> {
            Optional<String> label =
                    sql("""
                            delete from {room}.passkey using {room}.passkey_person
                            where passkey.handle = passkey_person.handle and name = ? and id = ?
                            returning label""").params(name, id.getBytes()).query(String.class).optional();
            label.ifPresent(each -> note(name, What.REMOVED, each));
            return label.isPresent();
        });
    }

    /** None of this person's signs in any more. @return how many there were */
    public int removeAll(String name) {
        return transactions.run(() -> {
            List<String> labels = sql("""
                            delete from {room}.passkey using {room}.passkey_person
                            where passkey.handle = passkey_person.handle and name = ?
                            returning label""")
                    .param(name)
                    .query((row, _) -> row.getString("label"))
                    .list();
            labels.forEach(each -> note(name, What.REMOVED, each));
            return labels.size();
        });
    }

    /** A new one, or one that was just used. */
    @Override
    public void save(CredentialRecord key) {
        transactions.run(() -> {
            if (isUsed(key)) note(owner(key), What.USED, key.getLabel());
            else add(key);
        });
    }

    private boolean isUsed(CredentialRecord key) {
        return sql("""
                        update {room}.passkey
                        set signature_count = :count, backed_up = :backedUp, user_verified = :verified, last_used = :now
                        where id = :id""")
                        .param("count", key.getSignatureCount())
                        .param("backedUp", key.isBackupState())
                        .param("verified", key.isUvInitialized())
                        .param("now", Timestamp.from(time.instant()))
                        .param("id", key.getCredentialId().getBytes())
                        .update()
                == 1;
    }

    private void add(CredentialRecord key) {
        String owner = owner(key);
        if (of(owner).size() >= MOST) throw new IllegalArgumentException("Nobody has more than " + MOST + " passkeys");
        String label = key.getLabel().strip();
        String kept = label.substring(0, Math.min(label.length(), LONGEST_LABEL));
        Timestamp now = Timestamp.from(time.instant());
        sql("""
                        insert into {room}.passkey (id, handle, label, public_key, attestation, signature_count, user_verified,
                            backup_eligible, backed_up, created, last_used)
                        values (:id, :handle, :label, :key, :attestation, :count, :verified, :eligible, :backedUp, :now, :now)""")
                .param("id", key.getCredentialId().getBytes())
                .param("handle", key.getUserEntityUserId().getBytes())
                .param("label", kept)
                .param("key", key.getPublicKey().getBytes())
                .param(
                        "attestation",
                        Objects.requireNonNull(key.getAttestationObject()).getBytes())
                .param("count", key.getSignatureCount())
                .param("verified", key.isUvInitialized())
                .param("eligible", key.isBackupEligible())
                .param("backedUp", key.isBackupState())
                .param("now", now)
                .update();
        note(owner, What.ADDED, kept);
    }

    private String owner(CredentialRecord key) {
        return sql("select name from {room}.passkey_person where handle = ?")
                .param(key.getUserEntityUserId().getBytes())
                .query(String.class)
                .single();
    }

    private void note(String who, What what, String label) {
        sql("insert into {room}.passkey_event (at, who, what, label) values (?, ?, ?, ?)")
                .params(Timestamp.from(time.instant()), who, what.words(), label)
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return sql("select * from {room}.passkey where id = ?")
                .param(id.getBytes())
                .query(Passkeys::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return sql("select * from {room}.passkey where handle = ?")
                .param(handle.getBytes())
                .query(Passkeys::read)
                .list();
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .transports(Set.of()) // not kept: the browser finds the authenticator
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .created(row.getTimestamp("created").toInstant())
                .lastUsed(row.getTimestamp("last_used").toInstant())
                .build();
    }

    /** Nobody's request gets here: {@link #remove} knows whose it is. */
    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("A passkey is removed by its owner");
    }

    /** Deletes what was done before this moment. */
    public void forget(Instant before) {
        sql("delete from {room}.passkey_event where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.replace("{room}", room));
    }
}
