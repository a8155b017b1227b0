package org.cardline.line;

import java.io.IOException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cardline.phone.Ear;
import org.cardline.phone.Telephone;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;
import org.cardline.speech.Ears;

/**
 * A line on loopback with one conversation, and what its observer heard. {@code nobody} is a number it does not have,
 * {@code nonsense} one whose reception and {@code unlucky} one whose observer fails.
 */
final class TestLine implements AutoCloseable {
    /** Those of calls that are over rest for a while. */
    private static final int RTP_PORTS_A_CALL = 8;

    final BlockingQueue<CallEnd> ends = new LinkedBlockingQueue<>();
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final Line line;

    TestLine(Consumer<Caller> conversation) throws IOException {
        this(10, conversation);
    }

    TestLine(int maxCalls, Consumer<Caller> conversation) throws IOException {
        this(maxCalls, Optional.empty(), conversation);
    }

    TestLine(int maxCalls, Optional<Ears> ears, Consumer<Caller> conversation) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Reception reception = arrival -> switch (arrival.dialled()) {
            case "nobody" -> new Admission.Refused(404, "Not Found");
            case "nonsense" -> new Admission.Refused(200, "Refused");
            default -> new Admission.Served(conversation, arrival.dialled().equals("silent"));
        };
        int rtp = FreePorts.block(RTP_PORTS_A_CALL * maxCalls);
        var settings = new LineSettings(loopback, loopback, 0, rtp, rtp + RTP_PORTS_A_CALL * maxCalls - 1, 0, maxCalls);
        line = Line.start(settings, reception, OutboundPolicy.LOOPBACK, new Observer(), ears, InstantSource.system());
    }

    Telephone dial(String number, Ear ear) throws IOException {
        var uri =
                (SipUri) Uri.of("sip:" + number + "@127.0.0.1:" + line.address().getPort());
        return Telephone.dial(uri, "12025550123", ear);
    }

    /** RTP packets that it heard; one comes in 20 ms of a telephone's own time. */
    long packetsIn() {
        return line.meter().packetsIn();
    }

    /** RTP packets that it sent. */
    long packetsOut() {
        return line.meter().packetsOut();
    }

    /** How the next call ended; fails after twenty seconds. */
    CallEnd nextEnd() throws InterruptedException {
        CallEnd end = ends.poll(20, TimeUnit.SECONDS);
        if (end == null) throw new AssertionError("No call ended in 20 s");
        return end;
    }

    @Override
    public void close() {
        line.close();
    }

    private final class Observer implements CallObserver {
        @Override
        public void answered(Arrival arrival) {
            if (arrival.dialled().equals("unlucky")) throw new IllegalStateException("on purpose");
            heard.add("answered " + arrival.dialled());
        }

        @Override
        public void said(String callId, String words) {
            heard.add("said " + words);
        }

        @Override
        public void asked(String callId) {
            heard.add("asked");
        }

        @Override
        public void keyed(String callId, String shown) {
            heard.add("keyed " + shown);
        }

        @Override
        public void ended(CallEnd end) {
            ends.add(end);
        }
    }
}
