package org.cardline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cardline.web.LiveCalls.Caption;

/** The captions of one call as they come; written by the line, read by whoever listens. */
final class Transcript {
    /** An endless call's captions beyond these are not kept; its end always is. */
    private static final int MOST = 1_000;

    private final List<Caption> captions = new ArrayList<>();

    synchronized void add(Caption caption) {
        if (captions.size() >= MOST && caption.kind() != Caption.Kind.ENDED) return;
        captions.add(caption);
        notifyAll();
    }

    /** The caption of this number from 0, waiting for it if need be. */
    synchronized Optional<Caption> at(int number, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (captions.size() <= number) {
            long left = deadline - System.nanoTime();
            if (left <= 0) return Optional.empty();
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return Optional.of(captions.get(number));
    }
}
