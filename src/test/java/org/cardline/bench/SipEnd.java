package org.cardline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.cardline.sip.CallEvent;
import org.cardline.sip.Direction;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Origin;
import org.cardline.sip.Output;
import org.cardline.sip.SessionDescription;
import org.cardline.sip.UserAgent;
import org.cardline.sip.UserAgentSettings;

/** One socket with many telephones behind it, that signal and neither send nor take any sound. One thread. */
final class SipEnd implements AutoCloseable {
    private final InetAddress home = InetAddress.getLoopbackAddress();
    private final DatagramChannel channel;
    private final DatagramChannel sink;
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocate(65_536);
    private final Consumer<CallEvent> told;
    final UserAgent userAgent;

    /**
     * @param port 0 for any
     * @param told what happens to calls
     */
    SipEnd(int port, Consumer<CallEvent> told) throws IOException {
        this.told = told;
        channel = DatagramChannel.open().bind(new InetSocketAddress(home, port));
        sink = DatagramChannel.open().bind(new InetSocketAddress(home, 0));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        var random = new Random();
        userAgent = new UserAgent(
                UserAgentSettings.of((InetSocketAddress) channel.getLocalAddress(), "Cardline/bench"), random);
    }

    /** Where sound is to go: to a socket that nobody reads, which costs the kernel next to nothing. */
    private InetSocketAddress media() throws IOException {
        return (InetSocketAddress) sink.getLocalAddress();
    }

    SessionDescription offer() throws IOException {
        return OfferAnswer.offer(Origin.of(1, home), media(), Direction.SENDRECV);
    }

    SessionDescription answer(SessionDescription offered) throws IOException {
        return OfferAnswer.answer(offered, Origin.of(1, home), media(), Direction.SENDRECV)
                .orElseThrow()
                .answer();
    }

    /** Takes what came, for at most so long. */
    void run(long millis) throws IOException {
        selector.select(key -> {}, millis);
        in.clear();
        while (channel.receive(in) instanceof InetSocketAddress from) {
            carryOut(userAgent.received(in.array(), in.position(), from, Instant.now()));
            in.clear();
        }
        carryOut(userAgent.elapsed(Instant.now()));
    }

    void carryOut(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Send(byte[] datagram, InetSocketAddress to) -> send(datagram, to);
                case Output.Happened(CallEvent event) -> told.accept(event);
            }
        }
    }

    private void send(byte[] datagram, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(datagram), to);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        sink.close();
        selector.close();
    }
}
