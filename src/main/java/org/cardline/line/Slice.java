package org.cardline.line;

import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One twentieth of the legs of a tick: every 20 ms it hears them all, then speaks to them. Runs on the tick's thread
 * only; nothing here allocates, locks, logs or waits, but for telling of a fault.
 */
final class Slice {
    private static final Logger LOG = LoggerFactory.getLogger(Slice.class);

    private final ArrayList<Leg> legs;

    Slice(int capacity) {
        legs = new ArrayList<>(capacity);
    }

    boolean isEmpty() {
        return legs.isEmpty();
    }

    void run(Scratch scratch) {
        for (int i = 0; i < legs.size(); i++) hear(legs.get(i), scratch); // datagrams -> keys, recording
        for (int i = 0; i < legs.size(); i++) speak(legs.get(i), scratch); // prompt or silence -> RTP
    }

    private static void hear(Leg leg, Scratch scratch) {
        try {
            leg.hear(scratch);
        } catch (RuntimeException | Error fault) {
            failed(leg, fault);
        }
    }

    private static void speak(Leg leg, Scratch scratch) {
        try {
            leg.speak(scratch);
        } catch (RuntimeException | Error fault) {
            failed(leg, fault);
        }
    }

    private static void failed(Leg leg, Throwable fault) {
        LOG.error("A leg failed; its call ends, the others go on", fault);
        leg.failed();
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
