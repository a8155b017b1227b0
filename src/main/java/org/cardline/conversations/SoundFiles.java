package org.cardline.conversations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<Piece> pieces = pieces(announcement.parts());
        return caller -> {
            for (Piece piece : pieces) {
                caller.say(piece.sound, piece.stopKeys);
                caller.forgetKeys();
            }
        };
    }

    /** What is played in one go, and the keys that end it. */
    private record Piece(Utterance sound, StopKeys stopKeys) {}

    /** Parts in a row that no key stops are one piece: nobody has to wake between them. */
    private List<Piece> pieces(List<EntryPoint.Part> parts) {
        var pieces = new ArrayList<Piece>();
        for (EntryPoint.Part part : parts) {
            Utterance sound = sounds.getOrDefault(part.audio(), new Utterance("", List.of()));
            var stopKeys = new StopKeys(part.stopKeys());
            boolean goesOn = !pieces.isEmpty()
                    && stopKeys.equals(StopKeys.NONE)
                    && pieces.getLast().stopKeys.equals(StopKeys.NONE);
            pieces.add(new Piece(goesOn ? pieces.removeLast().sound.then(sound) : sound, stopKeys));
        }
        return pieces;
    }
}
