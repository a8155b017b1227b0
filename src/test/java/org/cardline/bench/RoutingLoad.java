package org.cardline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.cardline.programme.AgentTelephone;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;
import org.cardline.routing.NewContact;
import org.cardline.routing.Offered;
import org.cardline.routing.Place;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;
import org.cardline.store.Store;
import org.cardline.store.StoreSettings;

/**
 * One process of the bench, warm before it counts. Agents answer at once; they talk 100 ms, in the drain not at all.
 * Steady, there are more agents than are needed; busy, there are fewer, so that whoever is free has been waited for.
 * Each contact is a thread, as each caller is. Times are of this process's own clock alone. The processes {@link #meet}, so that
 * nobody's warming up is in another's figures, and none sends the agents home while the other has work for them.
 */
final class RoutingLoad {
    private static final int STEADY_AGENTS = 20;
    private static final int BUSY_AGENTS = 8;
    private static final int DRAIN_AGENTS = 200;
    private static final int WARM = 1_000;
    private static final int WARM_DRAIN = 5_000;
    private static final long STEADY_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20); // two processes: 100/s
    private static final long TALK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Routing routing;
    /** What a process prints that waits for the other. */
    static final String HERE = "here";

    private final Semaphore done = new Semaphore(0);
    private final ConcurrentLinkedQueue<Long> offered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> free = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> freedAt = new ConcurrentHashMap<>();

    /** Nanoseconds from joining to the offer, and from an agent's end to the offer of a contact that waited. */
    record Result(List<Long> offered, List<Long> free, long nanos) {
        static Result read(List<String> lines) {
            return new Result(
                    numbers(lines, "offered "),
                    numbers(lines, "free "),
                    numbers(lines, "nanos ").getFirst());
        }

        private static List<Long> numbers(List<String> lines, String kind) {
            return lines.stream()
                    .filter(line -> line.startsWith(kind))
                    .map(line -> Long.valueOf(line.substring(kind.length())))
                    .toList();
        }
    }

    private RoutingLoad(Routing routing) {
        this.routing = routing;
    }

    static double p99(List<Result> results, Function<Result, List<Long>> which) {
        long[] sorted = results.stream()
                .flatMapToLong(each -> which.apply(each).stream().mapToLong(Long::longValue))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) (sorted.length * 0.99)] / 1e6;
    }

    /** @param arguments database, what, node, contacts, contacts that fit nobody */
    public static void main(String[] arguments) throws Exception {
        var settings = new StoreSettings(Path.of("unused"), Optional.of(arguments[0]));
        try (Store store = Store.open(settings);
                Routing routing = Routing.start(store, arguments[2], InstantSource.system())) {
            var load = new RoutingLoad(routing);
            int contacts = Integer.parseInt(arguments[3]);
            for (int i = 0; i < Integer.parseInt(arguments[4]); i++) load.join("nobody");
            switch (arguments[1]) {
                case "steady" -> load.steady(STEADY_AGENTS, "open", contacts);
                // each process its own agents: when one is free is known to the process that freed it alone
                case "busy" -> load.steady(BUSY_AGENTS, arguments[2], contacts);
                case "drain" -> load.drain(contacts);
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        }
    }

    private static Queue queue(String skill) {
        return new Queue(
                skill,
                Optional.empty(),
                0,
                new Skills(Map.of(skill, 1)),
                Optional.empty(),
                Duration.ofSeconds(60),
                Duration.ZERO,
                new Queue.ServiceLevel(80, Duration.ofSeconds(20)));
    }

    private Place join(String skill) {
        return routing.join(NewContact.call(queue(skill), 0, "en", Optional.empty(), Told.NOTHING), () -> {});
    }

    private void agents(int count) {
        var agents = new ArrayList<AgentTelephone>();
        for (int i = 0; i < count; i++) {
            Skills able = new Skills(Map.of("open", 1, i % 2 == 0 ? "one" : "two", 1)).withLanguage("en");
            agents.add(new AgentTelephone("agent" + i, "sip:agent@127.0.0.1", able));
        }
        routing.agents().telephones(agents);
    }

    private void steady(int agents, String skill, int contacts) throws Exception {
        agents(agents);
        for (int i = 0; i < WARM; i++) {
            contact(skill, TALK_NANOS, false);
            LockSupport.parkNanos(STEADY_EVERY_NANOS);
        }
        done.acquire(WARM);
        meet();
        long due = System.nanoTime();
        for (int i = 0; i < contacts; i++) {
            contact(skill, TALK_NANOS, true);
            due += STEADY_EVERY_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        done.acquire(contacts);
        print(1);
    }

    private void drain(int contacts) throws Exception {
        agents(DRAIN_AGENTS);
        for (int i = 0; i < WARM_DRAIN; i++) contact("open", 0, false);
        done.acquire(WARM_DRAIN);
        meet();
        routing.agents().telephones(List.of());
        for (int i = 0; i < contacts; i++) contact("open", 0, true);
        meet(); // all wait before anybody is there to take them
        long begun = System.nanoTime();
        agents(DRAIN_AGENTS);
        done.acquire(contacts);
        print(System.nanoTime() - begun);
    }

    /** Until the other process is here, too: the bench then writes a byte to both. */
    private static void meet() throws IOException {
        System.out.println(HERE);
        if (System.in.read() < 0) throw new IOException("The bench is gone");
    }

    private void contact(String skill, long talkNanos, boolean counts) {
        var changed = new Semaphore(0);
        var contact = NewContact.call(queue(skill), 0, "en", Optional.empty(), Told.NOTHING);
        long joined = System.nanoTime();
        Place joinedPlace = routing.join(contact, changed::release);
        Thread.ofVirtual().start(() -> {
            try (Place place = joinedPlace) {
                while (place.offer().isEmpty()) changed.acquireUninterruptibly();
                long now = System.nanoTime();
                Offered offer = place.offer().orElseThrow();
                Long freed = freedAt.remove(offer.agent());
                if (counts) offered.add(now - joined);
                if (counts && freed != null && freed > joined) free.add(now - freed);
                if (!place.taken(offer)) throw new IllegalStateException("An offer was over: " + offer);
                LockSupport.parkNanos(talkNanos);
                freedAt.put(offer.agent(), System.nanoTime());
                place.served();
            } finally {
                done.release();
            }
        });
    }

    private void print(long nanos) {
        var lines = new StringBuilder("nanos " + nanos + '\n');
        for (long each : array(offered)) lines.append("offered ").append(each).append('\n');
        for (long each : array(free)) lines.append("free ").append(each).append('\n');
        System.out.print(lines);
    }

    private static long[] array(ConcurrentLinkedQueue<Long> numbers) {
        return numbers.stream().flatMapToLong(LongStream::of).toArray();
    }
}
