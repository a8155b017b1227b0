package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.cardline.phone.Ear;
import org.cardline.phone.Telephone;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;
import org.cardline.store.Store;
import org.cardline.store.StoreSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Five who talk and twenty who wait in one queue, one of them to be called back; and what the database has of them. Those
 * five and that one come by the menu and have a case each, the others come straight to the queue.
 */
final class Crowd implements AutoCloseable {
    static final int TALK = 5;
    private static final int WAIT = 20;
    private static final String QUEUE = "rewards";

    /** A person, of this department, from the menu. */
    private static final String KEYS = "03";

    /** The entry point that leads to the queue. */
    static final String ENTRY = "crowd";

    /** Who asks to be called back; the others are those before. */
    private static final String ASKS = number(TALK);

    private final RunningCardline line;
    private final Store store;
    private final List<AutoCloseable> telephones = new ArrayList<>();

    private Crowd(RunningCardline line) {
        this.line = line;
        store = Store.openBeside(StoreSettings.embedded(line.data()));
    }

    /** Calls; returns when five talk and all others wait. */
    static Crowd calling(RunningCardline line) throws Exception {
        var crowd = new Crowd(line);
        crowd.talkersCall();
        crowd.await("state = 'TALKING'", TALK);
        crowd.asksToBeCalledBack();
        for (int caller = TALK + 1; caller < TALK + WAIT; caller++) crowd.calls(number(caller));
        crowd.await("state = 'WAITING'", WAIT);
        return crowd;
    }

    /** Kept for fiction: +1 202 555 0100 to 0199. */
    private static String number(int caller) {
        return "+120255501%02d".formatted(caller);
    }

    private static List<String> talking() {
        return IntStream.range(0, TALK).mapToObj(Crowd::number).toList();
    }

    private static List<String> all() {
        return IntStream.range(0, TALK + WAIT).mapToObj(Crowd::number).toList();
    }

    private void talkersCall() throws Exception {
        var reached = new ArrayList<Future<Talking>>();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String number : talking()) reached.add(each.submit(() -> byMenu(number)));
        }
        for (Future<Talking> talking : reached) telephones.add(talking.get());
    }

    private Talking byMenu(String from) throws Exception {
        return Talking.to(line, line.dialled(), from).press(KEYS).hear("Your case is open.");
    }

    private void calls(String from) throws Exception {
        var uri = (SipUri) Uri.of("sip:" + ENTRY + "@127.0.0.1:" + line.sipPort());
        telephones.add(Telephone.dial(uri, from, Ear.DEAF));
    }

    private void asksToBeCalledBack() throws Exception {
        try (Talking caller = byMenu(ASKS)) {
            caller.hear("You are next.").press("1").hear("We call 1 202 555 0105.");
            caller.press("1").hear("You keep your place.");
        }
    }

    private void await(String which, int count) {
        await(() -> count(store.jdbc(), which) == count, count + " where " + which);
    }

    static void await(BooleanSupplier until, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static int count(JdbcClient jdbc, String which) {
        return jdbc.sql("select count(*) from routing.contact where queue = '" + QUEUE + "' and " + which)
                .query(Integer.class)
                .single();
    }

    /** Waits until so many calls are on record. */
    static void awaitRecords(RunningCardline line, int calls) {
        try (Store store = Store.openBeside(StoreSettings.embedded(line.data()))) {
            await(
                    () -> store.jdbc()
                                    .sql("select count(*) from cases.call")
                                    .query(Integer.class)
                                    .single()
                            == calls,
                    calls + " records");
        }
    }

    /** The cases of those who came by the menu: each has one of their own. */
    List<String> cases() {
        List<String> cases = cases(store.jdbc());
        assertThat(cases).hasSize(TALK + 1);
        return cases;
    }

    /** The numbers of all in the order in which they are to be called: who talks first, then by their places. */
    List<String> inOrder() {
        List<String> numbers = store.jdbc()
                .sql("""
                        select coalesce(callback_number, redial_number) from routing.contact where queue = ?
                        order by state = 'TALKING' desc, arrived_at, id""")
                .param(QUEUE)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(all());
        assertThat(numbers.subList(0, TALK)).hasSameElementsAs(talking());
        assertThat(numbers.get(TALK)).isEqualTo(ASKS);
        return numbers;
    }

    /** Once all have been called: each has their case as before. */
    static void judge(RunningCardline next, List<String> cases) {
        try (Store store = Store.openBeside(StoreSettings.embedded(next.data()))) {
            await(() -> count(store.jdbc(), "callback_tries = 1") == TALK + WAIT, "all were called");
            assertThat(cases(store.jdbc())).isEqualTo(cases);
        }
    }

    /** Whose it is, its reference, and all that is in it. */
    private static List<String> cases(JdbcClient jdbc) {
        return jdbc.sql("""
                        select contact.redial_number || ' ' || reference || ' ' || file.state || ' ' || held_by || ': '
                            || string_agg(words, ', ' order by timeline.id)
                        from routing.contact join cases.file using (reference) join cases.timeline using (reference)
                        where queue = ? group by contact.redial_number, reference, file.state, held_by order by 1""")
                .param(QUEUE)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** The line is gone: nobody answers their goodbye. */
    @Override
    public void close() {
        store.close();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (AutoCloseable telephone : telephones) each.submit(() -> close(telephone));
        }
    }

    private static Void close(AutoCloseable telephone) throws Exception {
        telephone.close();
        return null;
    }
}
