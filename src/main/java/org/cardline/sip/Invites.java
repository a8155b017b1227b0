package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An INVITE that is new: its offer is looked at before anybody is bothered. RFC 3261 sections 13.3.1 and 14.2. */
final class Invites {
    private static final int FULL_RETRY_SECONDS = 10;

    private final Core core;
    private final Refusals refusals;

    Invites(Core core, Refusals refusals) {
        this.core = core;
        this.refusals = refusals;
    }

    /** @param call the one whose session is to change; empty for a new call */
    void received(Request invite, Optional<Call> call, String key, InetSocketAddress from) {
        if (invite.body().length > 0 && !invite.hasSession() || isEncoded(invite)) {
            refusals.unsupportedMedia(invite, from);
        } else if (!acceptsSessions(invite)) {
            refusals.notAcceptable(invite, from, 399, "Accept lacks application/sdp");
        } else {
            offered(invite, call, key, from);
        }
    }

    private void offered(Request invite, Optional<Call> call, String key, InetSocketAddress from) {
        Optional<SessionDescription> offer;
        Optional<Replaces> replaces;
        try {
            offer = invite.session();
            replaces = core.registrar.flatMap(_ -> Replaces.of(invite.headers()));
        } catch (MalformedException malformed) {
            refusals.send(invite, from, 400, malformed.what());
            return;
        }
        if (offer.isPresent() && !OfferAnswer.isAcceptable(offer.get())) {
            refusals.notAcceptable(invite, from, 305, "Incompatible media format");
        } else if (core.isFull()) {
            refusals.later(invite, from, 503, "Service Unavailable", FULL_RETRY_SECONDS);
        } else if (call.isPresent() && replaces.isPresent()) {
            refusals.send(invite, from, 400, "Replaces within a call");
        } else if (call.isPresent()) {
            reoffered(invite, call.get(), offer, key, from);
        } else {
            invited(invite, offer, replaces, key, from);
        }
    }

    private void invited(
            Request invite,
            Optional<SessionDescription> offer,
            Optional<Replaces> replaces,
            String key,
            InetSocketAddress from) {
        boolean merged = core.calls
                .invitedBy(invite)
                .filter(call -> call.dialog().isAt(invite.sequence().number()))
                .isPresent();
        if (merged) {
            refusals.send(invite, from, 482, "Loop Detected");
            return;
        }
        Instant now = Instant.ofEpochMilli(core.timers.now());
        Optional<Registrar.Proof> proof = core.registrar.flatMap(each -> each.proveCaller(invite, from, now));
        if (proof.isPresent() && proof.get() instanceof Registrar.Answer challenge) {
            refusals.challenge(invite, from, challenge);
            return;
        }
        Optional<Call> replaced = replaces.flatMap(core.calls::named);
        if (replaces.isPresent() && mayNotReplace(invite, replaces.get(), replaced, proof.isPresent(), from)) return;
        var dialog = Dialog.invited(invite, core.unique(), invite.via().replyTo(from));
        var call = new Call(core, false, Uri.parse(invite.target()), invite.from(), from, dialog);
        if (proof.isPresent() && proof.get() instanceof Registrar.Known(String user)) call.proved(user);
        replaced.ifPresent(call::replaces);
        core.calls.add(call);
        begin(invite, call, key, from);
        core.tell(new CallEvent.Invited(call, offer, invite.headers()));
    }

    /** RFC 3891, 3: refuses it unless there is such a call; whether it is theirs is for the one who knows whose calls are whose. */
    private boolean mayNotReplace(
            Request invite, Replaces named, Optional<Call> found, boolean isProved, InetSocketAddress from) {
        if (found.isEmpty()) refusals.send(invite, from, 481, "Call/Transaction Does Not Exist");
        else if (found.get().isOver()) refusals.send(invite, from, 603, "Decline");
        else if (!isProved) refusals.forbidden(invite, from, "Register this telephone first");
        else if (named.earlyOnly() && found.get().isEstablished()) refusals.send(invite, from, 486, "Busy Here");
        else return false;
        return true;
    }

    /** Section 14.2: one INVITE at a time, in either direction. */
    private void reoffered(
            Request invite, Call call, Optional<SessionDescription> offer, String key, InetSocketAddress from) {
        if (call.pendingReceived().isPresent()) {
            refusals.later(invite, from, 500, "Another INVITE Is Pending", core.upTo(10));
        } else if (call.pendingSent().filter(SentInvite::isUnderWay).isPresent()) {
            refusals.send(invite, from, 491, "Request Pending");
        } else {
            call.dialog().refresh(invite.headers());
            call.dialog().movedTo(invite.via().replyTo(from));
            begin(invite, call, key, from);
            core.tell(new CallEvent.Reoffered(call, offer));
        }
    }

    private void begin(Request invite, Call call, String key, InetSocketAddress from) {
        var transaction = new InviteServerTransaction(core, key, invite.via().replyTo(from), invite);
        var received = new ReceivedInvite(core, call, transaction, invite);
        transaction.user(received);
        call.pending(received);
        core.begin(transaction);
    }

    private static boolean isEncoded(Request invite) {
        String encoding = invite.headers().first(HeaderName.CONTENT_ENCODING).orElse("identity");
        return !encoding.equalsIgnoreCase("identity");
    }

    /** Section 20.1: without Accept, session descriptions are welcome. */
    private static boolean acceptsSessions(Request invite) {
        List<String> accepted = invite.headers().tokens(HeaderName.ACCEPT);
        if (accepted.isEmpty()) return true;
        for (String each : accepted) {
            int end = each.indexOf(';');
            String type = (end < 0 ? each : each.substring(0, end)).strip();
            if (type.equalsIgnoreCase("application/sdp")
                    || type.equals("*/*")
                    || type.equalsIgnoreCase("application/*")) {
                return true;
            }
        }
        return false;
    }
}
