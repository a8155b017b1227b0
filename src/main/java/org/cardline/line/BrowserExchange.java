package org.cardline.line;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cardline.line.CallEnd.Cause;
import org.cardline.webrtc.BrowserOffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes calls that browsers make, keeps them, ends them. Owned by the SIP thread but for what says otherwise. */
final class BrowserExchange {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserExchange.class);
    private static final int CALL_ID_BYTES = 16;
    private static final int LONGEST_WAIT_SECONDS = 2;
    private static final BrowserAnswer.Refused NO_ROOM = new BrowserAnswer.Refused(503, "Service Unavailable");
    private static final BrowserAnswer.Refused NOT_FOR_US = new BrowserAnswer.Refused(488, "Not Acceptable Here");

    private final Signalling signalling;
    private final Slots slots;
    private final BrowserDoor door;
    private final AdmissionControl admissions;
    private final Connections connections;
    private final SecureRandom random;
    private final Map<String, BrowserCall> calls = new HashMap<>();

    BrowserExchange(
            Signalling signalling,
            Slots slots,
            BrowserDoor door,
            AdmissionControl admissions,
            Connections connections,
            SecureRandom random) {
        this.signalling = signalling;
        this.slots = slots;
        this.door = door;
        this.admissions = admissions;
        this.connections = connections;
        this.random = random;
    }

    /** Any thread but the line's own; waits for the SIP thread: a browser at that address calls this number. */
    BrowserAnswer call(BrowserOffer offer, String dialled, String session, InetAddress from) {
        door.awaitOpen();
        var said = new CompletableFuture<BrowserAnswer>();
        signalling.order(() -> said.complete(invited(offer, dialled, session, from)));
        return said.completeOnTimeout(NO_ROOM, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Any thread: the browser that made this call says that it is over. */
    void hungUp(String callId) {
        signalling.order(() -> Optional.ofNullable(calls.get(callId)).ifPresent(call -> over(call, Cause.CALLER)));
    }

    private BrowserAnswer invited(BrowserOffer offer, String dialled, String session, InetAddress from) {
        var arrival = new Arrival(callId(), dialled, Optional.empty(), Optional.of(session), from, signalling.now());
        BrowserAnswer said = admissions
                .admit(arrival)
                .map(admission -> switch (admission) {
                    case Admission.Refused(int status, String reason) -> new BrowserAnswer.Refused(status, reason);
                    case Admission.Served served -> take(arrival, served, offer);
                })
                .orElse(NO_ROOM);
        if (said instanceof BrowserAnswer.Refused) connections.refused(arrival);
        return said;
    }

    private String callId() {
        var bytes = new byte[CALL_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private BrowserAnswer take(Arrival arrival, Admission.Served served, BrowserOffer offer) {
        Optional<BrowserMedia> browser = door.admit(offer);
        if (browser.isEmpty()) return NOT_FOR_US;
        Optional<Slots.Slot> slot = slots.take();
        if (slot.isEmpty()) {
            door.leave(browser.get());
            return NO_ROOM;
        }
        var taken = new BrowserCall(arrival, served, slot.get(), browser.get());
        calls.put(arrival.callId(), taken);
        connections.came();
        Thread.ofVirtual().name("browser").start(() -> serve(taken));
        return new BrowserAnswer.Taken(arrival.callId(), taken.browser.peer().answer());
    }

    /** On a thread of its own, from the handshake to the farewell. */
    private void serve(BrowserCall taken) {
        Cause cause = Cause.CALLER;
        try {
            taken.browser.peer().shakeHands(media -> {
                taken.browser.agreed(media);
                signalling.order(() -> connect(taken));
            });
        } catch (IOException | RuntimeException noAgreement) {
            LOG.info("call={} no browser came: {}", taken.arrival.callId(), noAgreement.getMessage());
            cause = Cause.ABANDONED;
        }
        Cause why = cause;
        signalling.order(() -> over(taken, why));
    }

    private void connect(BrowserCall taken) {
        if (!calls.containsKey(taken.arrival.callId())) return;
        connections.connect(taken, taken.browser.peer().audio(), cause -> over(taken, cause));
    }

    private void over(BrowserCall taken, Cause cause) {
        if (calls.remove(taken.arrival.callId()) == null) return;
        connections.over(taken, cause, () -> {
            door.leave(taken.browser);
            slots.giveBack(taken.slot);
        });
    }

    /** Ends every call. */
    void hangUpAll() {
        for (BrowserCall taken : List.copyOf(calls.values())) over(taken, Cause.LINE);
    }
}
