package org.cardline.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.cardline.media.Clip;

/** The flite synthesiser, a process a name: the clearer of the two voices. */
final class Flite implements NameVoice {
    /** The voice that the recorded prompts are made with. */
    private static final String VOICE = "rms";

    /** A name takes some 30 ms; a process that takes longer than this is stopped. */
    private static final long PATIENCE_SECONDS = 5;

    private final Path program;

    private Flite(Path program) {
        this.program = program;
    }

    /** Flite, if it is installed. */
    static Optional<NameVoice> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "flite"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Flite::new);
    }

    @Override
    public Clip read(String name) {
        try {
            Path wav = Files.createTempFile("name", ".wav");
            try {
                run(name, wav);
                return telephone(wav);
            } finally {
                Files.delete(wav);
            }
        } catch (IOException | UnsupportedAudioFileException e) {
            throw new UncheckedIOException(new IOException("flite could not read a name", e));
        }
    }

    private void run(String name, Path wav) throws IOException {
        Process flite = new ProcessBuilder(
                        List.of(program.toString(), "-voice", VOICE, "-t", name, "-o", wav.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!flite.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IOException("flite takes too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            flite.destroyForcibly();
        }
    }

    private static Clip telephone(Path wav) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            return Narrowband.of(sound.readAllBytes(), sound.getFormat());
        }
    }
}
