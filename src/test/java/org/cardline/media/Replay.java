package org.cardline.media;

import java.util.BitSet;
import java.util.List;

/** Plays a trace's packets through a buffer, which is read and taken from once in 20 ms, as a tick does it. */
final class Replay {
    private static final int FRAME = JitterBuffer.FRAME;
    private static final double FRAME_MILLIS = 20;

    /**
     * What a buffer made of a trace.
     *
     * @param addedMillis the mean time from a packet's arrival, had there been no jitter, to its playing
     * @param concealedPercent frames filled in, and frames of the far end never played, whichever are more
     */
    record Result(double addedMillis, double concealedPercent) {
        Result plus(Result other) {
            return new Result(addedMillis + other.addedMillis, concealedPercent + other.concealedPercent);
        }

        Result over(int count) {
            return new Result(addedMillis / count, concealedPercent / count);
        }

        /** The E-model's rating (ITU-T G.107), 93.2 at best, of a talk over this with 100 ms of other delay. */
        double rating() {
            double delay = 100 + addedMillis;
            double byDelay = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
            return 93.2 - byDelay - 95 * concealedPercent / (concealedPercent + 25.1);
        }
    }

    private final Trace trace;
    private final List<Trace.Arrival> arrivals;
    private final byte[] voice;
    private int arrived;

    Replay(Trace trace, Clip voice) {
        this.trace = trace;
        this.voice = voice.ulaw();
        arrivals = trace.arrivals();
    }

    Result adaptive() {
        var buffer = new JitterBuffer();
        var frame = new short[FRAME];
        var heard = new BitSet();
        double added = 0;
        int frames = 0, concealed = 0;
        for (double tick = 0; buffer.played() < Trace.PACKETS * FRAME; tick += FRAME_MILLIS) {
            while (hasArrived(tick)) buffer.put(packet(arrivals.get(arrived++).packet()));
            var taken = buffer.take(frame);
            int packet = buffer.played() / FRAME - 1;
            if (arrived == 0 || packet < 0) continue;
            frames++;
            if (taken == JitterBuffer.Frame.HEARD) heard.set(packet);
            else concealed++;
            added += tick - due(packet);
        }
        return result(added / frames, Math.max(concealed, Trace.PACKETS - heard.cardinality()));
    }

    /** Waits 60 ms from the first packet on, and then never changes. */
    Result fixed() {
        var here = new BitSet();
        double begins = Math.ceil(arrivals.getFirst().at() / FRAME_MILLIS) * FRAME_MILLIS + 60;
        double added = 0;
        int concealed = 0;
        for (int i = 0; i < Trace.PACKETS; i++) {
            double tick = begins + FRAME_MILLIS * i;
            while (hasArrived(tick)) here.set(arrivals.get(arrived++).packet());
            if (!here.get(i)) concealed++;
            added += tick - due(i);
        }
        return result(added / Trace.PACKETS, concealed);
    }

    private static Result result(double addedMillis, int concealed) {
        return new Result(addedMillis, 100.0 * concealed / Trace.PACKETS);
    }

    private boolean hasArrived(double tick) {
        return arrived < arrivals.size() && arrivals.get(arrived).at() <= tick;
    }

    /** When a packet would have come without any jitter. */
    private double due(int packet) {
        return trace.phase() + FRAME_MILLIS * packet + Trace.WAY;
    }

    private RtpPacket packet(int index) {
        var payload = new byte[FRAME];
        for (int i = 0; i < FRAME; i++) payload[i] = voice[(index * FRAME + i) % voice.length];
        return Packets.packet(1, index, index * FRAME, 0, index == 0, payload);
    }
}
