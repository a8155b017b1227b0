package org.cardline.phone;

import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Plays what a telephone hears by a program of this machine. Without one, without a sound card or a terminal it is silent.
 */
final class Speaker implements Ear, AutoCloseable {
    private static final List<List<String>> PLAYERS = List.of(
            List.of("aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", "8000", "-c", "1", "-"),
            List.of("play", "-q", "-t", "raw", "-e", "signed", "-b", "16", "-L", "-r", "8000", "-c", "1", "-"));

    /** Half a second; what a slow player has no room for is not heard. */
    private static final int MOST_FRAMES = 25;

    private final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(MOST_FRAMES);
    private final Thread thread = Thread.ofPlatform().daemon().name("speaker").start(this::play);

    @Override
    public void hears(short[] frame) {
        var bytes = new byte[2 * frame.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(frame);
        frames.offer(bytes);
    }

    private void play() {
        boolean somebodyListens = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        if (!somebodyListens) return;
        for (List<String> player : PLAYERS) if (playedBy(player)) return;
    }

    /** Whether this program was there and played until the end. */
    private boolean playedBy(List<String> command) {
        try {
            Process player = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream sound = player.getOutputStream()) {
                while (true) {
                    sound.write(frames.take());
                    sound.flush();
                }
            } finally {
                player.destroy();
            }
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException closed) {
            return true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
