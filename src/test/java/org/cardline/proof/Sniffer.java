package org.cardline.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cardline.proof.Secret.Form;

/** Looks for secrets, in all their forms at once, in whatever was written. */
final class Sniffer {
    /** The forms by their first two bytes. */
    private final Map<Integer, List<Wanted>> wanted = new HashMap<>();

    private final boolean[] begins = new boolean[1 << 16];

    private record Wanted(Secret secret, Form form) {
        boolean isAt(byte[] content, int at) {
            byte[] bytes = form.bytes();
            if (at + bytes.length > content.length) return false;
            for (int i = 0; i < bytes.length; i++) if (content[at + i] != bytes[i]) return false;
            return !form.standsAlone() || !goesOn(content, at, -1) && !goesOn(content, at + bytes.length - 1, 1);
        }

        /** Whether another digit follows there, another group of a UUID or of a number, or what it is a fraction of. */
        private static boolean goesOn(byte[] content, int at, int step) {
            char next = charAt(content, at + step), second = charAt(content, at + 2 * step);
            return Character.digit(next, 16) >= 0
                    || next == '-' && Character.digit(second, 16) >= 0
                    || (next == ' ' || next == '.') && Character.digit(second, 10) >= 0;
        }

        private static char charAt(byte[] content, int at) {
            return at < 0 || at >= content.length ? '\0' : (char) (content[at] & 0xff);
        }
    }

    Sniffer(List<Secret> secrets) {
        for (Secret secret : secrets) for (Form form : secret.forms()) add(new Wanted(secret, form));
    }

    private void add(Wanted each) {
        int key = key(each.form.bytes(), 0);
        begins[key] = true;
        wanted.computeIfAbsent(key, none -> new ArrayList<>()).add(each);
    }

    private static int key(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Each secret that is in there, with its form. */
    Set<String> findings(byte[] content) {
        var found = new TreeSet<String>();
        for (int at = 0; at + 1 < content.length; at++) {
            int key = key(content, at);
            if (begins[key]) find(content, at, key, found);
        }
        return found;
    }

    private void find(byte[] content, int at, int key, Set<String> found) {
        for (Wanted each : wanted.getOrDefault(key, List.of())) {
            if (each.isAt(content, at)) found.add(each.secret + " (" + each.form.name() + ")");
        }
    }
}
