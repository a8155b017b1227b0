package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An INVITE of ours, the first of a call or a later one: RFC 3261 sections 13.2 and 14.1. */
final class SentInvite extends Alarm implements ClientTransaction.User {
    private final Core core;
    private final Call call;
    private final boolean first;
    private final SessionDescription offer;
    private final Dialog dialog;
    private final int sequence;
    private final String branch;
    private final InviteClientTransaction transaction;
    private boolean heardOf;
    private boolean cancelled;
    private boolean waiting;
    private String tag = "";
    private byte @Nullable [] ack;

    private SentInvite(Core core, Call call, boolean first, SessionDescription offer, Map<String, String> headers) {
        this.core = core;
        this.call = call;
        this.first = first;
        this.offer = offer;
        this.dialog = call.dialog();
        this.sequence = dialog.nextSequence();
        this.branch = Via.COOKIE + core.unique();
        var writer = dialog.request(core.settings, "INVITE", sequence, branch)
                .header(HeaderName.CONTACT, "<sip:" + core.settings.hostPort() + '>')
                .header(HeaderName.ALLOW, core.allow());
        core.supported(writer);
        headers.forEach((name, value) -> writer.header(HeaderText.check(name), HeaderText.check(value)));
        this.transaction = new InviteClientTransaction(
                core, branch, writer.end(offer), dialog.nextHop(), this::acknowledgement, this);
    }

    static SentInvite first(Core core, Call call, SessionDescription offer, Map<String, String> headers) {
        return begun(new SentInvite(core, call, true, offer, headers));
    }

    static SentInvite again(Core core, Call call, SessionDescription offer) {
        return begun(new SentInvite(core, call, false, offer, Map.of()));
    }

    private static SentInvite begun(SentInvite invite) {
        invite.core.begin(invite.transaction);
        return invite;
    }

    /** The ACK of a refusal repeats the INVITE's branch, section 17.1.1.3. */
    private byte[] acknowledgement(Response refusal) {
        return dialog.request(core.settings, "ACK", sequence, branch, refusal.toTag())
                .end();
    }

    /** Whether an INVITE of theirs would cross it. */
    boolean isUnderWay() {
        return !waiting;
    }

    /** Section 9.1: a CANCEL may go only after something was heard. */
    void cancel() {
        if (cancelled) return;
        cancelled = true;
        if (heardOf) sendCancel();
    }

    private void sendCancel() {
        byte[] cancel =
                dialog.request(core.settings, "CANCEL", sequence, branch).end();
        NonInviteClientTransaction.send(core, "CANCEL", branch, cancel, transaction.peer);
        core.timers.set(this, core.settings.patience());
    }

    /** The call is over: what is still under way answers for itself. */
    void terminated() {
        core.timers.cancel(this);
        transaction.abandon();
    }

    @Override
    public void responded(Response response, InetSocketAddress from) {
        if (response.isProvisional()) progressed(response);
        else if (response.isSuccess()) accepted(response, from);
        else refused(response);
    }

    private void progressed(Response response) {
        if (!heardOf && cancelled) sendCancel();
        heardOf = true;
        if (first && !cancelled && response.status() > 100) {
            call.early(response.toTag());
            core.tell(new CallEvent.Progressing(call, response.status(), response.readableSession()));
        }
    }

    private void accepted(Response response, InetSocketAddress from) {
        if (ack != null && response.toTag().equals(tag)) {
            core.send(ack, call.dialog().nextHop());
        } else if (ack != null) {
            acknowledge(dialog.formedBy(response, from));
            core.bye(dialog.formedBy(response, from));
        } else {
            tag = response.toTag();
            settled();
            join(response, from);
        }
    }

    private void join(Response response, InetSocketAddress from) {
        if (first) {
            call.dialog(dialog.formedBy(response, from));
            call.established();
        } else {
            dialog.refresh(response.headers());
        }
        ack = acknowledge(call.dialog());
        if (cancelled) call.hangUp();
        else if (!call.isOver()) core.tell(new CallEvent.Answered(call, response.readableSession()));
    }

    /** Section 13.2.2.4: the ACK of a 2xx is a request of its own. */
    private byte[] acknowledge(Dialog formed) {
        byte[] bytes = formed.request(core.settings, "ACK", sequence, Via.COOKIE + core.unique())
                .end();
        core.send(bytes, formed.nextHop());
        return bytes;
    }

    private void refused(Response response) {
        int status = response.status();
        if (first) fail(status, response.reason(), response.retryAfter());
        else if (call.isOver()) settled();
        else if (status == 491) waitAndTryAgain();
        else if (status == 481 || status == 408) timedOut();
        else {
            settled();
            core.tell(new CallEvent.ReofferRefused(call, status, response.reason()));
        }
    }

    /** Section 14.1: whoever owns the Call-ID waits longer, so that the two don't cross again. */
    private void waitAndTryAgain() {
        waiting = true;
        int millis = call.isOutgoing() ? 2_100 + core.upTo(1_900) : core.upTo(2_000);
        core.timers.set(this, Duration.ofMillis(millis));
    }

    @Override
    public void timedOut() {
        if (first) fail(408, "Request Timeout", Optional.empty());
        else if (call.isOver()) settled();
        else call.lost(CallEvent.Why.LOST);
    }

    private void fail(int status, String reason, Optional<Duration> retryAfter) {
        settled();
        if (call.isOver()) return;
        call.over(new CallEvent.Refused(call, status, reason, retryAfter));
        call.leave();
    }

    private void settled() {
        core.timers.cancel(this);
        call.sentSettled();
    }

    /** Time to try again, or a cancelled INVITE that nobody ever answered: section 9.1. */
    @Override
    void elapsed() {
        if (waiting) {
            call.sentSettled();
            call.reinvite(offer);
        } else {
            core.remove(transaction);
            fail(487, "Request Terminated", Optional.empty());
        }
    }
}
