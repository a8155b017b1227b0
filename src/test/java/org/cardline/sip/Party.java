package org.cardline.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A user agent on the simulated network, what it heard, and what its user does about it. */
final class Party {
    UserAgent agent;
    final InetSocketAddress address;
    final List<CallEvent> events = new ArrayList<>();

    /** Datagrams that came, as text. */
    final List<String> arrived = new ArrayList<>();

    private final SimulatedNetwork network;
    private Consumer<CallEvent> behaviour = event -> {};

    Party(SimulatedNetwork network, InetSocketAddress address, long seed) {
        this.network = network;
        this.address = address;
        this.agent = new UserAgent(UserAgentSettings.of(address, "Cardline/test"), new Random(seed));
    }

    /** What the user does when something happens. */
    void behaves(Consumer<CallEvent> behaviour) {
        this.behaviour = behaviour;
    }

    /** Accepts every call and every new offer. */
    void acceptsEverything() {
        behaves(event -> {
            switch (event) {
                case CallEvent.Invited invited -> accept(invited.call(), invited.offer());
                case CallEvent.Reoffered again -> accept(again.call(), again.offer());
                default -> {}
            }
        });
    }

    Call calls(Party other) {
        return calls(other, "sip:4711@" + other.hostPort());
    }

    Call calls(Party other, String target) {
        var placed = agent.invite(
                new Invitation(
                        Uri.of(target),
                        Uri.of("sip:+12125550100@" + hostPort()),
                        "Ann \"Å\" 李",
                        offer(),
                        other.address,
                        Map.of()),
                network.now());
        done(placed.outputs());
        return placed.call();
    }

    String hostPort() {
        return address.getAddress().getHostAddress() + ':' + address.getPort();
    }

    SessionDescription offer() {
        return OfferAnswer.offer(origin(), media(), Direction.SENDRECV);
    }

    Origin origin() {
        return Origin.of(42, InetAddress.getLoopbackAddress());
    }

    private InetSocketAddress media() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 10_000);
    }

    void accept(Call call, Optional<SessionDescription> offer) {
        var session = offer.map(theirs -> OfferAnswer.answer(theirs, origin(), media(), Direction.SENDRECV)
                        .orElseThrow()
                        .answer())
                .orElseGet(this::offer);
        done(agent.accept(call, session, network.now()));
    }

    void ring(Call call) {
        done(agent.ring(call, network.now()));
    }

    void refuse(Call call, int status, Duration retryAfter) {
        done(agent.refuse(call, status, "No", Optional.of(retryAfter), network.now()));
    }

    void accept(Referral referral) {
        done(agent.accept(referral, network.now()));
    }

    void progress(Referral referral, int status, String reason) {
        done(agent.progress(referral, status, reason, network.now()));
    }

    void hangUp(Call call) {
        done(agent.bye(call, network.now()));
    }

    void cancel(Call call) {
        done(agent.cancel(call, network.now()));
    }

    void probe(Call call) {
        done(agent.probe(call, network.now()));
    }

    void reinvite(Call call, Direction direction) {
        done(agent.reinvite(call, OfferAnswer.offer(origin().next(), media(), direction), network.now()));
    }

    void received(byte[] bytes, InetSocketAddress from) {
        arrived.add(new String(bytes, StandardCharsets.ISO_8859_1));
        done(agent.received(bytes, bytes.length, from, network.now()));
    }

    void elapsed() {
        done(agent.elapsed(network.now()));
    }

    /** Sends raw text to another as if it were from here. */
    void says(Party other, String message) {
        network.send(
                message.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1),
                address,
                other.address);
    }

    /** The one call that was heard of. */
    Call only() {
        return events.getFirst().call();
    }

    /** What the first call offered. */
    Optional<SessionDescription> offered() {
        return heard(CallEvent.Invited.class).getFirst().offer();
    }

    /** Why calls ended, in order. */
    List<CallEvent.Why> why() {
        return heard(CallEvent.Ended.class).stream().map(CallEvent.Ended::why).toList();
    }

    /** Begins anew, knowing of no call: as after a restart. */
    void forget() {
        agent = new UserAgent(UserAgentSettings.of(address, "Cardline/test"), new Random(2));
    }

    void hangUpAll() {
        List.copyOf(events).forEach(event -> hangUp(event.call()));
    }

    /** Events of one kind, in order. */
    <T extends CallEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void done(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Send(byte[] datagram, InetSocketAddress to) -> network.send(datagram, address, to);
                case Output.Happened(CallEvent event) -> {
                    events.add(event);
                    behaviour.accept(event);
                }
            }
        }
    }
}
