package org.cardline.line;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.cardline.line.CallEnd.Cause;
import org.cardline.media.RtpWriter;
import org.cardline.sip.AudioSession;
import org.cardline.speech.Ears;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an answered call its leg and its conversation's thread, and takes the leg back. Owned by the SIP thread. */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Signalling signalling;
    private final AdmissionControl admissions;
    private final OutgoingCalls outgoing;
    private final CallObserver observer;
    private final LineMeter meter;
    private final RandomGenerator random;
    private final Optional<Ears> ears;

    Connections(
            Signalling signalling,
            AdmissionControl admissions,
            OutgoingCalls outgoing,
            CallObserver observer,
            LineMeter meter,
            RandomGenerator random,
            Optional<Ears> ears) {
        this.outgoing = outgoing;
        this.signalling = signalling;
        this.admissions = admissions;
        this.observer = observer;
        this.meter = meter;
        this.random = random;
        this.ears = ears;
    }

    /** @param hangUp ends the call, on the SIP thread, more than once perhaps */
    void connect(TakenCall taken, AudioSession audio, Consumer<Cause> hangUp) {
        Consumer<Cause> end = cause -> signalling.order(() -> hangUp.accept(cause));
        var writer = new RtpWriter(random.nextInt(), random.nextInt(), random.nextInt());
        var reports = new Reports(taken.media, writer, random);
        var leg = new Leg(taken.party(), audio, writer, reports, meter, end);
        taken.leg = Optional.of(leg);
        taken.answeredAt = Optional.of(signalling.now());
        taken.slot.tick().join(taken.slot.slice(), leg);
        observer.answered(taken.arrival);
        converse(taken, leg, end);
    }

    private void converse(TakenCall taken, Leg leg, Consumer<Cause> end) {
        Runnable hangUp = () -> end.accept(Cause.LINE);
        Optional<Ears> listening = ears.filter(each -> !taken.admission.silent());
        var caller = new TelephoneCaller(
                taken.arrival,
                taken.media,
                taken.slot.tick(),
                leg,
                taken.mailbox,
                observer,
                listening,
                outgoing,
                hangUp);
        Thread thread = Thread.ofVirtual().name("caller").unstarted(() -> {
            try {
                taken.admission.conversation().accept(caller);
                caller.hangUp();
            } catch (CallerGone over) {
                LOG.trace("Call {} is over", taken.arrival.callId());
            } catch (RuntimeException fault) {
                LOG.error("Call {}: the conversation failed", taken.arrival.callId(), fault);
            } finally {
                end.accept(Cause.FAULT);
            }
        });
        taken.mailbox.readBy(thread);
        thread.start();
    }

    /** A call was refused that its observer is not to hear of. */
    void refusedSilently() {
        meter.refused();
    }

    /** A call was refused. */
    void refused(Arrival arrival) {
        meter.refused();
        observer.ended(new CallEnd(arrival, Cause.REFUSED, Duration.ZERO));
    }

    /** A call was taken. */
    void came() {
        admissions.came();
        meter.taken();
    }

    /** @param left on the SIP thread: nothing on the tick touches the call's media any more */
    void over(TakenCall taken, Cause cause, Runnable left) {
        taken.mailbox.gone();
        disconnect(taken, left);
        meter.over();
        Duration length = taken.answeredAt
                .map(at -> Duration.between(at, signalling.now()))
                .orElse(Duration.ZERO);
        observer.ended(new CallEnd(taken.arrival, cause, length));
        admissions.left();
    }

    private void disconnect(TakenCall taken, Runnable left) {
        Runnable later = () -> signalling.order(left);
        taken.leg.ifPresentOrElse(leg -> taken.slot.tick().leave(taken.slot.slice(), leg, later), left);
    }
}
