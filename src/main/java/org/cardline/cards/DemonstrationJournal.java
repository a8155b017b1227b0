package org.cardline.cards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the demonstration host has done, a line a command, each forced to disk before it is answered. It holds
 * references only. A last line without its end was being written when the process died and was never answered: it is
 * cut off.
 */
interface DemonstrationJournal extends AutoCloseable {
    /** All commands performed so far, the oldest first. */
    List<Performed> performed();

    /** Returns once the line is on disk. Called by one thread at a time. */
    void append(Performed performed);

    @Override
    void close();

    /** Forgets everything with the process. */
    static DemonstrationJournal inMemory() {
        return new DemonstrationJournal() {
            @Override
            public List<Performed> performed() {
                return List.of();
            }

            @Override
            public void append(Performed performed) {}

            @Override
            public void close() {}
        };
    }

    /**
     * The journal in this folder, which is made if need be.
     *
     * @throws IllegalStateException when another host uses the folder or the journal cannot be read
     */
    static DemonstrationJournal in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new OnDisk(folder.resolve("performed.tsv"));
        } catch (IOException cause) {
            throw new UncheckedIOException("The demonstration host cannot keep its state in " + folder + ".", cause);
        }
    }

    /** The file, locked against a second host. */
    final class OnDisk implements DemonstrationJournal {
        private final FileChannel channel;
        private final List<Performed> performed;

        private OnDisk(Path file) throws IOException {
            channel = FileChannel.open(file, CREATE, READ, WRITE);
            lock(file);
            performed = read(file);
        }

        private void lock(Path file) throws IOException {
            try {
                if (channel.tryLock() != null) return;
            } catch (OverlappingFileLockException inThisProcess) {
                // the same as a lock of another process
            }
            channel.close();
            throw new IllegalStateException("Another demonstration host uses " + file + ". Stop it first.");
        }

        private List<Performed> read(Path file) throws IOException {
            String text = Files.readString(file, UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            channel.truncate(whole.getBytes(UTF_8).length);
            channel.position(channel.size());
            var lines = new ArrayList<Performed>();
            for (String line : whole.lines().toList()) lines.add(parse(file, lines.size() + 1, line));
            return List.copyOf(lines);
        }

        private static Performed parse(Path file, int number, String line) {
            try {
                return Performed.of(line);
            } catch (RuntimeException cause) {
                throw new IllegalStateException(
                        file + " line " + number + " is damaged: " + cause.getMessage()
                                + " Move the file away to begin the demonstration anew.",
                        cause);
            }
        }

        @Override
        public List<Performed> performed() {
            return performed;
        }

        @Override
        public void append(Performed next) {
            try {
                ByteBuffer line = UTF_8.encode(next.line() + "\n");
                while (line.hasRemaining()) channel.write(line);
                channel.force(false);
            } catch (IOException cause) {
                throw new UncheckedIOException("The demonstration host cannot write its state.", cause);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException cause) {
                throw new UncheckedIOException("The demonstration host cannot close its state.", cause);
            }
        }
    }
}
