package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cardline.store.StoreException;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./cardline forget} leaves. */
class KeepingTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path data;

    @Test
    void whatNoLimitCountsAndContactsOfLongAgoAreForgottenBesideNoLineToo() {
        counted("long ago", 62);
        counted("counts", 60);
        contactEnded("long-ago", 10_000);
        contactEnded("today", 0);
        Keeping.forget(settings());
        assertThat(words("select kind from verification.event")).containsExactly("counts");
        assertThat(words("select queue from routing.contact")).containsExactly("today");
    }

    @Test
    void anothersDatabaseIsLeftAlone() {
        STORE.store().belongTo("american-express");
        assertThatThrownBy(() -> STORE.store().belongTo("larkmoor"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is the programme american-express's. Give larkmoor a database of its own");
        Keeping.forget(settings());
    }

    private Settings settings() {
        Path root = Path.of("").toAbsolutePath();
        var environment = Map.of(
                "CARDLINE_PROGRAMME", "american-express",
                "CARDLINE_DATA", data.toString(),
                "CARDLINE_DATABASE_URL", STORE.url());
        return Settings.of(root, SettingValues.of(data, environment));
    }

    private static void counted(String kind, int daysAgo) {
        STORE.jdbc()
                .sql(
                        "insert into verification.event (kind, subject, at) values (?, '\\x01', now() - make_interval(days => ?))")
                .param(kind)
                .param(daysAgo)
                .update();
    }

    private static void contactEnded(String queue, int daysAgo) {
        STORE.jdbc().sql("""
                        insert into routing.contact (channel, queue, priority, needs, offer_millis, wrap_up_millis,
                            owner, incarnation, arrived_at, joined_at, state, ended_at, ending)
                        values ('CALL', ?, 1, '', 1, 1, 'node', 'run', now(), now(), 'ENDED',
                            now() - make_interval(days => ?), 'SERVED')""").param(queue).param(daysAgo).update();
    }

    private static List<String> words(String sql) {
        return STORE.jdbc().sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
