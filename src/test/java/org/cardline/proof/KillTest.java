package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cardline.cards.RestCardHost;
import org.cardline.proof.HurriedCaller.Call;
import org.cardline.simulation.Wallet;
import org.cardline.store.Store;
import org.cardline.store.StoreSettings;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two hundred calls, twenty at once, while Cardline is killed ten times: what callers were told is true afterwards, and
 * what was begun has come to its end. The card host lives on in its own process, as an issuer's would.
 */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
    private static final int CALLS = 200;
    private static final int AT_ONCE = 20;
    private static final int CALLS_A_KILL = 22;
    private static final int KILLS = 10;
    /** Each of these kills meets a Cardline that only starts: nobody calls, but there may be commands to settle. */
    private static final Set<Integer> IN_THE_START = Set.of(3, 7);

    /** A kill comes when all callers together were told up to so many sentences, or after so many seconds. */
    private static final int MOST_SENTENCES = 110;

    private static final int KILL_SECONDS = 15;
    private static final int CALL_SECONDS = 60;
    private static final int SETTLES_SECONDS = 20;
    private static final int ARRIVE_MILLIS = 2_000;
    /** Whoever hangs up leaves a conversation that first hears what the card host says, for seconds where all are slow. */
    private static final long RECORD_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Queue<HurriedCaller> coming = new ArrayDeque<>();
    private final List<Future<Call>> calls = new ArrayList<>();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<ProcessHandle> databases = new HashSet<>();
    private final NavigableSet<Long> kills = new TreeSet<>();
    private final AtomicInteger sentences = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void whatCallersWereToldIsTrueAfterTenKills() throws Exception {
        System.out.println("KillTest: -Dseed=" + seed);
        List<Wallet> wallets = People.in(folder.resolve("people"), CALLS, random);
        for (int card = 0; card < CALLS; card++) coming.add(HurriedCaller.somebody(card, wallets.get(card), random));
        try (var host = CardHostProcess.start(folder.resolve("host"), folder.resolve("people"));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int kill = 0; kill < KILLS; kill++) {
                if (IN_THE_START.contains(kill)) killInTheStart(host);
                else killAmongCalls(host, callers);
            }
            theRestIsServed(host, callers);
        }
        for (ProcessHandle database : databases)
            assertThat(database.onExit().get(10, TimeUnit.SECONDS)).isNotNull();
    }

    private void killAmongCalls(CardHostProcess host, ExecutorService callers) throws Exception {
        try (RunningCardline line = RunningCardline.start(folder, settings(host))) {
            for (int call = 0; call < CALLS_A_KILL; call++) calls.add(arrives(coming.remove(), line, callers));
            awaitSentences(sentences.get() + random.nextInt(MOST_SENTENCES));
            pause(random.nextInt(300));
            kill(line.pid());
            line.kill();
        }
    }

    private void awaitSentences(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(KILL_SECONDS);
        while (sentences.get() < count && System.nanoTime() < deadline) pause(10);
    }

    /** The line goes, and every other time the database with it. */
    private void kill(long pid) {
        List<ProcessHandle> children =
                ProcessHandle.of(pid).orElseThrow().descendants().toList();
        databases.addAll(children);
        kills.add(System.nanoTime());
        if (random.nextBoolean()) children.forEach(ProcessHandle::destroyForcibly);
    }

    private void killInTheStart(CardHostProcess host) throws Exception {
        Process starting = CardlineProcess.start(List.of("up"), settings(host), folder.resolve("cardline.log"));
        pause(random.nextInt(500, 4_000));
        kill(starting.pid());
        starting.destroyForcibly().waitFor();
    }

    private void theRestIsServed(CardHostProcess host, ExecutorService callers) throws Exception {
        try (RunningCardline line = RunningCardline.start(folder, settings(host))) {
            while (!coming.isEmpty()) calls.add(arrives(coming.remove(), line, callers));
            var all = new ArrayList<Call>();
            for (Future<Call> call : calls) all.add(call.get(CALL_SECONDS, TimeUnit.SECONDS));
            judge(all, line, host);
            databases.addAll(
                    ProcessHandle.of(line.pid()).orElseThrow().descendants().toList());
            assertThat(line.stop()).isZero();
        }
    }

    private Future<Call> arrives(HurriedCaller caller, RunningCardline line, ExecutorService callers) {
        int after = random.nextInt(ARRIVE_MILLIS);
        return callers.submit(() -> {
            places.acquire();
            try {
                pause(after);
                return caller.call(line, sentences);
            } finally {
                places.release();
            }
        });
    }

    private void judge(List<Call> all, RunningCardline line, CardHostProcess host) throws Exception {
        try (var cards = RestCardHost.at(host.uri());
                Store store = Store.openBeside(StoreSettings.embedded(line.data()))) {
            var promises = new Promises(cards, store.jdbc());
            await("all is done and told", () -> promises.open() == 0 && promises.untold() == 0);
            for (Call call : all) promises.check(call);
            System.out.println("KillTest: " + promises);
            assertThat(promises.broken()).isEmpty();
            assertThat(promises.outcomes()).isEqualTo(host.outcomes());
            assertThat(promises.kept()).isGreaterThan(CALLS / 4);
            assertThat(all.stream().filter(call -> !call.ended())).hasSizeGreaterThan(CALLS / 4);
            List<Call> over = all.stream().filter(this::isLongOver).toList();
            await("recorded is who was over before a kill", () -> over.stream().allMatch(promises::isRecorded));
        }
    }

    /** Whether it ended well before any kill: the records of a moment are written together. */
    private boolean isLongOver(Call call) {
        Long next = kills.ceiling(call.overAtNanos());
        return call.ended() && (next == null || next - call.overAtNanos() > RECORD_NANOS);
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLES_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            pause(50);
        }
    }

    private Map<String, String> settings(CardHostProcess host) {
        return Map.of(
                "CARDLINE_DATA",
                folder.resolve("data").toString(),
                "CARDLINE_HTTP_PORT",
                "0",
                "CARDLINE_SIP_PORT",
                "0",
                "CARDLINE_BROWSER_PORT",
                "0",
                "CARDLINE_CALLBACK_PORT",
                "off",
                "CARDLINE_CARD_HOST",
                host.uri().toString(),
                "JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
