package org.cardline.phone;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call as a play: who says what, keys in brackets. Any thread. */
final class Screen {
    private static final Pattern REFERENCE = Pattern.compile("reference is (\\d{3} \\d{3} \\d{4})");

    private final PrintStream out;
    private final Set<String> references = new LinkedHashSet<>();
    private boolean keying;

    Screen(PrintStream out) {
        this.out = out;
    }

    synchronized void print(String line) {
        closeBracket();
        out.println(line);
    }

    synchronized void said(String words) {
        print("Line: " + words);
        Matcher reference = REFERENCE.matcher(words);
        if (reference.find()) references.add(reference.group(1));
    }

    /** Keys that come one after the other share a bracket. */
    synchronized void keyed(String key) {
        if (!keying) out.print("Caller: [");
        keying = true;
        out.print(key);
        out.flush();
    }

    /** The references that the line gave, in order. */
    synchronized List<String> references() {
        return List.copyOf(references);
    }

    private void closeBracket() {
        if (keying) out.println("]");
        keying = false;
    }
}
