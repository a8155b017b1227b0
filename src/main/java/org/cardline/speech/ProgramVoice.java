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

/** A synthesiser outside this process, started for each name: the name goes in as a file, and comes out as a WAV file. */
final class ProgramVoice implements NameVoice {
    /** The voice that the recorded prompts are made with; docs/adr/0009 says why. */
    private static final String FLITE_VOICE = "rms";

    /** As the Spanish recordings are, which wait for a person's too; scripts/make-prompts. */
    private static final String SPANISH = "es-419";

    /** Flite takes some 30 ms, Piper some 300; a process that takes longer than this is stopped. */
    private static final long PATIENCE_SECONDS = 5;

    private final Path program;
    private final Arguments arguments;

    private ProgramVoice(Path program, Arguments arguments) {
        this.program = program;
        this.arguments = arguments;
    }

    /** What a program is started with to read the file {@code said}, which is also its input, into {@code wav}. */
    private interface Arguments {
        List<String> of(String said, String wav);
    }

    /** Flite, if it is installed. */
    static Optional<NameVoice> flite() {
        return installed("flite", (said, wav) -> List.of("-voice", FLITE_VOICE, "-f", said, "-o", wav));
    }

    /** The Spanish of espeak-ng, if it is installed. */
    static Optional<NameVoice> spanish() {
        return installed("espeak-ng", (said, wav) -> List.of("-v", SPANISH, "-f", said, "-w", wav));
    }

    private static Optional<NameVoice> installed(String name, Arguments arguments) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new ProgramVoice(program, arguments));
    }

    /** Piper, as its command line was in 2023.11.14: the name on its input, mono 16-bit sound of the model's rate. */
    static NameVoice piper(PiperVoice piper) {
        return new ProgramVoice(
                piper.program(), (_, wav) -> List.of("--model", piper.model().toString(), "--output_file", wav));
    }

    @Override
    public Clip read(String name) {
        try {
            Path said = Files.createTempFile("name", ".txt"), wav = Files.createTempFile("name", ".wav");
            try {
                Files.writeString(said, name + "\n");
                run(said, wav);
                return telephone(wav);
            } finally {
                Files.delete(said);
                Files.delete(wav);
            }
        } catch (IOException | UnsupportedAudioFileException e) {
            throw new UncheckedIOException(new IOException(program + " could not read a name", e));
        }
    }

    private void run(Path said, Path wav) throws IOException {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(program.toString()), arguments.of(said.toString(), wav.toString()).stream())
                        .toList())
                .redirectInput(said.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new IOException("it takes too long");
            if (process.exitValue() != 0) throw new IOException("it ended with " + process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Clip telephone(Path wav) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            return Narrowband.of(sound.readAllBytes(), sound.getFormat());
        }
    }
}
