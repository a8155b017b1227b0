package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truncated, doubled, reordered and mutated messages: never an exception, never state without end. */
class FuzzTest {
    private static final int MESSAGES = 20_000;
    private static final InetSocketAddress US = new InetSocketAddress("127.0.0.1", 5060);
    private static final InetSocketAddress THEM = new InetSocketAddress("127.0.0.1", 5070);
    private static final int MAX_TRANSACTIONS = 500;

    private final List<byte[]> seen = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void nothingThatArrivesThrowsOrStays(long seed) {
        var random = new Random(seed);
        var rfc = UserAgentSettings.of(US, "Cardline/test");
        var settings = new UserAgentSettings(US, rfc.product(), rfc.t1(), rfc.t2(), rfc.t4(), MAX_TRANSACTIONS);
        var agent = new UserAgent(settings, new Random(seed));
        collectMessages();
        Instant now = SimulatedNetwork.START;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] bytes = mangled(random);
            try {
                obey(agent, agent.received(bytes, bytes.length, THEM, now), now, random);
                if (random.nextInt(4) == 0) now = now.plusMillis(random.nextInt(1_000));
                obey(agent, agent.elapsed(now), now, random);
            } catch (RuntimeException thrown) {
                String message = new String(bytes, StandardCharsets.ISO_8859_1);
                throw new AssertionError("seed " + seed + ", message " + i + ":\n" + message, thrown);
            }
            assertThat(agent.transactions()).isLessThan(3 * MAX_TRANSACTIONS);
        }
        settle(agent, now, random);
        assertThat(agent.transactions()).as("seed %d", seed).isZero();
    }

    /** Every RFC 4475 message, and all that two user agents say in a call that holds, resumes and ends. */
    private void collectMessages() {
        for (var names : List.of(Rfc4475ValidTest.MESSAGES, Rfc4475InvalidTest.MESSAGES, Rfc4475ServedTest.MESSAGES)) {
            for (String name : names) seen.add(Torture.bytes(name));
        }
        var network = SimulatedNetwork.perfect();
        Party caller = network.join(5070);
        Party callee = network.join(5060);
        callee.acceptsEverything();
        Call call = caller.calls(callee);
        network.run(Duration.ofSeconds(1));
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(1));
        caller.hangUp(call);
        Call second = caller.calls(callee);
        caller.cancel(second);
        network.run(Duration.ofSeconds(1));
        for (String each : caller.arrived) seen.add(each.getBytes(StandardCharsets.ISO_8859_1));
        for (String each : callee.arrived) seen.add(each.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] mangled(Random random) {
        byte[] bytes = seen.get(random.nextInt(seen.size())).clone();
        if (bytes.length == 0) return bytes;
        return switch (random.nextInt(8)) {
            case 0 -> bytes;
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> spliced(bytes, random);
            case 3 -> linesShuffled(bytes, random);
            case 4 -> linesDoubled(bytes, random);
            default -> bytesChanged(bytes, random);
        };
    }

    private static byte[] bytesChanged(byte[] bytes, Random random) {
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            byte[] likely = " \t\r\n;:,<>\"\\@?=%/[]0\0".getBytes(StandardCharsets.ISO_8859_1);
            boolean grammar = random.nextBoolean();
            bytes[random.nextInt(bytes.length)] =
                    grammar ? likely[random.nextInt(likely.length)] : (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] spliced(byte[] bytes, Random random) {
        byte[] other = seen.get(random.nextInt(seen.size()));
        int cut = random.nextInt(bytes.length);
        byte[] both = Arrays.copyOf(bytes, cut + other.length);
        System.arraycopy(other, 0, both, cut, other.length);
        return both;
    }

    private static byte[] linesShuffled(byte[] bytes, Random random) {
        var lines = new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1)));
        int a = random.nextInt(lines.size());
        int b = random.nextInt(lines.size());
        lines.add(a, lines.remove(b));
        return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] linesDoubled(byte[] bytes, Random random) {
        var lines = new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1)));
        String line = lines.get(random.nextInt(lines.size()));
        for (int i = random.nextInt(300); i >= 0; i--) lines.add(Math.min(1, lines.size()), line);
        return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The user answers at random; what the agent sends comes back mangled later. */
    private void obey(UserAgent agent, List<Output> outputs, Instant now, Random random) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Send(byte[] datagram, var _) -> {
                    assertThat(MessageParser.parse(datagram, datagram.length)).isInstanceOf(Parsed.Whole.class);
                    if (seen.size() < 2_000) seen.add(datagram);
                }
                case Output.Happened(CallEvent event) -> answer(agent, event, now, random);
            }
        }
    }

    private void answer(UserAgent agent, CallEvent event, Instant now, Random random) {
        Call call = event.call();
        var session = OfferAnswer.offer(Origin.of(1, US.getAddress()), US, Direction.SENDRECV);
        switch (random.nextInt(6)) {
            case 0 -> obey(agent, agent.ring(call, now), now, random);
            case 1, 2 -> obey(agent, agent.accept(call, session, now), now, random);
            case 3 -> obey(agent, agent.refuse(call, 486, "Busy", Optional.empty(), now), now, random);
            case 4 -> obey(agent, agent.reinvite(call, session, now), now, random);
            default -> obey(agent, agent.bye(call, now), now, random);
        }
        open.add(call);
    }

    private final List<Call> open = new ArrayList<>();

    private void settle(UserAgent agent, Instant now, Random random) {
        for (Call call : List.copyOf(open)) obey(agent, agent.bye(call, now), now, random);
        for (Instant then = now; agent.nextTimer().isBefore(Instant.MAX); ) {
            then = agent.nextTimer();
            assertThat(then).isBefore(now.plus(Duration.ofMinutes(10)));
            agent.elapsed(then);
        }
    }
}
