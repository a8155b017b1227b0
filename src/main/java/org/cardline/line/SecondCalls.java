package org.cardline.line;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Call;
import org.cardline.sip.CallEvent;
import org.cardline.sip.OfferAnswer;
import org.cardline.sip.Referral;
import org.cardline.sip.Replaces;
import org.cardline.sip.SessionDescription;

/**
 * Second calls of agents' own telephones, each beside one that talks with a caller: whom it calls is consulted, and the agent
 * speaks by whichever of both calls the telephone doesn't hold. Owned by the SIP thread.
 */
final class SecondCalls {
    private final Signalling signalling;
    private final Places places;
    private final AgentLegs legs;
    private final Map<Call, SecondCall> calls = new HashMap<>();
    private Transfers transfers = Transfers.NONE;

    SecondCalls(Signalling signalling, Places places, AgentLegs legs) {
        this.signalling = signalling;
        this.places = places;
        this.legs = legs;
    }

    /** Who does what telephones ask for. */
    void transfersBy(Transfers other) {
        transfers = other;
    }

    boolean has(Call call) {
        return calls.containsKey(call);
    }

    Optional<SecondCall> find(Call call) {
        return Optional.ofNullable(calls.get(call));
    }

    /** It is placed, by whoever has the first one. */
    void invited(Call call, Optional<SessionDescription> offer, OutgoingCall first) {
        if (first.second.isPresent()) signalling.refuse(call, 486);
        else
            places.takeOn(first.tick, signalling.now())
                    .ifPresentOrElse(place -> begins(call, offer, first, place), () -> signalling.refuse(call, 503));
    }

    private void begins(Call call, Optional<SessionDescription> offer, OutgoingCall first, Places.Place place) {
        OwnSession session = legs.sessionAt(place);
        Optional<OfferAnswer.Agreement> agreement = offer.flatMap(session::answer);
        if (offer.isPresent() && agreement.isEmpty()) {
            places.giveBack(place, signalling.now());
            signalling.refuse(call, 488);
            return;
        }
        var second = new SecondCall(call, first, place, session, agreement.map(OfferAnswer.Agreement::audio));
        calls.put(call, second);
        first.second = Optional.of(second);
        signalling.ring(call);
        SessionDescription said = agreement.map(OfferAnswer.Agreement::answer).orElseGet(session::offer);
        second.takeBack = transfers.consult(
                first.user(), call.calledUser(), how -> signalling.order(() -> went(second, how, said)));
    }

    private void went(SecondCall second, Transfers.Outcome how, SessionDescription said) {
        if (!has(second.call) || how.status() < 200) return;
        if (how.status() == 200) signalling.accept(second.call, said);
        else signalling.refuse(second.call, how.status(), how.words(), Optional.empty());
    }

    void happened(CallEvent event) {
        SecondCall second = calls.get(event.call());
        if (second == null) return;
        switch (event) {
            case CallEvent.Acknowledged(var _, var answer) ->
                acknowledged(second, answer.flatMap(OfferAnswer::accepted));
            case CallEvent.Reoffered(var _, var offer) -> reoffered(second, offer);
            case CallEvent.Referred(var _, var referral) -> joins(second.first, referral);
            case CallEvent.Cancelled _ -> over(second, true);
            case CallEvent.Ended(var _, var why) ->
                over(second, why != CallEvent.Why.WE_HUNG_UP && why != CallEvent.Why.WE_REFUSED);
            case CallEvent.Invited _,
                    CallEvent.Answered _,
                    CallEvent.Refused _,
                    CallEvent.Probed _,
                    CallEvent.Progressing _,
                    CallEvent.ReofferRefused _ -> {}
        }
    }

    private void acknowledged(SecondCall second, Optional<AudioSession> answer) {
        second.audio = answer.or(() -> second.audio);
        if (second.audio.isEmpty()) lost(second);
        else if (second.leg.isPresent()) answer.ifPresent(audio -> agreed(second, audio));
        else {
            connect(second, second.audio.get());
            second.isSpokenBy = true;
            settle(second.first);
        }
    }

    private void connect(SecondCall second, AudioSession audio) {
        second.leg = Optional.of(
                legs.connect(second.call, second.place, audio, second.first.mailbox, () -> lost(second), quiet -> {
                    second.isQuiet = quiet;
                    second.first.quietChanged();
                }));
    }

    /** RFC 3891, 3: another telephone of the same agent's takes this one's place; false where it is over by then. */
    boolean goesOn(SecondCall before, TakeOvers.Successor by) {
        if (!has(before.call)) return false;
        var second = new SecondCall(by.call(), before.first, by.place(), by.session(), Optional.of(by.audio()));
        second.isSpokenBy = before.isSpokenBy;
        second.takeBack = before.takeBack;
        calls.remove(before.call);
        calls.put(by.call(), second);
        before.first.second = Optional.of(second);
        connect(second, by.audio());
        settle(before.first);
        legs.leave(before.place, before.leg);
        signalling.bye(before.call);
        return true;
    }

    /** As if they had hung up here: the first one may be there still. */
    private void lost(SecondCall second) {
        if (!has(second.call)) return;
        over(second, true);
        signalling.bye(second.call);
    }

    private void reoffered(SecondCall second, Optional<SessionDescription> offer) {
        second.first.isSeen();
        if (offer.isEmpty()) {
            signalling.accept(second.call, second.session.offer());
            return;
        }
        second.session
                .answer(offer.get())
                .ifPresentOrElse(
                        agreement -> {
                            signalling.accept(second.call, agreement.answer());
                            agreed(second, agreement.audio());
                        },
                        () -> signalling.refuse(second.call, 488));
    }

    private void agreed(SecondCall second, AudioSession audio) {
        second.audio = Optional.of(audio);
        second.leg.ifPresent(leg -> second.first.tick.order(() -> leg.agreed(audio)));
        settle(second.first);
    }

    /** By which of both calls they speak now; where it is the other one than before, the talk follows. */
    void settle(OutgoingCall first) {
        Optional<SecondCall> spoken = first.second.filter(each -> !each.holds());
        boolean bySecond = spoken.flatMap(each -> each.leg).isPresent();
        first.speaksBy(spoken.flatMap(each -> each.leg), !bySecond && first.isHeld);
        first.second
                .filter(each -> each.leg.isPresent() && each.isSpokenBy != bySecond)
                .filter(_ -> bySecond || !first.isHeld)
                .ifPresent(each -> {
                    each.isSpokenBy = bySecond;
                    transfers.swap(first.user());
                });
    }

    /** RFC 3891 and 5589, 7: the telephone joins both of its calls, so that whom it consults has the caller. */
    void joins(OutgoingCall first, Referral referral) {
        Optional<Replaces> named = referral.replaces();
        if (first.isOf(referral.user())) first.isSeen();
        if (!first.isOf(referral.user())) signalling.refuse(referral, 403, OutgoingCalls.NOT_THEIRS);
        else if (named.isEmpty()) signalling.refuse(referral, 501, "Join two calls, or transfer to a name");
        else if (!isOtherOne(first, referral.call(), named.get()))
            signalling.refuse(referral, 481, "Join two answered calls of this telephone");
        else {
            signalling.accept(referral);
            transfers.putThrough(
                    first.user(),
                    how -> signalling.order(() -> signalling.progress(referral, how.status(), how.words())));
        }
    }

    private static boolean isOtherOne(OutgoingCall first, Call asked, Replaces named) {
        return first.second
                .filter(each -> each.leg.isPresent())
                .flatMap(each -> asked.equals(each.call) ? first.call : Optional.of(each.call))
                .filter(other -> other.isNamedBy(named))
                .isPresent();
    }

    /** @param byThem whether the talk is to go on without whom they consult */
    private void over(SecondCall second, boolean byThem) {
        calls.remove(second.call);
        second.first.second = Optional.empty();
        settle(second.first);
        legs.leave(second.place, second.leg);
        if (byThem) second.takeBack.run();
    }

    /** The first one is over, and so is this. */
    void firstIsOver(OutgoingCall first) {
        first.second.ifPresent(each -> signalling.bye(each.call));
    }
}
