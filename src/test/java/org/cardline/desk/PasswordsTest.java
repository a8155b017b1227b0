package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.cardline.programme.LiveProgramme;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

class PasswordsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void aDemonstrationsPasswordIsNoneWhenLive() {
        var shown = new Passwords(STORE.store(), Passwords.encoder(), true, () -> NOW);
        String password = shown.renew(List.of("ana"), new Random(1));
        assertThat(Passwords.encoder().matches(password, shown.hash("ana").orElseThrow()))
                .isTrue();
        assertThat(Passwords.live(STORE.store(), () -> NOW).hash("ana")).isEmpty();
    }

    @Test
    void whatIsKeptIsNotThePasswordAndFitsItAlone() {
        var live = Passwords.live(STORE.store(), () -> NOW);
        live.set("cleo", "a horse in the rain");
        String kept = live.hash("cleo").orElseThrow();
        assertThat(kept).startsWith("$argon2id$").doesNotContain("horse");
        assertThat(Passwords.encoder().matches("a horse in the rain", kept)).isTrue();
        assertThat(Passwords.encoder().matches("a horse in the sun", kept)).isFalse();
        assertThat(live.hash("nobody")).isEmpty();
    }

    @Test
    void aNewPasswordEndsWhatWasBegunWithTheOldOne() {
        STORE.jdbc()
                .sql("insert into desk.session values ('1', 's1', 0, 0, 9, 9, 'dan'), ('2', 's2', 0, 0, 9, 9, 'eve')")
                .update();
        Passwords.live(STORE.store(), () -> NOW).set("dan", "a horse in the rain");
        assertThat(STORE.jdbc()
                        .sql("select principal_name from desk.session")
                        .query(String.class)
                        .list())
                .containsExactly("eve");
    }

    @Test
    void passkeysAndTheSipTelephoneGoWithTheOldPassword() {
        STORE.jdbc().sql("""
                        insert into desk.sip_telephone values ('fay', '1', '2', '3'), ('gus', '1', '2', '3');
                        insert into desk.passkey_person values ('fay', 'f'), ('gus', 'g');
                        insert into desk.passkey values
                            ('1', 'f', 'her laptop', '', '', 0, true, false, false, now(), now()),
                            ('2', 'g', 'his laptop', '', '', 0, true, false, false, now(), now())""").update();
        Passwords.live(STORE.store(), () -> NOW).set("fay", "a horse in the rain");
        assertThat(texts("select agent from desk.sip_telephone")).containsExactly("gus");
        assertThat(texts("select name from desk.passkey_person")).containsExactly("gus");
        assertThat(texts("select label from desk.passkey")).containsExactly("his laptop");
        assertThat(texts("select who || ' ' || what || ' ' || label from desk.passkey_event"))
                .containsExactly("fay removed her laptop");
        assertThat(texts("select extract(epoch from at)::bigint from desk.passkey_event"))
                .containsExactly(String.valueOf(NOW.getEpochSecond()));
    }

    private static List<String> texts(String query) {
        return STORE.jdbc()
                .sql(query)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** ben and sam are listed; zoe is not. */
    @Test
    void whoNeverHadAPasswordIsKnownToPasskeysAndWhoHadADemonstrationsIsNot() {
        var programme = new LiveProgramme(Path.of("programmes/american-express"), UnaryOperator.identity());
        var people =
                new DeskSecurity().whoSignsIn(programme, Passwords.live(STORE.store(), () -> NOW), Passwords.encoder());
        UserDetails ben = people.loadUserByUsername("ben");
        assertThat(ben.getAuthorities()).extracting("authority").containsExactly("ROLE_AGENT");
        assertThat(ben.getPassword()).startsWith("$argon2id$");
        assertThat(Passwords.encoder().matches("", ben.getPassword())).isFalse();
        new Passwords(STORE.store(), Passwords.encoder(), true, () -> NOW).renew(List.of("sam"), new Random(1));
        assertThatThrownBy(() -> people.loadUserByUsername("sam")).isInstanceOf(UsernameNotFoundException.class);
        assertThatThrownBy(() -> people.loadUserByUsername("zoe")).isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void whatIsEasilyGuessedIsRefused() {
        assertThat(Passwords.unfitBecause("ana", "short")).isPresent();
        assertThat(Passwords.unfitBecause("ana", "aaaaaaaaaaaaaaaa")).isPresent();
        assertThat(Passwords.unfitBecause("ana", "ana in the rain again")).isPresent();
        assertThat(Passwords.unfitBecause("ana", "x".repeat(200))).isPresent();
        assertThat(Passwords.unfitBecause("ana", "a horse in the rain")).isEmpty();
    }
}
