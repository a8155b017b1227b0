package org.cardline.desk;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.cardline.routing.ContactId;
import org.jspecify.annotations.Nullable;

/** Where one agent's page listens for news. The page that came last is the one that is told. Any thread. */
final class Seat {
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicReference<@Nullable Looked> looked = new AtomicReference<>();
    private volatile boolean ended;
    private volatile boolean hasTelephone;

    /** Another page listens from now on; its number. */
    int opened() {
        ended = false;
        int page = pages.incrementAndGet();
        news();
        return page;
    }

    /** Nobody listens any more: the agent is signed out. */
    void end() {
        ended = true;
        pages.incrementAndGet();
        news();
    }

    /** Whether it was {@link #end} that sent the last page away. */
    boolean isEnded() {
        return ended;
    }

    /** Whether no other page came after this one. */
    boolean isLast(int page) {
        return pages.get() == page;
    }

    /** Something may have changed. */
    void news() {
        news.release();
    }

    /** Waits for news. */
    void await(Duration atMost) throws InterruptedException {
        boolean any = news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (any) news.drainPermits();
    }

    /** What was shown: a contact, and the case that it was about then; its reference is empty where it was about none. */
    record Looked(ContactId contact, String reference) {}

    /** Whether something else, or nothing, was looked at before; two pages at once may both be told so. */
    boolean isFirst(Looked now) {
        return !now.equals(looked.get());
    }

    /** The look is written down. */
    void looked(Looked now) {
        looked.set(now);
    }

    boolean hasTelephone() {
        return hasTelephone;
    }

    void hasTelephone(boolean now) {
        hasTelephone = now;
    }
}
