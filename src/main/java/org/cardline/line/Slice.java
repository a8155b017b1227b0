package org.cardline.line;

/**
 * One twentieth of the legs of a tick: every 20 ms it hears them all, then speaks to them. Runs on the tick's thread
 * only; nothing here allocates, locks, logs or waits.
 */
final class Slice {
    private final Leg[] legs;
    private int count;

    Slice(int capacity) {
        legs = new Leg[capacity];
    }

    boolean isEmpty() {
        return count == 0;
    }

    void run(Scratch scratch) {
        for (int i = 0; i < count; i++) legs[i].hear(scratch); // datagrams -> keys, recording
        for (int i = 0; i < count; i++) legs[i].speak(scratch); // prompt or silence -> RTP
    }

    void add(Leg leg) {
        legs[count++] = leg;
    }

    void remove(Leg leg) {
        for (int i = 0; i < count; i++) {
            if (legs[i] != leg) continue;
            legs[i] = legs[--count];
            legs[count] = null;
        }
    }
}
