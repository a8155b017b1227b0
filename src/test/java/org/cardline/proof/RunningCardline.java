package org.cardline.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.line.FreePorts;
import org.cardline.store.LentPrograms;

/**
 * {@code cardline up} as a process of its own, on ports that were free, once it answers. It logs to {@code cardline.log}
 * in the folder it was given, and keeps its data in {@code data} there: one that was stopped or killed can be started in
 * the same folder again. Not thread-safe, but for its accessors and {@link #get}.
 */
final class RunningCardline implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(180);
    private static final Duration TO_STOP = Duration.ofSeconds(30);
    private static final int RTP_PORTS = 200;
    private static final Duration LOOKS_AGAIN = Duration.ofMillis(50);
    private static final Pattern SIP = Pattern.compile("sip:([^@\\s]+)@127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern WEB = Pattern.compile("web page +http://127\\.0\\.0\\.1:(\\d+)/");

    private final Path folder;
    private final Process process;
    private final HttpClient browser = HttpClient.newHttpClient();
    private String dialled = "";
    private int sipPort;
    private int httpPort;

    private RunningCardline(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts one that understands keys alone, and calls nobody back unless the programme says how, with the usual settings but for these. */
    static RunningCardline start(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        // as root PostgreSQL runs as another user, who has to pass through
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path log = folder.resolve("cardline.log");
        var all = new HashMap<>(
                Map.of("CARDLINE_HTTP_PORT", "0", "CARDLINE_SIP_PORT", "0", "CARDLINE_BROWSER_PORT", "0"));
        all.put("CARDLINE_SPEECH", "off");
        all.put("CARDLINE_RTP_PORTS", ports());
        all.put("CARDLINE_CALLBACK_PORT", "off");
        all.put("CARDLINE_DATA", folder.resolve("data").toString());
        all.putAll(settings);
        LentPrograms.to(folder.resolve("data"));
        long logged = Files.exists(log) ? Files.size(log) : 0;
        var cardline = new RunningCardline(folder, CardlineProcess.start(List.of("up"), all, log));
        try {
            cardline.awaitUp((int) logged);
            return cardline;
        } catch (AssertionError | IOException | InterruptedException failed) {
            cardline.kill();
            throw failed;
        }
    }

    /** Each start has its own: telephones of one before it may not know yet that it is gone. */
    private static String ports() throws IOException {
        int first = FreePorts.block(RTP_PORTS);
        return first + "-" + (first + RTP_PORTS - 1);
    }

    /** The first number it answers, as it is dialled. */
    String dialled() {
        return dialled;
    }

    int sipPort() {
        return sipPort;
    }

    int httpPort() {
        return httpPort;
    }

    long pid() {
        return process.pid();
    }

    /** All that it and those before it in this folder printed and logged. */
    Path log() {
        return folder.resolve("cardline.log");
    }

    /** All that is in the log. */
    String words() throws IOException {
        return Files.readString(log());
    }

    /** Where the database and all that is kept are. */
    Path data() {
        return folder.resolve("data");
    }

    /** The settings by which {@code cardline call} finds it. */
    Map<String, String> settings() {
        return Map.of("CARDLINE_SIP_PORT", String.valueOf(sipPort), "CARDLINE_HTTP_PORT", String.valueOf(httpPort));
    }

    /** The body of a page, such as {@code /actuator/prometheus}, whatever its status. */
    String get(String page) throws IOException, InterruptedException {
        return answer(page).body();
    }

    /** What a page answers, whatever its status; a redirection is not followed. */
    HttpResponse<String> answer(String page) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + httpPort + page);
        return browser.send(HttpRequest.newBuilder(uri).timeout(TO_STOP).build(), BodyHandlers.ofString());
    }

    /** What a form that is sent to a page is answered. */
    HttpResponse<String> post(String page, String form) throws IOException, InterruptedException {
        return browser.send(posting(page, form).build(), BodyHandlers.ofString());
    }

    /** The same, as a browser asks it for a page of another site. */
    HttpResponse<String> postFromElsewhere(String page, String form) throws IOException, InterruptedException {
        HttpRequest request =
                posting(page, form).header("Sec-Fetch-Site", "cross-site").build();
        return browser.send(request, BodyHandlers.ofString());
    }

    /** What a program is answered that sends this. */
    HttpResponse<String> postJson(String page, String json) throws IOException, InterruptedException {
        HttpRequest request = posting(page, json)
                .setHeader("Content-Type", "application/json")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder posting(String page, String form) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + page))
                .timeout(TO_STOP)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /** SIGTERM, and the status it ended with; running calls get the time of the settings. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) throw new AssertionError("it doesn't stop");
        return process.exitValue();
    }

    /** SIGKILL, and waits until it is gone; its database goes by itself. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it at once, if it runs still. */
    @Override
    public void close() {
        browser.close();
        process.destroy();
        process.destroy(); // the second stops at once
        try {
            if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitUp(int logged) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (!isWelcoming(logged) || !get("/actuator/health").contains("\"status\":\"UP\"")) {
            if (!process.isAlive()) throw new AssertionError("it ended: " + Files.readString(log()));
            if (System.nanoTime() > deadline) throw new AssertionError("it is not up: " + Files.readString(log()));
            LockSupport.parkNanos(LOOKS_AGAIN.toNanos());
        }
    }

    /** Whether it printed its addresses, which are read from there. */
    private boolean isWelcoming(int logged) throws IOException {
        byte[] all = Files.readAllBytes(log());
        var words = new String(all, logged, all.length - logged, UTF_8);
        Matcher sip = SIP.matcher(words), web = WEB.matcher(words);
        if (!sip.find() || !web.find()) return false;
        dialled = sip.group(1);
        sipPort = Integer.parseInt(sip.group(2));
        httpPort = Integer.parseInt(web.group(1));
        return true;
    }
}
