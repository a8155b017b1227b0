package org.cardline.line;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.Invitation;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Referral;
import org.cardline.sip.Registrar;
import org.cardline.sip.SessionDescription;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;

/** Rings telephones for callers, each on its caller's tick. Owned by the SIP thread, but for {@link #ring}. */
final class OutgoingCalls {
    private static final int BUSY_HERE = 486;
    private static final int DECLINED = 603;
    private static final int CANCELLED = 487;
    private static final int FORBIDDEN = 403;
    private static final int BUSY_EVERYWHERE = 600;

    /** A telephone that wants to be left alone says so (RFC 3261, 21.4.18). */
    private static final int UNAVAILABLE = 480;

    /** To who asks for what is another's to ask. */
    static final String NOT_THEIRS = "Transfer from the telephone that talks with the caller";

    private final LineSettings settings;
    private final Signalling signalling;
    private final Places places;
    private final OutboundPolicy policy;
    private final AgentLegs legs;
    private final Extensions extensions;
    private final Registrar registrar;
    private final SecondCalls seconds;
    private final TakeOvers takeOvers;
    private final Map<Call, OutgoingCall> calls = new HashMap<>();
    private Transfers transfers = Transfers.NONE;

    OutgoingCalls(
            LineSettings settings,
            Signalling signalling,
            Places places,
            OutboundPolicy policy,
            LineMeter meter,
            RandomGenerator random,
            Extensions extensions,
            Registrar registrar) {
        this.settings = settings;
        this.signalling = signalling;
        this.places = places;
        this.policy = policy;
        legs = new AgentLegs(settings, signalling, places, meter, random);
        this.extensions = extensions;
        this.registrar = registrar;
        seconds = new SecondCalls(signalling, places, legs);
        takeOvers = new TakeOvers(signalling, places, legs);
    }

    /** Whom to ring, and where requests to that one go. */
    private record Target(SipUri uri, Uri address, InetSocketAddress at) {}

    /** Any thread: rings that address, with its media on that tick. */
    RungTelephone ring(String address, Tick tick, Runnable changed) {
        if (Extensions.isOne(address)) return extensions.ring(address, tick, changed);
        var ringing = new OutgoingCall(
                address, changed, tick, each -> signalling.order(() -> hangUp(each)), signalling::probe);
        signalling.order(() -> place(ringing, address, tick));
        return ringing;
    }

    private void place(OutgoingCall ringing, String address, Tick tick) {
        Optional<Target> target = address.startsWith(OutgoingCall.REGISTERED)
                ? registered(address.substring(OutgoingCall.REGISTERED.length()))
                : allowed(address)
                        .map(each -> new Target(each, each, each.address().orElseThrow()));
        ringing.place = target.flatMap(each -> places.takeOn(tick, signalling.now()));
        ringing.place.ifPresentOrElse(
                place -> invite(ringing, target.orElseThrow(), place), () -> ringing.is(Ringing.State.UNREACHABLE));
    }

    private Optional<Target> registered(String name) {
        return registrar
                .find(name, signalling.now())
                .filter(each -> policy.allowsTelephone(each.from()))
                .map(each -> new Target(each.contact(), each.address(), each.from()));
    }

    /** Whom an address means; empty where it may not be called. */
    Optional<SipUri> allowed(String address) {
        return uri(address)
                .filter(each -> each.address().filter(this::isAllowed).isPresent());
    }

    private static Optional<SipUri> uri(String address) {
        try {
            return Uri.of(address) instanceof SipUri sip ? Optional.of(sip) : Optional.empty();
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(InetSocketAddress target) {
        return OutboundPolicy.isOneMachine(target.getAddress()) && policy.allows(target);
    }

    private void invite(OutgoingCall ringing, Target target, Places.Place place) {
        OwnSession session = legs.sessionAt(place);
        ringing.session = Optional.of(session);
        signalling.invite(invitation(target.uri(), target.address(), target.at(), session.offer()), call -> {
            calls.put(call, ringing);
            ringing.call = Optional.of(call);
        });
    }

    Invitation invitation(SipUri target, Uri address, InetSocketAddress at, SessionDescription offer) {
        var from = Uri.of("sip:cardline@" + signalling.hostPort(settings.publicAddress()));
        return new Invitation(target, address, from, "", offer, at, Map.of());
    }

    /** RFC 3891, 3: another telephone of the same agent's takes the place of the one that rings or talks, or consults. */
    void takesOver(Call call, Call before, Optional<SessionDescription> offer) {
        Optional<SecondCall> second = seconds.find(before);
        Optional<OutgoingCall> ringing =
                second.map(each -> each.first).or(() -> Optional.ofNullable(calls.get(before)));
        boolean isOwn = call.provedUser()
                .filter(user -> ringing.filter(each -> each.isOf(user)).isPresent())
                .isPresent();
        if (!isOwn) signalling.refuse(call, 403, "Take over your own talk with a caller alone", Optional.empty());
        else
            takeOvers.begins(
                    call,
                    offer,
                    ringing.orElseThrow().tick,
                    successor -> second.map(each -> seconds.goesOn(each, successor))
                            .orElseGet(() -> goesOn(ringing.orElseThrow(), before, successor)));
    }

    private boolean goesOn(OutgoingCall ringing, Call replaced, TakeOvers.Successor by) {
        if (calls.get(replaced) != ringing) return false;
        OutgoingCall.Before before = ringing.goesOn(by.call(), by.place(), by.session());
        calls.remove(before.call());
        calls.put(by.call(), ringing);
        connect(ringing, by.audio());
        holds(ringing, by.audio());
        legs.leave(before.place(), before.leg());
        signalling.bye(before.call());
        return true;
    }

    /** Whether a telephone that we have rung calls somebody besides; then that is taken care of here. */
    boolean takesSecond(Call call, Optional<SessionDescription> offer) {
        Optional<OutgoingCall> first = call.provedUser().flatMap(this::talkingBy);
        first.ifPresent(OutgoingCall::isSeen);
        first.ifPresent(each -> seconds.invited(call, offer, each));
        return first.isPresent();
    }

    private Optional<OutgoingCall> talkingBy(String user) {
        return calls.values().stream()
                .filter(each -> each.isOf(user) && each.talks())
                .findFirst();
    }

    /** Whether that is a call with a telephone that we have rung, though it was placed there. */
    boolean has(Call call) {
        return seconds.has(call) || takeOvers.has(call) || calls.containsKey(call);
    }

    /** What happens to a telephone that we ring for a caller. */
    void happened(CallEvent event) {
        if (seconds.has(event.call())) {
            seconds.happened(event);
            return;
        }
        if (takeOvers.has(event.call())) {
            takeOvers.happened(event);
            return;
        }
        OutgoingCall ringing = calls.get(event.call());
        if (ringing == null) return;
        switch (event) {
            case CallEvent.Answered(var _, var answer) -> answered(ringing, answer);
            case CallEvent.Refused(var _, int status, var _, var _) -> over(ringing, refusal(status));
            case CallEvent.Ended(var _, var why) -> over(ringing, ended(ringing, why));
            case CallEvent.Probed(var call, boolean answered) -> probed(ringing, call, answered);
            case CallEvent.Reoffered(var call, var offer) -> reoffered(ringing, call, offer);
            case CallEvent.Acknowledged(var _, var answer) -> {
                answer.flatMap(OfferAnswer::accepted).ifPresent(audio -> agreed(ringing, audio));
                ringing.pulse.begins();
            }
            case CallEvent.Referred(var _, var referral) -> referred(ringing, referral);
            case CallEvent.Invited _, CallEvent.Cancelled _, CallEvent.Progressing _, CallEvent.ReofferRefused _ -> {}
        }
    }

    private static Ringing.State ended(OutgoingCall ringing, CallEvent.Why why) {
        return ringing.isLost || why == CallEvent.Why.LOST ? Ringing.State.LOST : Ringing.State.OVER;
    }

    /** Who talks with it hears why it is silent, as with a browser, and is not left with it. */
    private void probed(OutgoingCall ringing, Call call, boolean answered) {
        switch (ringing.pulse.answered(answered)) {
            case THERE -> ringing.isBack();
            case MISSED -> {
                if (ringing.state() == Ringing.State.ANSWERED) ringing.interrupted(true);
            }
            case GONE -> lost(ringing, call);
        }
    }

    /** It puts us on hold, takes us back, or has moved. */
    private void reoffered(OutgoingCall ringing, Call call, Optional<SessionDescription> offer) {
        ringing.isSeen();
        OwnSession session = ringing.session.orElseThrow();
        if (offer.isEmpty()) {
            signalling.accept(call, session.offer());
            return;
        }
        session.answer(offer.get())
                .ifPresentOrElse(
                        agreement -> {
                            signalling.accept(call, agreement.answer());
                            agreed(ringing, agreement.audio());
                        },
                        () -> signalling.refuse(call, 488));
    }

    private void agreed(OutgoingCall ringing, AudioSession audio) {
        ringing.leg().ifPresent(leg -> ringing.tick.order(() -> leg.agreed(audio)));
        holds(ringing, audio);
    }

    /** Who puts us on hold wants whoever they talk with to wait: music, and not silence. */
    private void holds(OutgoingCall ringing, AudioSession audio) {
        boolean holds = !audio.direction().sends();
        if (holds == ringing.isHeld) return;
        ringing.isHeld = holds;
        seconds.settle(ringing);
        if (ringing.second.isEmpty()) transfers.hold(ringing.address, holds);
    }

    /** The agent's own telephone wants the caller to be with somebody else. */
    private void referred(OutgoingCall ringing, Referral referral) {
        String to = referral.to().user().orElse("");
        if (ringing.isOf(referral.user())) ringing.isSeen();
        if (!ringing.isOf(referral.user()) || !ringing.talks()) signalling.refuse(referral, 403, NOT_THEIRS);
        else if (referral.to() instanceof SipUri uri && !uri.headers().isEmpty()) seconds.joins(ringing, referral);
        else if (to.isEmpty()) signalling.refuse(referral, 400, "Transfer to a name, a queue or a number");
        else if (ringing.isReferring) signalling.refuse(referral, 491, "Wait for the transfer that is under way");
        else {
            ringing.isReferring = true;
            signalling.accept(referral);
            transfers.transfer(referral.user(), to, how -> signalling.order(() -> went(ringing, referral, how)));
        }
    }

    private void went(OutgoingCall ringing, Referral referral, Transfers.Outcome how) {
        if (how.status() >= 200) ringing.isReferring = false;
        signalling.progress(referral, how.status(), how.words());
    }

    /** Who does what telephones ask for. */
    void transfersBy(Transfers other) {
        signalling.order(() -> {
            transfers = other;
            seconds.transfersBy(other);
        });
    }

    private static Ringing.State refusal(int status) {
        return switch (status) {
            case BUSY_HERE, BUSY_EVERYWHERE -> Ringing.State.BUSY;
            case DECLINED, CANCELLED, FORBIDDEN, UNAVAILABLE -> Ringing.State.REFUSED;
            default -> Ringing.State.UNREACHABLE;
        };
    }

    private void answered(OutgoingCall ringing, Optional<SessionDescription> answer) {
        Optional<AudioSession> audio = answer.flatMap(OfferAnswer::accepted);
        if (audio.isEmpty() || ringing.leg().isPresent()) hangUp(ringing);
        else connect(ringing, audio.get());
    }

    private void connect(OutgoingCall ringing, AudioSession audio) {
        Call call = ringing.call.orElseThrow();
        ringing.answered(legs.connect(
                call,
                ringing.place.orElseThrow(),
                audio,
                ringing.mailbox,
                () -> lost(ringing, call),
                quiet -> isQuiet(ringing, call, quiet)));
        ringing.pulse.begins();
    }

    private void isQuiet(OutgoingCall ringing, Call call, boolean quiet) {
        if (ringing.call.filter(call::equals).isEmpty()) return; // another telephone has it by now
        ringing.isQuiet = quiet;
        ringing.quietChanged();
    }

    /** Any thread: whatever rings at that registered telephone, or talks there. */
    void hangUp(String name) {
        signalling.order(() -> List.copyOf(calls.values()).stream()
                .filter(each -> each.isOf(name))
                .forEach(this::hangUp));
    }

    private void hangUp(OutgoingCall ringing) {
        ringing.call.ifPresent(signalling::bye);
    }

    /** It sends nothing any more: not as if somebody had hung up. */
    private void lost(OutgoingCall ringing, Call call) {
        if (ringing.call.filter(call::equals).isEmpty()) return; // another telephone has it by now
        ringing.isLost = true;
        hangUp(ringing);
    }

    private void over(OutgoingCall ringing, Ringing.State how) {
        ringing.call.ifPresent(calls::remove);
        seconds.firstIsOver(ringing);
        legs.leave(ringing.place.orElseThrow(), ringing.leg());
        ringing.is(how);
    }

    /** Ends every call. */
    void hangUpAll() {
        for (OutgoingCall each : List.copyOf(calls.values())) hangUp(each);
    }
}
