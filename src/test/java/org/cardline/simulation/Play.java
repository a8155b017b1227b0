package org.cardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cardline.store.Store;

/**
 * A play: what it is about, who calls, and the calls. Lines of the head are {@code # …}, {@code Programme: …},
 * {@code Dials: …}, {@code Card: …}, perhaps {@code Speech: on}, {@code At: 2026-11-26T15:00:00Z}, {@code Agent: ana}, who has no
 * time until somebody waits or is called back, and {@code Callbacks: on}, and {@code Host: answers | takes 5 s | is down | takes no commands}; then an empty
 * line, and the calls, parted by empty lines; one that begins with {@code The line calls back.} is the line's.
 */
public record Play(List<String> head, List<List<String>> calls) {
    /** Reads one. */
    public static Play of(String text) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : text.strip().split("\n\n")) parts.add(part.lines().toList());
        return new Play(parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** Plays it, and gives it back as it went. */
    public String perform(Store store) {
        try (var world = world(store, 0)) {
            var played = new ArrayList<String>();
            Optional<String> reference = Optional.empty();
            for (List<String> call : calls) {
                var script = new Script(callersPart(call), Wallet.with(card()), world).knowing(reference);
                Transcript transcript = call.getFirst().equals("The line calls back.")
                        ? world.isCalledBack(script)
                        : world.call(value("Dials"), script);
                played.add(transcript.play());
                reference = transcript.reference().or(() -> script.reference());
            }
            return String.join("\n", head) + "\n\n" + String.join("\n\n", played) + "\n";
        }
    }

    /** The world in which it is played; another variant has other references. */
    public World world(Store store, int variant) {
        String programme = value("Programme");
        boolean callsBack = head.contains("Callbacks: on");
        var world = new World(store, callsBack ? World.callingBack(programme) : programme, head.hashCode() + variant);
        disturb(world, value("Host"));
        world.listens(head.contains("Speech: on"));
        optional("At").map(Instant::parse).ifPresent(world.time()::passUntil);
        optional("Agent").ifPresent(world::hasAgent);
        return world;
    }

    /** Its first call, by a caller who hangs up instead of the step after so many. */
    public Transcript firstCall(World world, int steps) {
        var script = new Script(callersPart(calls.getFirst()), Wallet.with(card()), world);
        return world.call(value("Dials"), script, steps);
    }

    /** Its last call, after those before it, by a caller who behaves so. */
    public Transcript lastCall(World world, UnaryOperator<Behaviour> how) {
        Optional<String> reference = Optional.empty();
        for (List<String> call : calls) {
            var script = new Script(callersPart(call), Wallet.with(card()), world).knowing(reference);
            Transcript transcript = world.call(value("Dials"), call == calls.getLast() ? how.apply(script) : script);
            if (call == calls.getLast()) return transcript;
            reference = transcript.reference().or(script::reference);
        }
        throw new IllegalStateException("A play has a call");
    }

    /** What the line says last in it, before goodbye: where the caller wanted to get. */
    public String lastWords() {
        List<String> said = calls.getLast().stream()
                .filter(line -> line.startsWith("Line: "))
                .filter(line -> !line.contains("reference is ") && !line.contains(": press "))
                .map(line -> line.substring("Line: ".length()))
                .toList();
        return said.get(said.size() - 2);
    }

    /** The caller's card, by the fixture's name. */
    public String card() {
        return value("Card");
    }

    private static void disturb(World world, String host) {
        if (host.equals("is down")) world.host().goDown();
        if (host.equals("takes no commands")) world.host().takeNoCommands();
        if (host.matches("takes \\d+ s")) {
            world.time().hostTakes(Duration.ofSeconds(Long.parseLong(host.replaceAll("[^0-9]", ""))));
        }
    }

    private static List<String> callersPart(List<String> call) {
        return call.stream()
                .filter(line -> line.startsWith("Caller: "))
                .map(line -> line.substring("Caller: ".length()))
                .collect(Collectors.toList());
    }

    private String value(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("A play's head says " + name + ": …"));
    }

    private Optional<String> optional(String name) {
        return head.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }
}
