package org.cardline.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.cardline.line.CallEnd.Cause;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.SessionDescription;
import org.cardline.sip.SipUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes calls, keeps them, ends them. Owned by the SIP thread. */
final class Exchange {
    /** When a caller for whom there was no room may try again. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final LineSettings settings;
    private final Signalling signalling;
    private final Places places;
    private final AdmissionControl admissions;
    private final Connections connections;
    private final OutgoingCalls outgoing;
    private final RandomGenerator random;
    private final Map<Call, LineCall> calls = new HashMap<>();
    private final Set<String> callIds = new HashSet<>();

    Exchange(
            LineSettings settings,
            Signalling signalling,
            Places places,
            AdmissionControl admissions,
            Connections connections,
            OutgoingCalls outgoing,
            RandomGenerator random) {
        this.settings = settings;
        this.signalling = signalling;
        this.places = places;
        this.admissions = admissions;
        this.connections = connections;
        this.outgoing = outgoing;
        this.random = random;
    }

    /** A fault of ours ends this call and no other. */
    void happened(CallEvent event) {
        try {
            dispatch(event);
        } catch (RuntimeException fault) {
            LOG.error(
                    "Call {}: {} failed",
                    event.call().callId(),
                    event.getClass().getSimpleName(),
                    fault);
            known(event.call()).ifPresent(it -> it.hungUpFor = Optional.of(Cause.FAULT));
            signalling.bye(event.call());
        }
    }

    private void dispatch(CallEvent event) {
        boolean rung = event.call().isOutgoing() && !calls.containsKey(event.call());
        if (rung || outgoing.has(event.call())) outgoing.happened(event);
        else dispatchToCaller(event);
    }

    private void dispatchToCaller(CallEvent event) {
        switch (event) {
            case CallEvent.Invited(var call, var offer, var _) -> {
                Optional<Call> before = call.replaces();
                if (before.isPresent()) outgoing.takesOver(call, before.get(), offer);
                else if (!outgoing.takesSecond(call, offer)) invited(call, offer);
            }
            case CallEvent.Acknowledged(var call, var answer) -> known(call).ifPresent(it -> acknowledged(it, answer));
            case CallEvent.Reoffered(var call, var offer) -> known(call).ifPresent(it -> reoffered(it, offer));
            case CallEvent.Cancelled(var call) -> known(call).ifPresent(it -> over(it, Cause.ABANDONED));
            case CallEvent.Ended(var call, var why) -> known(call).ifPresent(it -> over(it, cause(it, why)));
            case CallEvent.Answered(var call, var answer) -> known(call).ifPresent(it -> acknowledged(it, answer));
            case CallEvent.Refused(var call, var _, var _, var _) ->
                known(call).ifPresent(it -> over(it, Cause.ABANDONED));
            case CallEvent.Referred(var _, var referral) ->
                signalling.refuse(referral, 403, "Only an agent's own telephone transfers");
            case CallEvent.Probed(var call, boolean answered) -> known(call).ifPresent(it -> probed(it, answered));
            case CallEvent.Progressing _, CallEvent.ReofferRefused _ -> {}
        }
    }

    /** Any thread: calls somebody. To run what is returned ends it, or stops the ringing. */
    Runnable call(CallOut out) {
        var placed = new AtomicReference<LineCall>();
        signalling.order(() -> place(out, placed));
        return () -> signalling.order(() -> Optional.ofNullable(placed.get()).ifPresent(it -> hangUp(it, Cause.LINE)));
    }

    private void place(CallOut out, AtomicReference<LineCall> placed) {
        Optional<SipUri> target = admissions.isFull() ? Optional.empty() : outgoing.allowed(out.address());
        Optional<Places.Place> place = target.flatMap(each -> places.take(signalling.now()));
        place.ifPresentOrElse(at -> invite(out, target.orElseThrow(), at, placed), out.over());
    }

    private void invite(CallOut out, SipUri target, Places.Place place, AtomicReference<LineCall> placed) {
        OwnSession session = sessionAt(place);
        SessionDescription offer = session.offer();
        signalling.invite(outgoing.invitation(target, target, target.address().orElseThrow(), offer), call -> {
            var peer = call.remoteAddress().getAddress();
            var arrival = new Arrival(call.callId(), out.dialled(), Optional.of(out.number()), peer, signalling.now());
            var taken = taken(call, arrival, new Admission.Served(out.conversation(), false), place, session);
            taken.whenOver = out.over();
            calls.put(call, taken);
            callIds.add(call.callId());
            connections.came();
            placed.set(taken);
        });
    }

    private Optional<LineCall> known(Call call) {
        return Optional.ofNullable(calls.get(call));
    }

    private void invited(Call call, Optional<SessionDescription> offer) {
        var peer = call.remoteAddress().getAddress();
        var arrival = new Arrival(call.callId(), call.calledUser(), call.callerNumber(), peer, signalling.now());
        if (callIds.contains(arrival.callId())) {
            refuseRepeated(call);
            return;
        }
        admissions
                .admit(arrival)
                .ifPresentOrElse(said -> admitted(call, arrival, said, offer), () -> refuseForNow(call, arrival));
    }

    private void admitted(Call call, Arrival arrival, Admission said, Optional<SessionDescription> offer) {
        switch (said) {
            case Admission.Refused(int status, String reason) -> refuse(call, arrival, status, reason);
            case Admission.Served served -> take(call, arrival, served, offer);
        }
    }

    /**
     * A Call-ID is one call's (RFC 3261, 8.1.1.4): who repeats one would be told the other's call. That call's observer
     * hears nothing of it.
     */
    private void refuseRepeated(Call call) {
        LOG.warn("Call {}: another INVITE repeats its Call-ID and is refused", call.callId());
        signalling.refuse(call, 400, "Call-ID In Use", Optional.empty());
        connections.refusedSilently();
    }

    private void refuseForNow(Call call, Arrival arrival) {
        signalling.refuse(call, 503, "Service Unavailable", Optional.of(RETRY_AFTER));
        connections.refused(arrival);
    }

    private void refuse(Call call, Arrival arrival, int status, String reason) {
        signalling.refuse(call, status, reason, Optional.empty());
        connections.refused(arrival);
    }

    private void take(Call call, Arrival arrival, Admission.Served served, Optional<SessionDescription> offer) {
        Optional<Places.Place> place = places.take(signalling.now());
        if (place.isEmpty()) {
            refuseForNow(call, arrival);
            return;
        }
        LineCall taken = taken(call, arrival, served, place.get(), sessionAt(place.get()));
        Optional<SessionDescription> session = taken.describe(offer);
        if (session.isEmpty()) {
            places.giveBack(place.get(), signalling.now());
            refuse(call, arrival, 488, "Not Acceptable Here");
            return;
        }
        calls.put(call, taken);
        callIds.add(arrival.callId());
        connections.came();
        signalling.accept(call, session.get());
    }

    private OwnSession sessionAt(Places.Place place) {
        return new OwnSession(settings.publicAddress(), place, random);
    }

    private LineCall taken(
            Call call, Arrival arrival, Admission.Served served, Places.Place place, OwnSession session) {
        var pulse = new Pulse(() -> signalling.probe(call));
        var taken = new LineCall(call, arrival, served, place, pulse, session);
        taken.quiet = now -> signalling.order(() -> taken.isQuiet(now));
        return taken;
    }

    private void probed(LineCall taken, boolean answered) {
        if (taken.pulse.answered(answered) == Pulse.Sign.GONE) hangUp(taken, Cause.MEDIA_LOST);
    }

    private void acknowledged(LineCall taken, Optional<SessionDescription> answer) {
        answer.ifPresent(theirs -> taken.audio = OfferAnswer.accepted(theirs));
        if (taken.audio.isEmpty()) hangUp(taken, Cause.ABANDONED);
        else if (taken.leg.isEmpty()) connections.connect(taken, taken.audio.get(), cause -> hangUp(taken, cause));
        else if (answer.isPresent()) taken.tellLeg();
    }

    private void reoffered(LineCall taken, Optional<SessionDescription> offer) {
        Optional<SessionDescription> session = taken.describe(offer);
        if (session.isEmpty()) {
            signalling.refuse(taken.call, 488);
            return;
        }
        signalling.accept(taken.call, session.get());
        if (offer.isPresent()) taken.tellLeg();
    }

    private void hangUp(LineCall taken, Cause cause) {
        if (!calls.containsKey(taken.call)) return;
        if (taken.hungUpFor.isEmpty()) taken.hungUpFor = Optional.of(cause);
        signalling.bye(taken.call);
    }

    private static Cause cause(LineCall taken, CallEvent.Why why) {
        return switch (why) {
            case THEY_HUNG_UP -> Cause.CALLER;
            case WE_HUNG_UP, WE_REFUSED -> taken.hungUpFor.orElse(Cause.LINE);
            case NO_ACK -> Cause.ABANDONED;
            case LOST -> Cause.MEDIA_LOST;
        };
    }

    private void over(LineCall taken, Cause cause) {
        calls.remove(taken.call);
        callIds.remove(taken.arrival.callId());
        taken.whenOver.run();
        connections.over(taken, cause, () -> places.giveBack(taken.place, signalling.now()));
    }

    /** Ends every call. */
    void hangUpAll() {
        for (LineCall taken : List.copyOf(calls.values())) hangUp(taken, Cause.LINE);
        outgoing.hangUpAll();
    }
}
