package org.cardline.phone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The keys of the terminal, each at once where {@code stty} can make it so; else, and where the keys come through a pipe,
 * with Enter. Restores the terminal when it is closed.
 */
final class Keyboard implements AutoCloseable {
    private static final String KEYS = "0123456789*#h";

    private final Optional<String> before;

    private Keyboard(Optional<String> before) {
        this.before = before;
    }

    /** @param keys told each key, on a thread of its own; {@code h} is to hang up; others are left out */
    static Keyboard open(Consumer<Character> keys) {
        Optional<String> before = stty("-g")
                .filter(settings -> stty("-icanon", "-echo", "min", "1").isPresent());
        Thread.ofPlatform().daemon().name("keyboard").start(() -> read(keys));
        return new Keyboard(before);
    }

    /** Whether each key counts at once. */
    boolean isImmediate() {
        return before.isPresent();
    }

    private static void read(Consumer<Character> keys) {
        try {
            for (int key = System.in.read(); key >= 0; key = System.in.read()) {
                if (KEYS.indexOf(key) >= 0) keys.accept((char) key);
            }
        } catch (IOException closed) {
            // then nothing more is typed
        }
    }

    @Override
    public void close() {
        before.ifPresent(Keyboard::stty);
    }

    /** What it printed; empty where there is no terminal or no {@code stty}. */
    private static Optional<String> stty(String... arguments) {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(stty.getInputStream().readAllBytes()).strip();
            return stty.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
