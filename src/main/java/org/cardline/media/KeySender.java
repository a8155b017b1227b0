package org.cardline.media;

import java.nio.ByteBuffer;

/**
 * Sends keys as telephone-events (RFC 4733, 2.5.1): the marker on the first packet, one timestamp an event, a growing
 * duration, the end three times. While it speaks no audio is sent. Owned by the tick thread; allocates nothing.
 */
public final class KeySender {
    private static final int FRAME_MILLIS = 20;
    private static final int FRAME_SAMPLES = 160;
    private static final int ENDS = 3;

    /** Ticks between two keys, so that a receiver sees the first one let go: 60 ms (Q.24 asks 40 or more). */
    private static final int GAP_TICKS = 3;

    /** -10 dBm0, as telephones send. */
    private static final int VOLUME = 10;

    private final int payloadType;
    private final byte[] event = new byte[KeyReceiver.EVENT_BYTES];
    private int startedAt;
    private int heldTicks;
    private int sentTicks;
    private int busyTicks;
    private int duration;

    /** The payload type that the far end named for telephone-event. */
    public KeySender(int payloadType) {
        this.payloadType = payloadType;
    }

    /** Whether another key may be pressed now. */
    public boolean isIdle() {
        return sentTicks == busyTicks;
    }

    /**
     * Presses a key from the next {@link #next} on.
     *
     * @param millis how long it is held, rounded up to 20 ms
     * @throws IllegalStateException if the key before it is not done
     */
    public void press(Key key, int millis) {
        if (!isIdle()) throw new IllegalStateException("The key before it is still being sent.");
        event[0] = (byte) key.event();
        heldTicks = Math.max(1, (millis + FRAME_MILLIS - 1) / FRAME_MILLIS);
        busyTicks = heldTicks + ENDS - 1 + GAP_TICKS;
        sentTicks = 0;
    }

    /**
     * Once a 20 ms tick, before the writer's clock advances.
     *
     * @return whether an event packet was written to {@code out}; if not, this tick is the voice's
     */
    public boolean next(RtpWriter rtp, ByteBuffer out) {
        if (isIdle()) return false;
        int tick = sentTicks++;
        if (tick >= busyTicks - GAP_TICKS) return false;
        if (tick == 0) begin(rtp.timestamp());
        else if (tick < heldTicks) lengthen();
        write(rtp, out, tick == 0, tick >= heldTicks - 1);
        return true;
    }

    private void begin(int instant) {
        startedAt = instant;
        duration = FRAME_SAMPLES;
    }

    /** Past 0xFFFF samples the key goes on in a new segment (RFC 4733, 2.5.1.3). */
    private void lengthen() {
        duration += FRAME_SAMPLES;
        if (duration <= KeyReceiver.SEGMENT_SAMPLES) return;
        duration -= KeyReceiver.SEGMENT_SAMPLES;
        startedAt += KeyReceiver.SEGMENT_SAMPLES;
    }

    private void write(RtpWriter rtp, ByteBuffer out, boolean first, boolean end) {
        event[1] = (byte) (VOLUME | (end ? 0x80 : 0));
        event[2] = (byte) (duration >> 8);
        event[3] = (byte) duration;
        rtp.writeAt(startedAt, out, payloadType, first, event, 0, event.length);
    }
}
