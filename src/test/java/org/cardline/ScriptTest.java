package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./cardline} itself does, with a JDK that only says how it was called. */
class ScriptTest {
    private static final String FLAGS = "-XX:+UseZGC -Xms512m -Xmx512m";

    @TempDir
    Path root;

    @BeforeEach
    void builtOnceAndEditedSince() throws IOException {
        Files.copy(Path.of("cardline"), root.resolve("cardline"));
        program("jdk/bin/javac", "");
        program("jdk/bin/java", "[ \"$1\" = -version ] && echo 'version \"25\"' >&2 || echo \"java $*\"");
        program("bin/mvn", "echo built");
        write("jdk/release", "25");
        write("target/app/made-with", "jdk 1 2 " + FLAGS);
        write("target/cardline.jar", "");
        write("pom.xml", "");
        Files.setLastModifiedTime(
                root.resolve("target/cardline.jar"), FileTime.from(Instant.now().minusSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"call", "forget", "backup", "restore", "understand", "train"})
    void besideARunningCardlineNothingIsBuiltAndTheJvmFitsWhatIs(String command) throws Exception {
        String words = run(Map.of("CARDLINE_HEAP", "300m"), command, "a", "b c");
        assertThat(words)
                .startsWith("cardline: the sources are newer than what is built")
                .contains("java " + FLAGS + " -XX:AOTCache=target/app/cardline.aot -Xlog:disable")
                .contains(" " + command + " a b c")
                .doesNotContain("built\n", "Preparing", "300m");
        assertThat(root.resolve("target/app/made-with")).hasContent("jdk 1 2 " + FLAGS);
    }

    @Test
    void anUnknownCommandIsToldWithTheHelp() throws Exception {
        assertThat(run(Map.of(), "fly")).isEqualTo("cardline: there is no command fly. Try ./cardline help\n");
    }

    /** Two builds in one folder would take each other's classes away. */
    @Test
    void aBuildWaitsForAnotherOne() throws Exception {
        Process other = new ProcessBuilder(
                        "flock", root.resolve("target/building.lock") + "", "sh", "-c", "echo locked; cat")
                .start();
        other.inputReader().readLine();
        var builds = start(Map.of(), "up");
        assertThat(builds.inputReader().readLine()).startsWith("Waiting for another command that builds here");
        assertThat(builds.isAlive()).isTrue();
        other.outputWriter().close();
        assertThat(builds.inputReader().readLine()).isEqualTo("Building; the first time that takes minutes …");
        builds.waitFor();
    }

    @Test
    void theDoctorSaysWhyTheLineUnderstandsKeysAlone() throws Exception {
        program("bin/npm", "");
        assertThat(run(Map.of("CARDLINE_SPEECH", "off"), "doctor")).contains("switched off by CARDLINE_SPEECH=off");
        assertThat(run(Map.of("CARDLINE_MODELS", root + "/none"), "doctor"))
                .contains("missing  models: its models are not here: ./cardline up fetches them, once");
    }

    @Test
    void aModelThatIsNotWhatItWasIsRefusedAndTheLineUnderstandsKeys() throws Exception {
        program("bin/npm", "echo \"$*\" >>\"" + root + "/asked\"; echo other >other; tar -czf model.tgz other");
        String words = run(Map.of("CARDLINE_MODELS", root + "/models"), "listen", "a.wav");
        assertThat(words)
                .containsPattern(
                        "REFUSED: @usefulsensors/moonshine-js@0\\.1\\.12 is not what it was\\. Its SHA-256 is [0-9a-f]{64}, not")
                .contains("the line understands keys alone")
                .contains(" listen a.wav");
        assertThat(root.resolve("asked")).hasContent("pack --silent @usefulsensors/moonshine-js@0.1.12");
        assertThat(root.resolve("models")).isEmptyDirectory();
    }

    private String run(Map<String, String> settings, String... words) throws Exception {
        Process script = start(settings, words);
        String printed = new String(script.getInputStream().readAllBytes());
        script.waitFor();
        return printed;
    }

    private Process start(Map<String, String> settings, String... words) throws IOException {
        var builder = new ProcessBuilder(
                Stream.concat(Stream.of("./cardline"), Stream.of(words)).toList());
        builder.environment().keySet().removeIf(name -> name.startsWith(Setting.PREFIX));
        builder.environment().putAll(settings);
        builder.environment().put("CARDLINE_DATA", root.toString());
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().merge("PATH", root.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        return builder.directory(root.toFile()).redirectErrorStream(true).start();
    }

    private void program(String name, String words) throws IOException {
        write(name, "#!/usr/bin/env bash\n" + words + "\n");
        Files.setPosixFilePermissions(root.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String name, String words) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.write(root.resolve(name), List.of(words));
    }
}
