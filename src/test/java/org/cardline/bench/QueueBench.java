package org.cardline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cardline.sip.CallEvent;
import org.cardline.sip.Invitation;
import org.cardline.sip.Uri;

/**
 * {@code ./cardline bench q}: callers come faster than ten SIP agents can take them, and each agent who hangs up is rung
 * again. How long that takes, from the agent's BYE to the next INVITE: a call is offered by nothing but that INVITE, and nobody
 * wraps up.
 */
public final class QueueBench {
    private static final int CALLERS = 240;
    private static final int WARMING = 40;
    private static final int A_SECOND = 20;
    private static final int MAX_CALLS = 400;
    private static final long LONGEST_SECONDS = 90;

    /** As long as a telephone is left alone that did not take what it was offered, and a little more. */
    private static final Duration REST = Duration.ofSeconds(32);

    private final int port;
    private final SipEnd callers;
    private int answered;
    private int over;

    private final int wanted;

    private QueueBench(int port, int wanted) throws IOException {
        this.port = port;
        this.wanted = wanted;
        callers = new SipEnd(0, this::happened);
    }

    /** Takes about two minutes. @param command of production: java, its flags, and {@code up} */
    public static void main(String[] command) throws Exception {
        Files.createDirectories(Path.of("target", "bench"));
        Path data = Files.createTempDirectory("cardline-bench");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x")); // for PostgreSQL's user
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (var server = new ServerProcess(List.of(command), data, MAX_CALLS)) {
            warm(server);
            try (var agents = new QueueAgents().start()) {
                var bench = new QueueBench(server.port(), CALLERS);
                bench.run();
                agents.close();
                bench.publish(agents, load);
            }
        }
    }

    /** In a process that has just begun a talk of a second may be over before it is noticed, and that agent rests. */
    private static void warm(ServerProcess server) throws Exception {
        try (var agents = new QueueAgents().start()) {
            new QueueBench(server.port(), WARMING).run();
        }
        try (var nobody = new SipEnd(0, event -> {})) {
            for (long begun = System.nanoTime(); seconds(begun) < REST.toSeconds(); ) nobody.run(100);
        }
    }

    private void run() throws IOException {
        long begun = System.nanoTime();
        try (callers) {
            for (int placed = 0; over < wanted && seconds(begun) < LONGEST_SECONDS; ) {
                if (placed < wanted && seconds(begun) * A_SECOND > placed) {
                    call();
                    placed++;
                }
                callers.run(1);
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private void call() throws IOException {
        var target = Uri.of("sip:q@127.0.0.1:" + port);
        var line = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var invitation =
                new Invitation(target, Uri.of("sip:12025550123@127.0.0.1"), "", callers.offer(), line, Map.of());
        callers.carryOut(callers.userAgent.invite(invitation, Instant.now()).outputs());
    }

    private void happened(CallEvent event) {
        switch (event) {
            case CallEvent.Answered _ -> answered++;
            case CallEvent.Ended _, CallEvent.Refused _ -> over++;
            default -> {}
        }
    }

    private void publish(QueueAgents agents, double load) {
        List<Double> free = agents.free();
        System.out.printf(
                Locale.ROOT,
                "%nA queue of ten SIP agents who talk 1.0 to 1.5 s, %d callers, %d a second, on one machine with their"
                        + " generator; load average before: %.1f%n%n",
                CALLERS,
                A_SECOND,
                load);
        System.out.println("| | here | to reach | reached |\n|---|---|---|---|");
        System.out.printf(
                Locale.ROOT,
                "| agent hangs up → rings again, p50, of %d | %.1f ms | | |%n",
                free.size(),
                at(free, 0.5));
        System.out.printf(
                Locale.ROOT,
                "| the same, p99 | %.1f ms | ≤ 40 ms | %s |%n",
                at(free, 0.99),
                at(free, 0.99) <= 40 ? "yes" : "no");
        System.out.printf(Locale.ROOT, "| the longest | %.1f ms | | |%n", at(free, 1));
        System.out.printf(
                Locale.ROOT,
                "| callers served | %d | %d | %s |%n",
                over,
                CALLERS,
                over == CALLERS && answered == CALLERS ? "yes" : "no");
        System.out.printf(
                Locale.ROOT,
                "| rung while they talked | %d | 0 | %s |%n",
                agents.whileBusy(),
                agents.whileBusy() == 0 ? "yes" : "no");
    }

    private static double at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) return Double.NaN;
        return sorted.get((int) Math.clamp(Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }
}
