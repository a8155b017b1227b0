package org.cardline.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.cardline.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** By which number authenticators know whom. Any thread. */
final class PasskeyPeople implements PublicKeyCredentialUserEntityRepository {
    private final JdbcClient jdbc;

    PasskeyPeople(Store store) {
        jdbc = store.jdbc();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql("select * from desk.passkey_person where handle = ?")
                .param(handle.getBytes())
                .query(PasskeyPeople::read)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return jdbc.sql("select * from desk.passkey_person where name = ?")
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
        jdbc.sql("insert into desk.passkey_person (name, handle) values (?, ?) on conflict do nothing")
                .params(person.getName(), person.getId().getBytes())
                .update();
    }

    @Override
    public void delete(Bytes handle) {
        jdbc.sql("delete from desk.passkey_person where handle = ?")
                .param(handle.getBytes())
                .update();
    }
}
