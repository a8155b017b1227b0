package org.cardline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cardline.store.TestStore;

/**
 * {@code ./cardline bench routing}: two processes on one database, each with half of the callers; the agents are shared.
 * Arrivals past a thousand who fit nobody, and then a queue that is drained as fast as it goes.
 */
public final class RoutingBench {
    private static final int WAITING = 1_000;

    private final TestStore store;
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    private RoutingBench(TestStore store) {
        this.store = store;
    }

    /** Takes about two minutes. */
    public static void main(String[] arguments) throws Exception {
        var store = new TestStore();
        store.open();
        try {
            new RoutingBench(store).run();
        } finally {
            store.close();
        }
    }

    private void run() throws Exception {
        // the test server's own setting would flatter: in production every taken contact waits for the disk
        store.jdbc()
                .sql("alter database " + database() + " set synchronous_commit = on")
                .update();
        System.out.printf(Locale.ROOT, "Two processes, one database; load average before: %.1f%n%n", loadBefore);
        System.out.println("| | here | to reach | reached |\n|---|---|---|---|");
        List<RoutingLoad.Result> steady = both("steady", 1, 1_000, WAITING);
        less(
                "enqueued → offered p99, past 1,000 who fit nobody, 100/s",
                RoutingLoad.p99(steady, RoutingLoad.Result::offered),
                25);
        List<RoutingLoad.Result> busy = both("busy", 1, 1_000, WAITING);
        less("agent free → next offer p99, others waiting", RoutingLoad.p99(busy, RoutingLoad.Result::free), 40);
        List<RoutingLoad.Result> drain = both("drain", 2, 6_000, 0);
        double rate = 1e9
                * drain.stream().mapToInt(each -> each.offered().size()).sum()
                / drain.stream().mapToLong(RoutingLoad.Result::nanos).max().orElseThrow();
        System.out.printf(
                Locale.ROOT, "| matches/s, drained | %.0f | ≥ 700 | %s |%n", rate, rate >= 700 ? "yes" : "no");
        System.out.printf(
                Locale.ROOT, "| offers that overlapped | %d | 0 | %s |%n", overlaps(), overlaps() == 0 ? "yes" : "no");
    }

    private String database() {
        return store.jdbc().sql("select current_database()").query(String.class).single();
    }

    private static void less(String what, double millis, double target) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f ms | ≤ %.0f ms | %s |%n",
                what,
                millis,
                target,
                millis <= target ? "yes" : "no");
    }

    /** Two talks of one agent, at one time, by the rows that the run left. */
    private int overlaps() {
        return store.jdbc().sql("""
                        select count(*) from routing.contact as one join routing.contact as other
                            on one.agent = other.agent and one.id < other.id
                                and one.offered_at < other.ended_at and other.offered_at < one.ended_at
                        where one.ending = 'SERVED' and other.ending = 'SERVED'""").query(Integer.class).single();
    }

    /** @param meetings how often they wait for each other */
    private List<RoutingLoad.Result> both(String what, int meetings, int contacts, int fitNobody) throws Exception {
        store.jdbc()
                .sql("truncate routing.contact, routing.agent, routing.node")
                .update();
        var processes = new ArrayList<Process>();
        for (String node : List.of("one", "two")) processes.add(start(what, node, contacts / 2, fitNobody / 2));
        for (int i = 0; i < meetings; i++) meet(processes);
        var results = new ArrayList<RoutingLoad.Result>();
        for (Process each : processes) results.add(result(each));
        return results;
    }

    private static void meet(List<Process> processes) throws IOException {
        for (Process each : processes) {
            String line = "";
            while (line != null && !line.equals(RoutingLoad.HERE))
                line = each.inputReader().readLine();
            if (line == null) throw new IOException("A process ended before it had met the other");
        }
        for (Process each : processes) {
            each.outputWriter().write('\n');
            each.outputWriter().flush();
        }
    }

    private Process start(String what, String node, int contacts, int fitNobody) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-XX:+UseZGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RoutingLoad.class.getName(),
                        store.url(),
                        what,
                        node,
                        Integer.toString(contacts),
                        Integer.toString(fitNobody))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static RoutingLoad.Result result(Process process) throws IOException, InterruptedException {
        try (BufferedReader lines = process.inputReader()) {
            RoutingLoad.Result result = RoutingLoad.Result.read(lines.lines().toList());
            if (!process.waitFor(Duration.ofSeconds(30))) process.destroyForcibly();
            return result;
        }
    }
}
