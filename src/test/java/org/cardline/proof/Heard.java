package org.cardline.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What one caller was told, as captions, kept on the caller's side: it is here still when the line is killed. A thread
 * of its own follows them until the call or the line is over.
 */
final class Heard implements AutoCloseable {
    private final HttpURLConnection connection;
    private final AtomicInteger sentences;
    private final List<String> said = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();
    private final StringBuilder keyed = new StringBuilder();
    private boolean ended;
    private boolean over;

    private Heard(HttpURLConnection connection, AtomicInteger sentences) {
        this.connection = connection;
        this.sentences = sentences;
    }

    /**
     * Follows the call with this Call-ID, which may not have arrived yet.
     *
     * @param sentences counts what is said, together with other calls
     */
    static Heard follow(int httpPort, String callId, AtomicInteger sentences) throws IOException {
        var uri = URI.create("http://127.0.0.1:" + httpPort + "/api/v1/calls/" + callId + "/text");
        var heard = new Heard((HttpURLConnection) uri.toURL().openConnection(), sentences);
        Thread.ofVirtual().start(heard::read);
        return heard;
    }

    /** All that was said so far, in order. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    /** Whether the line told that the call has ended. */
    synchronized boolean hasEnded() {
        return ended;
    }

    /** All that came over the connection; after it the keys that were shown, which came one by one, in one piece. */
    synchronized String everything() {
        return everything + "\nkeys: " + keyed + "\n";
    }

    /** Waits until such words were said; false when the time or the call is over before. */
    boolean await(Predicate<String> words, long millis) throws InterruptedException {
        return awaitThat(() -> said.stream().anyMatch(words), millis);
    }

    /** Waits until so much was said; false when the time or the call is over before. */
    boolean awaitSentences(int count, long millis) throws InterruptedException {
        return awaitThat(() -> said.size() >= count, millis);
    }

    private synchronized boolean awaitThat(BooleanSupplier holds, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!holds.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (over || left <= 0) return false;
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Waits until there is nothing more to come. */
    synchronized void awaitEnd(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; !over && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) wait(left);
    }

    private void read() {
        try (InputStream body = connection.getInputStream();
                var lines = new Scanner(body, "UTF-8")) {
            String event = "";
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                keep(line);
                if (line.startsWith("event: ")) event = line.substring(7);
                if (line.startsWith("data: ")) add(event, line.substring(6));
            }
        } catch (IOException killed) {
            // what was said until then counts
        } finally {
            finish();
        }
    }

    private synchronized void keep(String line) {
        everything.append(line).append('\n');
    }

    private synchronized void add(String event, String words) {
        if (event.equals("said")) {
            said.add(words);
            sentences.incrementAndGet();
        }
        if (event.equals("keyed")) keyed.append(words);
        if (event.equals("ended")) ended = true;
        notifyAll();
    }

    private synchronized void finish() {
        over = true;
        notifyAll();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
