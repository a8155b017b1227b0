package org.cardline.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE that wants our answer, the first of a call or a later one: RFC 3261 sections 13.3 and 14.2. It is over when
 * it is refused, or accepted and acknowledged.
 */
final class ReceivedInvite extends Alarm {
    private final Core core;
    private final Call call;
    private final InviteServerTransaction transaction;
    private final Request request;
    private final int sequence;
    private byte @Nullable [] accepted;
    private @Nullable Repetition repetition;

    ReceivedInvite(Core core, Call call, InviteServerTransaction transaction, Request request) {
        this.core = core;
        this.call = call;
        this.transaction = transaction;
        this.request = request;
        this.sequence = request.sequence().number();
    }

    boolean isUnanswered() {
        return accepted == null;
    }

    String localTag() {
        return call.dialog().localTag();
    }

    void ring() {
        if (isUnanswered())
            transaction.answer(180, dialogForming(180, "Ringing").end());
    }

    /** Section 13.3.1.4: the 2xx is ours to repeat until its ACK comes. */
    void accept(SessionDescription session) {
        if (!isUnanswered()) return;
        accepted = core.supported(dialogForming(200, "OK").header(HeaderName.ALLOW, core.allow()))
                .end(session);
        transaction.answer(200, accepted);
        repetition = Repetition.of(core.settings, core.settings.t2().toMillis(), core.timers.now());
        core.timers.setAt(this, repetition.due());
    }

    private MessageWriter dialogForming(int status, String reason) {
        var writer = response(status, reason);
        for (String each : request.headers().all(HeaderName.RECORD_ROUTE)) writer.header(HeaderName.RECORD_ROUTE, each);
        return writer.header(HeaderName.CONTACT, "<sip:" + core.settings.hostPort() + '>');
    }

    private MessageWriter response(int status, String reason) {
        return MessageWriter.response(request, status, reason, localTag()).header("Server", core.settings.product());
    }

    /** Section 20.33: a wait of whole seconds, at least one and at most an hour. */
    void refuse(int status, String reason, Optional<Duration> retryAfter) {
        if (!isUnanswered()) return;
        if (status < 300 || status > 699) throw new IllegalArgumentException("A refusal is 300 to 699, not " + status);
        var writer = response(status, reason);
        retryAfter.ifPresent(
                wait -> writer.header(HeaderName.RETRY_AFTER, (int) Math.clamp(wait.toSeconds(), 1, 3_600)));
        transaction.answer(status, writer.end());
        refused(new CallEvent.Ended(call, CallEvent.Why.WE_REFUSED));
    }

    /** Section 9.2. */
    void cancelled() {
        transaction.answer(487, response(487, "Request Terminated").end());
        refused(new CallEvent.Cancelled(call));
    }

    private void refused(CallEvent last) {
        call.receivedSettled();
        if (call.isEstablished()) return;
        call.over(last);
        call.leave();
    }

    /** The call is over before this INVITE was through. */
    void terminated() {
        core.timers.cancel(this);
        call.receivedSettled();
        if (isUnanswered())
            transaction.answer(487, response(487, "Request Terminated").end());
    }

    /** The ACK of our 2xx; a copy, or one for another INVITE, says nothing. */
    void acknowledged(Request ack) {
        if (isUnanswered() || ack.sequence().number() != sequence) return;
        core.timers.cancel(this);
        call.receivedSettled();
        call.established();
        if (call.isOver()) call.sendBye();
        else core.tell(new CallEvent.Acknowledged(call, lateAnswer(ack)));
    }

    private Optional<SessionDescription> lateAnswer(Request ack) {
        return request.hasSession() ? Optional.empty() : ack.readableSession();
    }

    @Override
    void elapsed() {
        if (accepted == null || repetition == null) return;
        if (repetition.isOver(core.timers.now())) {
            call.lost(CallEvent.Why.NO_ACK);
            return;
        }
        core.send(accepted, transaction.peer);
        repetition = repetition.doubled(core.timers.now());
        core.timers.setAt(this, repetition.due());
    }
}
