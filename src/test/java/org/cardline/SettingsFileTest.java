package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code cardline.env}, and that both who read it, Java and the shell, read the same. */
class SettingsFileTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CARDLINE_DATA=kept                    | kept
            export CARDLINE_DATA=kept             | kept
            export  CARDLINE_DATA = kept          | kept
            CARDLINE_DATA = kept                  | kept
            CARDLINE_DATA="kept here"             | kept here
            CARDLINE_DATA='kept here'             | kept here
            CARDLINE_DATA=kept # ours             | kept
            CARDLINE_DATA="kept # here" # ours    | kept # here
            CARDLINE_DATA='kept'# here            | NONE
            CARDLINE_DATA=kept#2                  | kept#2
            CARDLINE_DATA="a \\"b\\" \\$c"  | a "b" $c
            CARDLINE_DATA='$HOME'                 | $HOME
            CARDLINE_DATA=$HOME/kept              | NONE
            CARDLINE_DATA="${HOME}/kept"          | NONE
            CARDLINE_DATA=~/kept                  | NONE
            CARDLINE_DATA="kept                   | NONE
            CARDLINE_DATA 'kept'                  | NONE
            """)
    void aLineIsReadAsAShellWould(String line, String text) throws Exception {
        Files.writeString(root.resolve(SettingValues.FILE), "# CARDLINE_DATA=other\n" + line + "\n");
        var wrong = new ArrayList<String>();
        var read = new ArrayList<String>();
        SettingsFile.read(root.resolve(SettingValues.FILE), (name, value, from) -> read.add(value), wrong::add);
        if (text.equals("NONE")) {
            assertThat(read).isEmpty();
            assertThat(wrong).singleElement().asString().startsWith("cardline.env line 2 ");
        } else {
            assertThat(read).containsExactly(text);
            assertThat(byTheShell()).isEqualTo(text);
        }
    }

    @Test
    void aFolderOrAFileThatIsNoTextIsToldInASentence() throws IOException {
        Path file = root.resolve(SettingValues.FILE);
        Files.write(file, "CARDLINE_DATA=Gef\u00e4ngnis".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SettingValues.of(root, java.util.Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessage(file + " is not UTF-8. Save it as UTF-8; settings are plain letters and digits.");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> SettingValues.of(root, java.util.Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(file + " is a folder.");
    }

    /** By the two functions of {@code ./cardline}, in this folder. */
    private String byTheShell() throws Exception {
        String functions = "eval \"$(sed -n '/^setting()/,/^}/p; /^unquoted()/,/^}/p' \"$1\")\"; setting DATA usual";
        var builder = new ProcessBuilder(List.of(
                "bash",
                "-c",
                functions,
                "bash",
                Path.of("cardline").toAbsolutePath().toString()));
        builder.environment().keySet().removeIf(name -> name.startsWith(Setting.PREFIX));
        Process shell =
                builder.directory(root.toFile()).redirectErrorStream(true).start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return words.strip();
    }
}
