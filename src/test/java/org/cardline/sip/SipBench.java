package org.cardline.sip;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/** Measures this room alone, by its thread's own CPU: messages parsed, calls set up and ended, memory of a call. */
final class SipBench {
    private static final InetSocketAddress CALLER = address(5060);
    private static final InetSocketAddress CALLEE = address(5070);

    private record Datagram(byte[] bytes, InetSocketAddress from, InetSocketAddress to) {}

    private final UserAgent caller = new UserAgent(UserAgentSettings.of(CALLER, "Cardline/bench"), new Random(1));
    private final UserAgent callee = new UserAgent(UserAgentSettings.of(CALLEE, "Cardline/bench"), new Random(2));
    private final Queue<Datagram> network = new ArrayDeque<>();
    private final List<Call> answered = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private byte[] invite = {};

    private SipBench() {}

    public static void main(String[] args) {
        var bench = new SipBench();
        bench.calls(100_000);
        bench.calls(100_000);
        bench.parses(300_000);
        bench.parses(1_000_000);
        bench.memory(20_000);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** INVITE, 200, ACK, BYE, 200 between two user agents: 2,000 calls a second of simulated time. */
    private void calls(int count) {
        long start = cpuNanos();
        for (int i = 0; i < count; i++) {
            place();
            hangUp();
            if (i % 2 == 0) pass();
        }
        double seconds = (cpuNanos() - start) / 1e9;
        System.out.printf(
                "calls: %,.0f/s, both ends; %.1f us a call and end; %,d transactions kept%n",
                count / seconds, seconds / count / 2 * 1e6, caller.transactions() + callee.transactions());
    }

    /** INVITE parsed and its headers judged. */
    private void parses(int count) {
        long start = cpuNanos();
        int read = 0;
        for (int i = 0; i < count; i++) {
            if (MessageParser.parse(invite, invite.length) instanceof Parsed.Whole(Request request, int length)) {
                Grammar.check(request);
                read += length;
            }
        }
        double seconds = (cpuNanos() - start) / 1e9;
        System.out.printf(
                "INVITE of %d bytes parsed and judged: %,.0f/s, %.2f us (%,d bytes read)%n",
                invite.length, count / seconds, seconds / count * 1e6, read);
    }

    /** Heap of established calls, both ends, once the transactions have gone. */
    private void memory(int count) {
        for (int i = 0; i < count; i++) place();
        drain();
        int calls = caller.calls() + callee.calls();
        long with = used();
        while (!answered.isEmpty()) hangUp();
        drain();
        double each = (with - used()) / (double) calls;
        System.out.printf("established call: %,.0f bytes an end, its handle included%n", each);
    }

    private void drain() {
        for (int i = 0; i < 80; i++) {
            now = now.plusMillis(500);
            obey(caller.elapsed(now), CALLER);
            obey(callee.elapsed(now), CALLEE);
            deliver();
        }
    }

    /** Of this thread alone: others may use the machine too. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void place() {
        var offer = OfferAnswer.offer(Origin.of(1, CALLER.getAddress()), address(10_000), Direction.SENDRECV);
        var invitation = new Invitation(
                Uri.of("sip:4711@127.0.0.1:5070"), Uri.of("sip:+12125550100@127.0.0.1"), "", offer, CALLEE, Map.of());
        obey(caller.invite(invitation, now).outputs(), CALLER);
        if (invite.length == 0) invite = network.element().bytes();
        deliver();
    }

    private void hangUp() {
        obey(caller.bye(answered.removeLast(), now), CALLER);
        deliver();
    }

    private void pass() {
        now = now.plusMillis(1);
        if (!caller.nextTimer().isAfter(now)) obey(caller.elapsed(now), CALLER);
        if (!callee.nextTimer().isAfter(now)) obey(callee.elapsed(now), CALLEE);
    }

    private void deliver() {
        while (!network.isEmpty()) {
            Datagram next = network.remove();
            var agent = next.to.equals(CALLER) ? caller : callee;
            obey(agent.received(next.bytes, next.bytes.length, next.from, now), next.to);
        }
    }

    private void obey(List<Output> outputs, InetSocketAddress from) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Send(byte[] bytes, InetSocketAddress to) -> network.add(new Datagram(bytes, from, to));
                case Output.Happened(CallEvent.Invited(Call call, var offer, var _)) ->
                    accept(call, offer.orElseThrow());
                case Output.Happened(CallEvent.Answered(Call call, var _)) -> answered.add(call);
                case Output.Happened(var _) -> {}
            }
        }
    }

    private void accept(Call call, SessionDescription offer) {
        var origin = Origin.of(2, CALLEE.getAddress());
        var agreed = OfferAnswer.answer(offer, origin, address(10_002), Direction.SENDRECV)
                .orElseThrow();
        obey(callee.accept(call, agreed.answer(), now), CALLEE);
    }
}
