package org.cardline.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cardline.cards.HostCommand.Freeze;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration host as a process of its own. */
class HostProcessTest {
    private static final int ANSWERS_BEFORE_THE_KILL = 10;

    @TempDir
    private Path state;

    @Test
    void whatItAnsweredBeforeItWasKilledIsStillSoAfterwards() throws Exception {
        var answered = new ConcurrentHashMap<IdempotencyKey, Performed>();
        Process first = start("--port", "0", "--state", state.toString());
        try (var host = RestCardHost.at(address(first))) {
            freezeAllWhileItIsKilled(first, host, answered);
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE_THE_KILL);
        Process second = start("--port", "0", "--state", state.toString());
        try (var host = RestCardHost.at(address(second))) {
            for (Performed each : answered.values()) {
                assertThat(host.perform(each.command(), each.key())).isEqualTo(each.outcome());
                assertThat(host.card(((Freeze) each.command()).card()).state()).isNotEqualTo(CardState.ACTIVE);
            }
        } finally {
            kill(second);
        }
    }

    private static void freezeAllWhileItIsKilled(
            Process process, CardHost host, Map<IdempotencyKey, Performed> answered) throws InterruptedException {
        var enough = new CountDownLatch(ANSWERS_BEFORE_THE_KILL);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : DemonstrationFixture.shipped().cards()) {
                callers.submit(() -> {
                    var key = IdempotencyKey.fresh();
                    var freeze = new Freeze(each.reference());
                    answered.put(key, new Performed(key, freeze, host.perform(freeze, key)));
                    enough.countDown();
                    return key;
                });
            }
            assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
            kill(process);
        }
    }

    @Test
    void withoutAStateFolderItSaysHowItIsStarted() throws Exception {
        Process process = start("--port", "0");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.errorReader().readLine()).contains("usage: --port PORT --state FOLDER");
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DemonstrationHostServer.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static URI address(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        assertThat(line).as("first line of the host").startsWith("card host: http://127.0.0.1:");
        return URI.create(line.substring("card host: ".length()));
    }

    /** SIGKILL. */
    private static void kill(Process process) throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
}
