package org.cardline.line;

import java.util.ArrayList;

/**
 * One twentieth of the legs of a tick: every 20 ms it hears them all, then speaks to them. Runs on the tick's thread
 * only; nothing here allocates, locks, logs or waits.
 */
final class Slice {
    private final ArrayList<Leg> legs;

    Slice(int capacity) {
        legs = new ArrayList<>(capacity);
    }

    boolean isEmpty() {
        return legs.isEmpty();
    }

    void run(Scratch scratch) {
        for (int i = 0; i < legs.size(); i++) legs.get(i).hear(scratch); // datagrams -> keys, recording
        for (int i = 0; i < legs.size(); i++) legs.get(i).speak(scratch); // prompt or silence -> RTP
    }

    void add(Leg leg) {
        legs.add(leg);
    }

    void remove(Leg leg) {
        int place = legs.indexOf(leg);
        Leg last = legs.removeLast();
        if (last != leg) legs.set(place, last);
    }
}
