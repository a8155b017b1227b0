package org.cardline.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;

/**
 * The texts in a flight recording. Among its millions of packed numbers four digits stand by chance; among its texts
 * they stand because somebody wrote them.
 */
final class FlightTexts {
    /** It names every process of the machine by its number. */
    private static final String PROCESSES = "jdk.SystemProcess";

    /** Hidden classes are named by where they lie. */
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{8,}");

    private static final int DUMP_SECONDS = 30;

    private final Set<String> texts = new TreeSet<>();

    private FlightTexts() {}

    /** Every text of every event, a line each. */
    static String of(Path recording) throws IOException {
        var found = new FlightTexts();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) found.add(file.readEvent());
        }
        return String.join("\n", found.texts);
    }

    /** Writes what a process has recorded so far. */
    static void dump(long pid, Path to) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process dump = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "JFR.dump", "filename=" + to)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!dump.waitFor(DUMP_SECONDS, TimeUnit.SECONDS) || dump.exitValue() != 0)
            throw new AssertionError("no flight recording of " + pid);
    }

    private void add(RecordedEvent event) {
        if (!event.getEventType().getName().equals(PROCESSES)) addFields(event);
    }

    private void addFields(RecordedObject object) {
        for (ValueDescriptor field : object.getFields()) addValue(object.getValue(field.getName()));
    }

    private void addValue(Object value) {
        if (value instanceof String text) texts.add(ADDRESS.matcher(text).replaceAll("0x"));
        if (value instanceof RecordedObject object) addFields(object);
        if (value instanceof Iterable<?> several) several.forEach(this::addValue);
    }
}
