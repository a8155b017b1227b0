package org.cardline.line;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The RTP ports, in pairs. A port rests before it serves another call, so that late packets of the last one die: the one
 * that rested longest is taken first. Owned by the SIP thread.
 */
final class Ports {
    /** How long a port rests at least. */
    static final Duration REST = Duration.ofMillis(500);

    private final InetAddress bind;
    private final ArrayDeque<Resting> resting = new ArrayDeque<>();

    private record Resting(int port, Instant since) {}

    /** All pairs from {@code first} to {@code last}. */
    Ports(InetAddress bind, int first, int last) {
        this.bind = bind;
        for (int port = first + (first & 1); port < last; port += 2) resting.add(new Resting(port, Instant.MIN));
    }

    /** A pair of ports; empty if all are in use, resting, or somebody else's. */
    Optional<RtpSockets> take(Instant now) {
        for (int tried = resting.size(); tried > 0 && isRested(now); tried--) {
            int port = resting.removeFirst().port();
            try {
                return Optional.of(RtpSockets.open(bind, port));
            } catch (IOException somebodyElses) {
                resting.addLast(new Resting(port, now));
            }
        }
        return Optional.empty();
    }

    private boolean isRested(Instant now) {
        return !resting.getFirst().since().isAfter(now.minus(REST));
    }

    /** Closes them; the ports begin their rest. */
    void giveBack(RtpSockets sockets, Instant now) {
        sockets.close();
        resting.addLast(new Resting(sockets.port(), now));
    }
}
