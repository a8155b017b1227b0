package org.cardline.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the system wrote, searched place by place. */
final class Written {
    private final Sniffer sniffer;
    private final Sniffer ofNumbers;
    private final Map<String, Set<String>> found = new TreeMap<>();

    Written(List<Secret> secrets) {
        sniffer = new Sniffer(secrets);
        ofNumbers = new Sniffer(secrets.stream().filter(each -> !each.isShort()).toList());
    }

    /** The secrets in each place that was searched, with the form in which they were there. */
    Map<String, Set<String>> found() {
        return found;
    }

    /** Everything that was found anywhere. */
    Set<String> anywhere() {
        var all = new TreeSet<String>();
        found.forEach((place, secrets) -> secrets.forEach(secret -> all.add(place + ": " + secret)));
        return all;
    }

    void search(String place, byte[] content) {
        found.computeIfAbsent(place, first -> new TreeSet<>()).addAll(sniffer.findings(content));
    }

    void search(String place, String content) {
        search(place, content.getBytes(UTF_8));
    }

    void searchFile(String place, Path file) throws IOException {
        try {
            search(place, Files.readAllBytes(file));
        } catch (NoSuchFileException deletedMeanwhile) {
            // what was in it is in no file now
        }
    }

    /** A file of packed numbers, searched for what can't stand in it by chance. */
    void searchNumbers(String place, Path file) throws IOException {
        found.computeIfAbsent(place, first -> new TreeSet<>()).addAll(ofNumbers.findings(Files.readAllBytes(file)));
    }

    /** Every file below a folder as it lies there, but for PostgreSQL's own programs. */
    void searchFiles(String place, Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Written::isData).toList()) searchFile(place, file);
        }
    }

    private static boolean isData(Path path) {
        boolean program = false;
        for (Path part : path) program |= part.toString().matches("postgres-[0-9a-f]+");
        return !program && Files.isRegularFile(path);
    }

    /** Every row of every table as text, which also unpacks what is compressed in the files. */
    void searchTables(String place, JdbcClient database) {
        for (String table : tables(database)) {
            String rows = "select row::text from " + table + " as row";
            search(
                    place,
                    table + "\n"
                            + String.join(
                                    "\n",
                                    database.sql(rows)
                                            .query((row, number) -> row.getString(1))
                                            .list()));
        }
    }

    private static List<String> tables(JdbcClient database) {
        return database.sql("""
                        select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')""").query((row, number) -> row.getString(1)).list();
    }
}
