package org.cardline.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code ;name=value} parameters after a header value. Values stand as they came, quotes included. */
record Parameters(List<Parameter> all) {
    static final Parameters NONE = new Parameters(List.of());

    /** @param value empty where the parameter stands alone */
    record Parameter(String name, String value) {}

    /** Reads parameters up to a comma or the end. */
    static Parameters parse(Cursor cursor, String where) {
        if (!cursor.take(';')) return NONE;
        var all = new ArrayList<Parameter>(4);
        do {
            if (all.size() == Limits.PARAMETERS) throw new MalformedException("Too many parameters in " + where);
            String name = cursor.token(where);
            all.add(new Parameter(name, cursor.take('=') ? value(cursor, where) : ""));
        } while (cursor.take(';'));
        return new Parameters(all);
    }

    private static String value(Cursor cursor, String where) {
        if (cursor.sees('"')) return cursor.quoted(where);
        String value = cursor.until(";, \t\"<>");
        if (value.isEmpty()) throw new MalformedException("Parameter without its value in " + where);
        return value;
    }

    Optional<String> get(String name) {
        for (Parameter each : all) if (each.name.equalsIgnoreCase(name)) return Optional.of(each.value);
        return Optional.empty();
    }

    /** These, with {@code name} set to {@code value}. */
    Parameters with(String name, String value) {
        var copy = new ArrayList<>(all);
        copy.removeIf(each -> each.name.equalsIgnoreCase(name));
        copy.add(new Parameter(name, value));
        return new Parameters(copy);
    }

    void appendTo(StringBuilder text) {
        for (Parameter each : all) {
            text.append(';').append(each.name);
            if (!each.value.isEmpty()) text.append('=').append(each.value);
        }
    }
}
