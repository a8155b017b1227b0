package org.cardline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps house: what no compiler sees. */
class TidyTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern UNNUMBERED_TODO = Pattern.compile("TODO(?! #\\d)|FIXME|XXX(?!X)");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep");

    @Test
    void javaHasNoTabsAndNoUnnumberedTodo() throws IOException {
        assertThat(lines(
                        "src",
                        ".java",
                        line -> line.contains("\t")
                                || UNNUMBERED_TODO.matcher(line).find()))
                .isEmpty();
    }

    @Test
    void nothingSleepsInATest() throws IOException {
        assertThat(lines("src/test", ".java", line -> SLEEP.matcher(line).find()))
                .isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        assertThat(lines("src/test", ".java", line -> line.strip().startsWith("@Disabled")))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatBelongsInIt() throws IOException {
        var without = new ArrayList<String>();
        for (Path folder : foldersWithJava()) {
            if (!Files.exists(folder.resolve("package-info.java"))) without.add(folder.toString());
        }
        assertThat(without).isEmpty();
    }

    @Test
    void everyLinkInTheDocsLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (Path page : files(".", ".md")) {
            var links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                Path target = page.resolveSibling(links.group(1));
                if (!Files.exists(target)) broken.add(ROOT.relativize(page) + " -> " + links.group(1));
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<String> lines(String folder, String suffix, Predicate<String> bad) throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files(folder, suffix)) {
            if (file.endsWith("TidyTest.java")) continue;
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (bad.test(line)) found.add(ROOT.relativize(file) + ":" + number + ": " + line.strip());
            }
        }
        return found;
    }

    private static List<Path> files(String folder, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve(folder).normalize())) {
            return all.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> Stream.of("target", "node_modules", ".git", "data")
                            .noneMatch(skipped -> ROOT.relativize(file).startsWith(skipped)))
                    .toList();
        }
    }

    private static List<Path> foldersWithJava() throws IOException {
        return files("src/main/java", ".java").stream()
                .map(Path::getParent)
                .distinct()
                .toList();
    }
}
