package org.cardline.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.cardline.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** By which number authenticators know whom of a room's people. Any thread. */
public final class PasskeyPeople implements PublicKeyCredentialUserEntityRepository {
    private final JdbcClient jdbc;
    private final String room;

    /** @param room whose schema has the table */
    public PasskeyPeople(Store store, String room) {
        jdbc = store.jdbc();
        this.room = room;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return sql("select * from {room}.passkey_person where handle = ?")
                .param(handle.getBytes())
                .query(PasskeyPeople::read)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return sql("select * from {room}.passkey_person where name = ?")
                .param(name)
                .query(PasskeyPeople::read)
                .optional()
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity read(ResultSet row, int number) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("handle")))
                .name(row.getString("name"))
                .displayName(row.getString("name"))
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity person) {
        sql("insert into {room}.passkey_person (name, handle) values (?, ?) on conflict do nothing")
                .params(person.getName(), person.getId().getBytes())
                .update();
    }

    @Override
    public void delete(Bytes handle) {
        sql("delete from {room}.passkey_person where handle = ?")
                .param(handle.getBytes())
                .update();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.replace("{room}", room));
    }
}
