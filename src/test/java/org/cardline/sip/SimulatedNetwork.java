package org.cardline.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Predicate;

/** User agents, a clock, and a network between them that delays, loses, doubles and reorders as its seed says. */
final class SimulatedNetwork {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private record Datagram(long order, Instant arrives, byte[] bytes, InetSocketAddress from, InetSocketAddress to) {}

    private final Map<InetSocketAddress, Party> parties = new HashMap<>();
    private final PriorityQueue<Datagram> under = new PriorityQueue<>((a, b) -> {
        int byTime = a.arrives.compareTo(b.arrives);
        return byTime != 0 ? byTime : Long.compare(a.order, b.order);
    });
    private final Random random;
    private final double loss;
    private final List<String> ladder = new ArrayList<>();
    private Instant now = START;
    private long sent;
    private Predicate<String> lost = line -> false;

    SimulatedNetwork(long seed, double loss) {
        this.random = new Random(seed);
        this.loss = loss;
    }

    /** A network that loses nothing. */
    static SimulatedNetwork perfect() {
        return new SimulatedNetwork(1, 0);
    }

    Party join(int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var party = new Party(this, address, random.nextLong());
        parties.put(address, party);
        return party;
    }

    Instant now() {
        return now;
    }

    /** From now on datagrams with such a first line ("5060>5070 ACK sip:…") don't arrive. */
    void loses(Predicate<String> lost) {
        this.lost = lost;
    }

    /** From now on everything arrives. */
    void losesNothing() {
        loses(line -> false);
    }

    /** How often a line that contains this was sent. */
    long count(String part) {
        return ladder.stream().filter(line -> line.contains(part)).count();
    }

    /** First lines of what was sent, in order: "5060>5070 INVITE sip:…". */
    List<String> ladder() {
        return ladder;
    }

    void send(byte[] bytes, InetSocketAddress from, InetSocketAddress to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String line = from.getPort() + ">" + to.getPort() + " " + text.substring(0, text.indexOf("\r\n"));
        ladder.add(line);
        if (lost.test(line) || random.nextDouble() < loss) return;
        deliver(bytes, from, to);
        if (random.nextDouble() < loss / 2) deliver(bytes, from, to);
    }

    private void deliver(byte[] bytes, InetSocketAddress from, InetSocketAddress to) {
        long millis = loss == 0 ? 1 : 1 + random.nextInt(200);
        under.add(new Datagram(sent++, now.plusMillis(millis), bytes, from, to));
    }

    /** Lets the clock run until nothing is under way and no alarm is due before {@code span} has passed. */
    void run(Duration span) {
        Instant end = now.plus(span);
        while (true) {
            Instant next = under.isEmpty() ? Instant.MAX : under.peek().arrives;
            for (Party each : parties.values())
                if (each.agent.nextTimer().isBefore(next)) next = each.agent.nextTimer();
            if (next.isAfter(end)) break;
            if (next.isAfter(now)) now = next;
            arrive();
            for (Party each : parties.values()) if (!each.agent.nextTimer().isAfter(now)) each.elapsed();
        }
        now = end;
    }

    private void arrive() {
        while (!under.isEmpty() && !under.peek().arrives.isAfter(now)) {
            Datagram datagram = under.poll();
            Party party = parties.get(datagram.to);
            if (party != null) party.received(datagram.bytes, datagram.from);
        }
    }
}
