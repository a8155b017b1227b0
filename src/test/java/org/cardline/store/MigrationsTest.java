package org.cardline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With the migrations of {@code probe}, a room of the tests alone. */
class MigrationsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void aRoomsTablesStandInItsOwnSchema() {
        assertThat(STORE.jdbc()
                        .sql("select count(*) from probe.reading")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aDatabaseOfANewerCardlineIsRefusedUntouched() {
        STORE.jdbc().sql("""
                insert into probe.flyway_schema_history
                select 2, '7', 'what is to come', type, script, 1, installed_by, installed_on, 1, true
                from probe.flyway_schema_history where version = '1'
                """).update();
        assertThatThrownBy(() -> Migrations.bringUpToDate(STORE.dataSource()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("its probe has version 7 (what is to come)")
                .hasMessageContaining("./cardline restore FILE");
    }
}
