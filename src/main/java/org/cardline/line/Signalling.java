package org.cardline.line;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.Invitation;
import org.cardline.sip.Output;
import org.cardline.sip.Referral;
import org.cardline.sip.SessionDescription;
import org.cardline.sip.UserAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SIP thread: carries datagrams between its socket and the user agent, and tells what happened to calls. Others reach
 * what it owns by orders. It waits for nothing but the network and the next timer.
 */
final class Signalling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Signalling.class);

    /** The largest UDP datagram. */
    private static final int DATAGRAM_BYTES = 65_536;

    /** A burst of calls waits here; what does not fit is repeated by its callers. */
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    /** Datagrams read before orders and timers have their turn. */
    private static final int DATAGRAMS_A_TURN = 64;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final DatagramChannel channel;
    private final Selector selector;
    private final UserAgent userAgent;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final ByteBuffer in = ByteBuffer.allocate(DATAGRAM_BYTES);
    private final Thread thread;
    private Consumer<CallEvent> calls = event -> {};
    private volatile boolean closed;

    /** @param channel bound; closed with this */
    Signalling(DatagramChannel channel, UserAgent userAgent, InstantSource clock) throws IOException {
        this.channel = channel;
        this.userAgent = userAgent;
        this.clock = clock;
        selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        thread = Thread.ofPlatform().name("sip").priority(Thread.MAX_PRIORITY).unstarted(this::run);
    }

    /** @throws IOException if the address is not ours, or in use */
    static DatagramChannel bind(InetSocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            return channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
                    .bind(address);
        } catch (IOException taken) {
            channel.close();
            throw new PortTaken(PortTaken.Use.SIP, "SIP cannot listen at " + address, taken);
        }
    }

    /** @param calls told on the SIP thread what happens to calls */
    void start(Consumer<CallEvent> calls) {
        this.calls = calls;
        thread.start();
    }

    /** Any thread: to be done on the SIP thread, soon and in order. It must not wait. */
    void order(Runnable order) {
        orders.add(order);
        if (Thread.currentThread() != thread) selector.wakeup();
    }

    /** SIP thread: the agent's time. */
    Instant now() {
        return clock.instant();
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(this::readable, waitMillis());
                obey();
                carryOut(userAgent.elapsed(now()));
            } catch (IOException | RuntimeException | OutOfMemoryError fault) {
                LOG.error("The SIP thread goes on after a fault", fault);
            }
        }
        obey();
    }

    private long waitMillis() {
        if (!orders.isEmpty()) return 1;
        Instant now = now();
        Instant latest = now.plus(LONGEST_WAIT);
        Instant next = userAgent.nextTimer();
        return Math.max(
                1, Duration.between(now, next.isBefore(latest) ? next : latest).toMillis());
    }

    private void readable(SelectionKey key) {
        try {
            for (int i = 0; i < DATAGRAMS_A_TURN; i++) if (!read()) return;
        } catch (IOException unreachable) {
            LOG.debug("Nothing to read", unreachable);
        }
    }

    private boolean read() throws IOException {
        in.clear();
        if (!(channel.receive(in) instanceof InetSocketAddress from)) return false;
        carryOut(userAgent.received(in.array(), in.position(), from, now()));
        return true;
    }

    private void obey() {
        for (Runnable order = orders.poll(); order != null; order = orders.poll()) order.run();
    }

    /** Where this end point is, as it stands in a URI. */
    String hostPort(InetAddress own) {
        String host = own.getHostAddress();
        int port = channel.socket().getLocalPort();
        return (own instanceof Inet6Address ? '[' + host + ']' : host) + ':' + port;
    }

    /**
     * Places a call.
     *
     * @param placed told the call before anything happens to it
     */
    void invite(Invitation invitation, Consumer<Call> placed) {
        UserAgent.Placed invited = userAgent.invite(invitation, now());
        placed.accept(invited.call());
        carryOut(invited.outputs());
    }

    void ring(Call call) {
        carryOut(userAgent.ring(call, now()));
    }

    void accept(Call call, SessionDescription session) {
        carryOut(userAgent.accept(call, session, now()));
    }

    /** With the words that RFC 3261, 21 has for it. */
    void refuse(Call call, int status) {
        refuse(call, status, reason(status), Optional.empty());
    }

    private static String reason(int status) {
        return switch (status) {
            case 486 -> "Busy Here";
            case 488 -> "Not Acceptable Here";
            default -> "Service Unavailable";
        };
    }

    void refuse(Call call, int status, String reason, Optional<Duration> retryAfter) {
        carryOut(userAgent.refuse(call, status, reason, retryAfter, now()));
    }

    void accept(Referral referral) {
        carryOut(userAgent.accept(referral, now()));
    }

    void refuse(Referral referral, int status, String reason) {
        carryOut(userAgent.refuse(referral, status, reason, now()));
    }

    void progress(Referral referral, int status, String reason) {
        carryOut(userAgent.progress(referral, status, reason, now()));
    }

    void probe(Call call) {
        carryOut(userAgent.probe(call, now()));
    }

    void bye(Call call) {
        carryOut(userAgent.bye(call, now()));
    }

    /** SIP thread: sends and tells what the user agent wants sent and told, in its order. */
    private void carryOut(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Send(byte[] datagram, InetSocketAddress to) -> send(datagram, to);
                case Output.Happened(CallEvent event) -> calls.accept(event);
            }
        }
    }

    private void send(byte[] datagram, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(datagram), to);
        } catch (IOException | RuntimeException unreachable) {
            LOG.debug("Not sent to {}", to, unreachable);
        }
    }

    /** Ends the thread and closes the socket. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try (channel;
                selector) {
            thread.join(LONGEST_WAIT);
        } catch (IOException alreadyClosed) {
            LOG.debug("Closed before", alreadyClosed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
