package org.cardline.line;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether one more call may come, and what the reception says to it. Counts those that are here. Owned by the SIP thread. */
final class AdmissionControl {
    private static final Logger LOG = LoggerFactory.getLogger(AdmissionControl.class);

    private final int maxCalls;
    private final Reception reception;
    private final CompletableFuture<Void> emptied = new CompletableFuture<>();
    private int calls;
    private volatile boolean draining;

    AdmissionControl(int maxCalls, Reception reception) {
        this.maxCalls = maxCalls;
        this.reception = reception;
    }

    /** What the reception says; empty while there is no room for anybody. */
    Optional<Admission> admit(Arrival arrival) {
        if (isFull()) return Optional.empty();
        try {
            return Optional.of(reception.admit(arrival));
        } catch (RuntimeException fault) {
            LOG.error("Call {}: the reception failed", arrival.callId(), fault);
            return Optional.of(new Admission.Refused(500, "Server Internal Error"));
        }
    }

    /** Whether there is no room for one more call. */
    boolean isFull() {
        return draining || calls >= maxCalls;
    }

    /** A call is here. */
    void came() {
        calls++;
    }

    /** A call is over. */
    void left() {
        calls--;
        if (draining && calls == 0) emptied.complete(null);
    }

    /** Any thread: takes no more calls from now on, whatever waits in the SIP thread's socket. */
    void close() {
        draining = true;
    }

    /** Takes no more calls; those here go on. */
    void drain() {
        draining = true;
        if (calls == 0) emptied.complete(null);
    }

    /** Any thread: done when draining has left no call. */
    CompletableFuture<Void> emptied() {
        return emptied;
    }
}
