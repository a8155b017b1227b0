package org.cardline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

class PasskeysTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String AMARA = "customer-01";

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final Passkeys passkeys = new Passkeys(STORE.store(), "guide", () -> NOW);

    @Test
    void whereNobodyCanBeToldOfAPasskeyThereIsNone() {
        new PasskeyPeople(STORE.store(), "guide")
                .save(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(bytes("a handle"))
                        .name(AMARA)
                        .displayName(AMARA)
                        .build());
        assertThatThrownBy(() -> passkeys.together(() -> {
                    passkeys.save(key());
                    throw new IllegalStateException("no letter");
                }))
                .hasMessage("no letter");
        assertThat(passkeys.of(AMARA)).isEmpty();
        assertThat(passkeys.events(AMARA)).isEmpty();

        passkeys.together(() -> passkeys.save(key()));
        assertThat(passkeys.of(AMARA)).hasSize(1);
        assertThat(passkeys.events(AMARA)).hasSize(1);
    }

    private static CredentialRecord key() {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(bytes("a key"))
                .userEntityUserId(bytes("a handle"))
                .label("my telephone")
                .publicKey(new ImmutablePublicKeyCose("public".getBytes(StandardCharsets.UTF_8)))
                .attestationObject(bytes("attested"))
                .transports(Set.of())
                .created(NOW)
                .lastUsed(NOW)
                .build();
    }

    private static Bytes bytes(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
