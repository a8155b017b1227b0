package org.cardline.conversations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cardline.line.Caller;
import org.cardline.line.StopKeys;
import org.cardline.media.Clip;
import org.cardline.programme.EntryPoint;
import org.cardline.speech.Utterance;

/** The sound files of announcements, read once. */
final class SoundFiles {
    private final Map<Path, Utterance> sounds = new HashMap<>();

    private SoundFiles() {}

    /** @throws UncheckedIOException if a file cannot be read, saying which and how to mend it */
    static SoundFiles of(List<EntryPoint> entryPoints) {
        var files = new SoundFiles();
        for (EntryPoint entry : entryPoints) {
            if (entry.conversation() instanceof EntryPoint.Announcement announcement) {
                announcement.parts().forEach(part -> files.sounds.computeIfAbsent(part.audio(), SoundFiles::read));
            }
        }
        return files;
    }

    private static Utterance read(Path file) {
        try {
            return new Utterance("", List.of(Clip.fromWav(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays the parts one after the other; a key that stopped one does nothing more. */
    Consumer<Caller> playing(EntryPoint.Announcement announcement) {
        return caller -> {
            for (EntryPoint.Part part : announcement.parts()) {
                caller.say(
                        sounds.getOrDefault(part.audio(), new Utterance("", List.of())), new StopKeys(part.stopKeys()));
                caller.forgetKeys();
            }
        };
    }
}
