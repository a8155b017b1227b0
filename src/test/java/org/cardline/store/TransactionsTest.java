package org.cardline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TransactionsTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @BeforeEach
    void anEmptyTable() {
        STORE.jdbc().sql("drop table if exists note").update();
        STORE.jdbc().sql("create table note (id int primary key)").update();
    }

    @Test
    void workThatThrowsLeavesNothing() {
        assertThatThrownBy(() -> STORE.transactions().run(() -> {
                    note(1);
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");
        assertThat(notes()).isZero();
    }

    @Test
    void workInsideWorkIsCommittedWithIt() {
        STORE.transactions().run(() -> {
            note(1);
            STORE.transactions().run(() -> note(2));
        });
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void anErrorOfTheDatabaseDoesNotRepeatTheValues() {
        note(4711);
        assertThatThrownBy(() -> note(4711)).message().contains("note_pkey").doesNotContain("4711");
    }

    @Test
    void twoWhoCountAndThenWriteDoNotBothPassTheLimit() throws Exception {
        var bothHaveCounted = new CyclicBarrier(2);
        var attempts = new CountDownLatch(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int id = 1; id <= 2; id++) {
                int mine = id;
                threads.submit(() -> STORE.transactions().runSerializable(() -> {
                    long before = notes();
                    attempts.countDown();
                    if (before == 0) awaitOnce(bothHaveCounted);
                    if (before == 0) note(mine);
                    return before;
                }));
            }
            assertThat(attempts.await(10, TimeUnit.SECONDS))
                    .as("the one that lost ran again")
                    .isTrue();
        }
        assertThat(notes()).isEqualTo(1);
    }

    private static void awaitOnce(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (Exception cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static void note(int id) {
        STORE.jdbc().sql("insert into note values (?)").param(id).update();
    }

    private static long notes() {
        return STORE.jdbc().sql("select count(*) from note").query(Long.class).single();
    }
}
