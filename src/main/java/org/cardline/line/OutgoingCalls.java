package org.cardline.line;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardline.media.RtpWriter;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.Direction;
import org.cardline.sip.Invitation;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Origin;
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

    private final LineSettings settings;
    private final Signalling signalling;
    private final Places places;
    private final OutboundPolicy policy;
    private final LineMeter meter;
    private final RandomGenerator random;
    private final Extensions extensions;
    private final Registrar registrar;
    private final SecondCalls seconds;
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
        this.meter = meter;
        this.random = random;
        this.extensions = extensions;
        this.registrar = registrar;
        seconds = new SecondCalls(settings, signalling, places, meter, random);
    }

    /** Whom to ring, and where requests to that one go. */
    private record Target(SipUri uri, Uri address, InetSocketAddress at) {}

    /** Any thread: rings that address, with its media on that tick. */
    RungTelephone ring(String address, Tick tick, Runnable changed) {
        if (Extensions.isOne(address)) return extensions.ring(address, tick, changed);
        var ringing = new OutgoingCall(address, changed, tick, each -> signalling.order(() -> hangUp(each)));
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
        var own = settings.publicAddress();
        var local = new InetSocketAddress(own, place.sockets().port());
        var described = new OutgoingCall.Described(Origin.of(random.nextLong() >>> 1, own), local);
        ringing.described = Optional.of(described);
        var offer = OfferAnswer.offer(described.origin(), local, Direction.SENDRECV);
        signalling.invite(invitation(target.uri(), target.address(), target.at(), offer), call -> {
            calls.put(call, ringing);
            ringing.call = Optional.of(call);
        });
    }

    Invitation invitation(SipUri target, Uri address, InetSocketAddress at, SessionDescription offer) {
        var from = Uri.of("sip:cardline@" + signalling.hostPort(settings.publicAddress()));
        return new Invitation(target, address, from, "", offer, at, Map.of());
    }

    /** Whether a telephone that we have rung calls somebody besides; then that is taken care of here. */
    boolean takesSecond(Call call, Optional<SessionDescription> offer) {
        Optional<OutgoingCall> first = call.provedUser().flatMap(this::talkingBy);
        first.ifPresent(each -> seconds.invited(call, offer, each));
        return first.isPresent();
    }

    private Optional<OutgoingCall> talkingBy(String user) {
        return calls.values().stream()
                .filter(each -> each.isOf(user) && each.state() == Ringing.State.ANSWERED)
                .findFirst();
    }

    boolean hasSecond(Call call) {
        return seconds.has(call);
    }

    /** What happens to a telephone that we ring for a caller. */
    void happened(CallEvent event) {
        if (seconds.has(event.call())) {
            seconds.happened(event);
            return;
        }
        OutgoingCall ringing = calls.get(event.call());
        if (ringing == null) return;
        switch (event) {
            case CallEvent.Answered(var _, var answer) -> answered(ringing, answer);
            case CallEvent.Refused(var _, int status, var _, var _) -> over(ringing, refusal(status));
            case CallEvent.Ended _ -> over(ringing, ringing.isLost ? Ringing.State.LOST : Ringing.State.OVER);
            case CallEvent.Reoffered(var call, var offer) -> reoffered(ringing, call, offer);
            case CallEvent.Acknowledged(var _, var answer) ->
                answer.flatMap(OfferAnswer::accepted).ifPresent(audio -> agreed(ringing, audio));
            case CallEvent.Referred(var _, var referral) -> referred(ringing, referral);
            case CallEvent.Invited _, CallEvent.Cancelled _, CallEvent.Progressing _, CallEvent.ReofferRefused _ -> {}
        }
    }

    /** It puts us on hold, takes us back, or has moved. */
    private void reoffered(OutgoingCall ringing, Call call, Optional<SessionDescription> offer) {
        OutgoingCall.Described now = ringing.described.orElseThrow().next();
        ringing.described = Optional.of(now);
        if (offer.isEmpty()) {
            signalling.accept(call, OfferAnswer.offer(now.origin(), now.local(), Direction.SENDRECV));
            return;
        }
        OfferAnswer.answer(offer.get(), now.origin(), now.local(), Direction.SENDRECV)
                .ifPresentOrElse(
                        agreement -> {
                            signalling.accept(call, agreement.answer());
                            agreed(ringing, agreement.audio());
                        },
                        () -> signalling.refuse(call, 488, "Not Acceptable Here", Optional.empty()));
    }

    /** Who puts us on hold wants whoever they talk with to wait: music, and not silence. */
    private void agreed(OutgoingCall ringing, AudioSession audio) {
        ringing.leg().ifPresent(leg -> ringing.tick.order(() -> leg.agreed(audio)));
        boolean holds = !audio.direction().sends();
        if (holds == ringing.isHeld) return;
        ringing.isHeld = holds;
        seconds.settle(ringing);
        if (ringing.second.isEmpty()) transfers.hold(ringing.address, holds);
    }

    /** The agent's own telephone wants the caller to be with somebody else. */
    private void referred(OutgoingCall ringing, Referral referral) {
        String to = referral.to().user().orElse("");
        if (!ringing.isOf(referral.user()) || ringing.state() != Ringing.State.ANSWERED)
            signalling.refuse(referral, 403, "Forbidden");
        else if (referral.to() instanceof SipUri uri && !uri.headers().isEmpty()) seconds.joins(ringing, referral);
        else if (to.isEmpty()) signalling.refuse(referral, 400, "Refer-To Names Nobody");
        else if (ringing.isReferring) signalling.refuse(referral, 491, "Request Pending");
        else {
            ringing.isReferring = true;
            signalling.accept(referral);
            transfers.transfer(referral.user(), to, status -> signalling.order(() -> went(ringing, referral, status)));
        }
    }

    private void went(OutgoingCall ringing, Referral referral, int status) {
        if (status >= 200) ringing.isReferring = false;
        signalling.progress(referral, status, reason(status));
    }

    static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 408 -> "Request Timeout";
            case 480 -> "Temporarily Unavailable";
            case 486 -> "Busy Here";
            case 488 -> "Not Acceptable Here";
            case 491 -> "Request Pending";
            case 503 -> "Service Unavailable";
            case 603 -> "Decline";
            default -> status < 200 ? "Trying" : "Not Transferred";
        };
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
        Places.Place place = ringing.place.orElseThrow();
        Call call = ringing.call.orElseThrow();
        var writer = new RtpWriter(random.nextInt(), random.nextInt(), random.nextInt());
        var media = new PlainMedia(place.sockets(), call.remoteAddress().getAddress());
        var reports = new Reports(media, writer, random);
        var party = new Leg.Party(media, false, ringing.mailbox);
        var leg = new Leg(party, audio, writer, reports, meter, cause -> signalling.order(() -> lost(ringing)));
        place.slot().tick().join(place.slot().slice(), leg);
        ringing.answered(leg);
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
    private void lost(OutgoingCall ringing) {
        ringing.isLost = true;
        hangUp(ringing);
    }

    private void over(OutgoingCall ringing, Ringing.State how) {
        ringing.call.ifPresent(calls::remove);
        seconds.firstIsOver(ringing);
        Places.Place place = ringing.place.orElseThrow();
        Runnable left = () -> places.giveBack(place, signalling.now());
        ringing.leg()
                .ifPresentOrElse(
                        leg -> place.slot().tick().leave(place.slot().slice(), leg, () -> signalling.order(left)),
                        left);
        ringing.is(how);
    }

    /** Ends every call. */
    void hangUpAll() {
        for (OutgoingCall each : List.copyOf(calls.values())) hangUp(each);
    }
}
