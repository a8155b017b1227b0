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

    /** More datagrams in one look wait for the next; the kernel drops what it cannot hold. */
    private static final int MOST_DATAGRAMS_A_LOOK = 8;

    private final MediaPath media;
    private final RtpWriter sent;
    private final ReceptionStatistics heard = new ReceptionStatistics();
    private final RtcpSession session;
    private final int intervalTicks;
    private int ticks;

    Reports(MediaPath media, RtpWriter sent, RandomGenerator random) {
        this.media = media;
        this.sent = sent;
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
        if (speaks && ticks % intervalTicks == 0) send(scratch, false);
        return ticks % TICKS_BETWEEN_LOOKS == 0 && look(scratch);
    }

    private boolean look(Scratch scratch) {
        boolean any = false;
        for (int i = 0; i < MOST_DATAGRAMS_A_LOOK && media.receiveRtcp(scratch.in); i++) {
            if (!scratch.in.hasRemaining()) continue;
            session.received(scratch.in, System.currentTimeMillis());
            any = true;
        }
        return any;
    }

    /** Goodbye, unless nobody ever heard of us (RFC 3550, 6.3.7); what was lost is known now. */
    void leave(Scratch scratch) {
        scratch.packetsLost += heard.lostOfAll();
        if (sent.packets() > 0) send(scratch, true);
    }

    private void send(Scratch scratch, boolean bye) {
        scratch.out.clear();
        session.write(scratch.out, System.currentTimeMillis(), bye);
        scratch.out.flip();
        media.sendRtcp(scratch.out);
    }
}
