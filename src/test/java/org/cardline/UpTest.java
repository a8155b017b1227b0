package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.proof.CardlineProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.util.FileSystemUtils;

/** {@code ./cardline up} and its like as an operator meets them: a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the lines of UpTest") // one method after another
class UpTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern ADDRESS = Pattern.compile("http://[^ ]+:\\d+/");

    private static Path data = Path.of("");
    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void aFolder() throws IOException {
        data = Files.createTempDirectory("cardline-up");
    }

    @AfterAll
    static void removeIt() throws IOException {
        FileSystemUtils.deleteRecursively(data);
    }

    @AfterEach
    void endWhatRuns() throws Exception {
        for (Process each : started) each.destroyForcibly().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void answersUntilItIsStoppedAndTakesTheDatabaseWithIt() throws Exception {
        Process cardline = run("up", Map.of());
        String address = address(cardline);
        assertThat(get(address + "actuator/health")).contains("\"sip\":{\"status\":\"UP\"}");
        assertThat(get(address)).contains("This is a demonstration");
        assertThat(finished(run("forget", Map.of()))).contains("deleted: recordings 0");
        assertThat(finished(run("up", Map.of()))).contains("Another Cardline is using the data folder");
        cardline.destroy();
        assertThat(cardline.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(cardline.exitValue()).isZero();
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aWrongSettingIsToldBeforeAnythingStarts() throws Exception {
        Process cardline = run("up", Map.of("CARDLINE_SIP_PORT", "telephone"));
        assertThat(finished(cardline))
                .isEqualToIgnoringNewLines("cardline: CARDLINE_SIP_PORT is telephone (from the environment):"
                        + " allowed is a port from 1 to 65535, or 0 for any free one");
        assertThat(cardline.exitValue()).isEqualTo(1);
    }

    @Test
    void aPortThatIsTakenIsToldByItsOwnSetting() throws Exception {
        try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(finished(run("up", Map.of("CARDLINE_BROWSER_PORT", port))))
                    .contains(
                            "Port " + port + " is used by another program. Stop that one, or set CARDLINE_BROWSER_PORT")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aProgrammeThatIsNotThereIsToldWithoutAStackTrace() throws Exception {
        String words = finished(run("up", Map.of("CARDLINE_PROGRAMME", "nobodys")));
        assertThat(words).contains("nobodys: There is no such folder").doesNotContain("\tat ");
    }

    @Test
    void anUnknownCommandEndsWithStatusTwo() throws Exception {
        Process cardline = run("fly", Map.of());
        assertThat(finished(cardline)).contains("there is no command fly");
        assertThat(cardline.exitValue()).isEqualTo(2);
    }

    private Process run(String command, Map<String, String> settings) throws IOException {
        var all = new HashMap<>(Map.of(
                "CARDLINE_DATA", data.toString(),
                "CARDLINE_HTTP_PORT", "0",
                "CARDLINE_SIP_PORT", "0",
                "CARDLINE_BROWSER_PORT", "0"));
        all.putAll(settings);
        Process process = CardlineProcess.builder(List.of(command), all).start();
        started.add(process);
        return process;
    }

    private static String address(Process cardline) throws IOException {
        BufferedReader words = cardline.inputReader();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) return address.group();
        }
        throw new AssertionError("it ended without an address");
    }

    private static String finished(Process process) throws Exception {
        String words = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return words;
    }

    private static String get(String address) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
