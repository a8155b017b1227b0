package org.cardline.programme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.cardline.programme.EntryPoint.Announcement;
import org.cardline.programme.EntryPoint.Conversation;
import org.cardline.programme.EntryPoint.Menu;
import org.cardline.programme.EntryPoint.Part;
import org.cardline.programme.EntryPoint.Queued;
import org.cardline.programme.EntryPoint.Wait;

/** Reads {@code entry-points.yaml}. */
final class EntryPointsFile {
    /** The keys by RFC 4733 event: a key's place is its event's number. */
    private static final String KEYS = "0123456789*#ABCD";

    private final String language;

    EntryPointsFile(String language) {
        this.language = language;
    }

    List<EntryPoint> read(Section file) {
        var entryPoints = new ArrayList<EntryPoint>();
        var seen = new HashSet<String>();
        file.each("entry-points", each -> {
            EntryPoint entry = entryPoint(each);
            if (!entry.dialled().isEmpty() && !seen.add(entry.dialled())) {
                each.wrong("dialled", "'" + entry.dialled() + "' is dialled twice.", "Remove one of the two.");
            }
            return entryPoints.add(entry);
        });
        return List.copyOf(entryPoints);
    }

    private EntryPoint entryPoint(Section each) {
        return new EntryPoint(
                dialled(each),
                each.has("card") ? each.choice("card", CardType.class) : CardType.ANY,
                NumbersFile.reason(each),
                each.has("priority") ? each.integer("priority", 0, 9) : 0,
                each.optionalText("language").map(tag -> language(each, tag)).orElse(language),
                each.yes("accepts-charges", false),
                conversation(each));
    }

    private static String dialled(Section each) {
        String text = each.text("dialled");
        if (text.isEmpty() || text.matches("[a-z][a-z0-9-]{0,31}")) return text;
        return Dialling.e164(text).orElseGet(() -> {
            each.wrong(
                    "dialled",
                    "'" + text + "' is no number and no name.",
                    "Write +18005550199, or a short word in small letters.");
            return text;
        });
    }

    /** The tag as it is, reported where it is no language tag. */
    static String language(Section section, String tag) {
        if (Locale.forLanguageTag(tag).toLanguageTag().equals(tag)) return tag;
        section.wrong("language", "'" + tag + "' is no language tag.", "Write one such as en-US.");
        return tag;
    }

    private static Conversation conversation(Section each) {
        String word = each.text("conversation");
        return switch (word) {
            case "menu", "" -> new Menu();
            case "wait" -> new Wait();
            case "queue" -> new Queued(each.text("queue"));
            case "announcement" -> announcement(each);
            default -> {
                var known = List.of("menu", "announcement", "queue", "wait");
                each.has("parts");
                each.has("queue");
                each.wrong("conversation", "'" + word + "' is no conversation.", Nearest.hint(word, known));
                yield new Menu();
            }
        };
    }

    private static Announcement announcement(Section each) {
        List<Part> parts = each.each("parts", part -> new Part(audio(part), stopKeys(part)));
        if (parts.isEmpty()) each.wrong("parts", "The announcement has no 'parts'.", "List its sound files.");
        return new Announcement(parts);
    }

    private static Path audio(Section part) {
        String name = part.text("audio");
        Path audio = part.resolve(name);
        if (!name.isEmpty() && !Files.isRegularFile(audio)) {
            part.wrong("audio", "There is no file '" + name + "'.", "Give its path from this folder.");
        }
        return audio;
    }

    private static int stopKeys(Section part) {
        String keys = part.optionalText("stop-keys").orElse("");
        if (keys.equals("any")) return (1 << KEYS.length()) - 1;
        int mask = 0;
        for (char key : keys.toCharArray()) {
            int event = KEYS.indexOf(key);
            if (event >= 0) mask |= 1 << event;
            else part.wrong("stop-keys", "'" + key + "' is no key.", "Write any, or some of " + KEYS + ".");
        }
        return mask;
    }
}
