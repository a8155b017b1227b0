package org.cardline.line;

import java.util.random.RandomGenerator;
import org.cardline.media.ReceptionStatistics;
import org.cardline.media.Rtcp;
import org.cardline.media.RtcpSession;
import org.cardline.media.RtpPacket;
import org.cardline.media.RtpWriter;

/**
 * A leg's control protocol: a report every five seconds or so, and what the far end reports, looked for once a second.
 * Belongs to the leg's tick.
 */
final class Reports {
    private static final int TICK_MILLIS = 20;
    private static final int TICKS_BETWEEN_LOOKS = 50;

    private final RtpSockets sockets;
    private final ReceptionStatistics heard = new ReceptionStatistics();
    private final RtcpSession session;
    private final int intervalTicks;
    private int ticks;

    Reports(RtpSockets sockets, RtpWriter sent, RandomGenerator random) {
        this.sockets = sockets;
        session = new RtcpSession(sent, heard, Long.toHexString(random.nextLong()));
        intervalTicks = (int) (Rtcp.interval(random).toMillis() / TICK_MILLIS);
        ticks = random.nextInt(intervalTicks);
    }

    void heard(RtpPacket packet) {
        heard.received(packet, System.nanoTime());
    }

    /** Once a tick; true if the far end gave a sign of life. */
    boolean tick(Scratch scratch, boolean speaks) {
        ticks++;
        if (speaks && ticks % intervalTicks == 0) send(scratch);
        return ticks % TICKS_BETWEEN_LOOKS == 0 && look(scratch);
    }

    private boolean look(Scratch scratch) {
        boolean any = false;
        while (sockets.receiveRtcp(scratch.in)) {
            session.received(scratch.in, System.currentTimeMillis());
            any = true;
        }
        return any;
    }

    private void send(Scratch scratch) {
        scratch.out.clear();
        session.write(scratch.out, System.currentTimeMillis(), false);
        scratch.out.flip();
        sockets.sendRtcp(scratch.out);
    }
}
