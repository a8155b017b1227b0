package org.cardline.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header lines of a message in their order, names in canonical spelling, values unfolded and trimmed; one character
 * a byte, as ISO 8859-1.
 */
public final class Headers {
    private final List<String> names = new ArrayList<>(16);
    private final List<String> values = new ArrayList<>(16);

    Headers() {}

    void add(String name, String value) {
        names.add(HeaderName.canonical(name));
        values.add(value);
    }

    int size() {
        return names.size();
    }

    String name(int index) {
        return names.get(index);
    }

    String value(int index) {
        return values.get(index);
    }

    /** Index of the first line of this name, or -1. */
    private int indexOf(String name) {
        for (int i = 0; i < names.size(); i++) if (names.get(i).equalsIgnoreCase(name)) return i;
        return -1;
    }

    /** The value of the first line of this name, in any case, compact or not. */
    public Optional<String> first(String name) {
        int index = indexOf(HeaderName.canonical(name));
        return index < 0 ? Optional.empty() : Optional.of(values.get(index));
    }

    void replaceFirst(String name, String value) {
        int index = indexOf(name);
        if (index >= 0) values.set(index, value);
    }

    /** The values of all lines of this name, in their order. */
    public List<String> all(String name) {
        var all = new ArrayList<String>(2);
        for (int i = 0; i < names.size(); i++) if (names.get(i).equalsIgnoreCase(name)) all.add(values.get(i));
        return all;
    }

    /** The value of a header that must be there exactly once. */
    String only(String name) {
        return optional(name).orElseThrow(() -> new MalformedException("Missing " + name));
    }

    /** The value of a header that may be there once. */
    Optional<String> optional(String name) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals(name)) continue;
            if (found.isPresent()) throw new MalformedException("More than one " + name);
            found = Optional.of(values.get(i));
        }
        return found;
    }

    /** The elements of a comma-separated header of tokens, over all its lines. */
    List<String> tokens(String name) {
        var all = new ArrayList<String>();
        for (String line : all(name)) {
            for (String each : line.split(",")) if (!each.isBlank()) all.add(each.strip());
        }
        return all;
    }
}
