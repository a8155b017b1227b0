package org.cardline.phone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.cardline.sip.CallEvent;
import org.cardline.sip.Output;
import org.cardline.sip.UserAgent;
import org.cardline.sip.UserAgentSettings;

/** The telephone's SIP socket and the user agent behind it. Owned by the telephone's thread, but for {@link #wakeup}. */
final class Sip implements AutoCloseable {
    private static final int DATAGRAM_BYTES = 65_536;

    final UserAgent userAgent;
    private final DatagramChannel channel;
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocate(DATAGRAM_BYTES);
    private final Consumer<CallEvent> events;

    /** @param events told what happens to calls */
    Sip(InetSocketAddress local, RandomGenerator random, Consumer<CallEvent> events) throws IOException {
        this.events = events;
        channel = DatagramChannel.open().bind(local);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        userAgent = new UserAgent(UserAgentSettings.of(address(), "Cardline"), random);
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** Waits at most so long for datagrams, timers and {@link #wakeup}. */
    void run(long millis) throws IOException {
        selector.select(key -> {}, Math.max(1, millis));
        for (in.clear(); channel.receive(in) instanceof InetSocketAddress from; in.clear()) {
            carryOut(userAgent.received(in.array(), in.position(), from, Instant.now()));
        }
        carryOut(userAgent.elapsed(Instant.now()));
    }

    /** Any thread: ends the waiting. */
    void wakeup() {
        selector.wakeup();
    }

    void carryOut(List<Output> outputs) throws IOException {
        for (Output output : outputs) {
            switch (output) {
                case Output.Send(byte[] datagram, InetSocketAddress to) -> channel.send(ByteBuffer.wrap(datagram), to);
                case Output.Happened(CallEvent event) -> events.accept(event);
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
