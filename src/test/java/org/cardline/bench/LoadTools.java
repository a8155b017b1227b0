package org.cardline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the outside load generator's programs, and reads what they print. */
final class LoadTools {
    private static final int LONGEST_RUN_SECONDS = 180;

    private final Path folder;
    private final int port;
    private final long pid;

    /**
     * @param folder where the programs were built
     * @param port of the line, on loopback
     * @param pid of the line's process
     */
    LoadTools(Path folder, int port, long pid) {
        this.folder = folder;
        this.port = port;
        this.pid = pid;
    }

    /** What a program printed. */
    record Output(String text) {
        /** The number behind this pattern, which ends where the number begins. */
        double after(String pattern) {
            Matcher number = Pattern.compile(pattern + "(-?[0-9.]+)").matcher(text);
            if (!number.find()) throw new IllegalStateException("No \"" + pattern + "\" in: " + text);
            return Double.parseDouble(number.group(number.groupCount()));
        }

        /** No call failed, and 99 % of the packets went each way: who leaves packets out looks cheaper than it is. */
        boolean counts(int calls) {
            double least = 0.99 * calls * 50 * after("window=");
            return isServed() && after("rtp_out=") >= least && after("rtp_in=") >= least;
        }

        boolean isServed() {
            return after("failed=") == 0;
        }

        /** A percentile that sipload printed. */
        double percentile(String of, String which) {
            return after(of + " .*? " + which + "=");
        }
    }

    /** Microseconds of CPU for one datagram that the kernel takes and drops. */
    double packetMicros() throws IOException, InterruptedException {
        return run(List.of("udpmax", "-m", "-p", "400", "-S", "3")).after("per cpu-second, ");
    }

    /** How late this machine's own timer wakes up, in milliseconds at the 99th percentile. */
    double wakeupMillis() throws IOException, InterruptedException {
        return run(List.of("wakeup", "20", "5")).percentile("wakeup_late_ms", "p99");
    }

    Output sipload(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sipload", "-t", "127.0.0.1:" + port, "-P", Long.toString(pid)));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** So many calls at once, to that number, who talk and listen for so many seconds after all have come. */
    Output bothWays(String number, int calls, int seconds) throws IOException, InterruptedException {
        String count = Integer.toString(calls);
        String window = Integer.toString(seconds);
        return sipload("-m", "media", "-u", number, "-n", count, "-r", "200", "-w", window, "-s", "50", "-x");
    }

    private Output run(List<String> command) throws IOException, InterruptedException {
        var whole = new ArrayList<>(command);
        whole.set(0, folder.resolve(command.getFirst()).toString());
        System.out.println("> " + String.join(" ", command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        try {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) throw new IOException("It does not end");
            System.out.println(text);
            return new Output(text);
        } finally {
            process.destroyForcibly();
        }
    }
}
