package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes each request to its transaction, its call, or its refusal: RFC 3261 section 8.2. */
final class Requests {
    /** Methods that exist and that we don't serve: 405. Others: 501. */
    private static final Set<String> KNOWN =
            Set.of("REGISTER", "INFO", "UPDATE", "REFER", "SUBSCRIBE", "NOTIFY", "MESSAGE", "PRACK", "PUBLISH");

    private final Core core;
    private final Refusals refusals;
    private final Invites invites;

    Requests(Core core) {
        this.core = core;
        this.refusals = new Refusals(core);
        this.invites = new Invites(core, refusals);
    }

    /** A request that could not be read whole. */
    void broken(Parsed.Broken broken, InetSocketAddress from) {
        if (!broken.request().is("ACK")) refusals.send(broken.request(), from, broken.status(), broken.reason());
    }

    void received(Request request, InetSocketAddress from) {
        try {
            Grammar.check(request);
        } catch (MalformedException malformed) {
            if (!request.is("ACK")) refusals.send(request, from, 400, malformed.what());
            return;
        }
        request.arrivedFrom(from);
        String method = request.is("ACK") ? "INVITE" : request.method();
        String key = request.transactionKey(method);
        var transaction = core.server(key);
        if (request.is("ACK")) acknowledged(request, transaction);
        else if (transaction != null) transaction.received(request);
        else fresh(request, key, from);
    }

    /** The ACK of a refusal is the transaction's, that of a 2xx the call's: RFC 6026. */
    private void acknowledged(Request ack, @Nullable ServerTransaction transaction) {
        if (transaction instanceof InviteServerTransaction invite && !invite.isAccepted()) invite.received(ack);
        else core.calls.dialogOf(ack).flatMap(Call::pendingReceived).ifPresent(invite -> invite.acknowledged(ack));
    }

    private void fresh(Request request, String key, InetSocketAddress from) {
        if (request.target().length() > Limits.URI_CHARS) {
            refusals.send(request, from, 414, "Request-URI Too Long");
            return;
        }
        if (!request.is("INVITE")
                && request.headers().first(HeaderName.REPLACES).isPresent()) {
            refusals.send(request, from, 400, "Replaces outside an INVITE");
            return;
        }
        switch (request.method()) {
            case "CANCEL" -> cancelled(request, from);
            case "INVITE", "BYE", "OPTIONS" -> served(request, key, from);
            case "REGISTER" ->
                core.registrar.ifPresentOrElse(
                        registrar -> registers(registrar, request, key, from), () -> unserved(request, from));
            case "REFER" ->
                core.registrar.ifPresentOrElse(
                        registrar -> refers(registrar, request, key, from), () -> unserved(request, from));
            default -> unserved(request, from);
        }
    }

    private void unserved(Request request, InetSocketAddress from) {
        if (KNOWN.contains(request.method())) refusals.methodNotAllowed(request, from);
        else refusals.send(request, from, 501, "Not Implemented");
    }

    /** Section 9.2. */
    private void cancelled(Request cancel, InetSocketAddress from) {
        if (core.server(cancel.transactionKey("INVITE")) instanceof InviteServerTransaction invite) {
            refusals.willCancel(cancel, from, invite.localTag());
            invite.cancelled();
        } else {
            refusals.send(cancel, from, 481, "Call/Transaction Does Not Exist");
        }
    }

    private void served(Request request, String key, InetSocketAddress from) {
        var call = core.calls.dialogOf(request);
        boolean inside = !request.toTag().isEmpty() || request.is("BYE");
        if (Uri.parse(request.target()) instanceof OtherUri) {
            refusals.send(request, from, 416, "Unsupported URI Scheme");
        } else if (inside && call.isEmpty()) {
            refusals.send(request, from, 481, "Call/Transaction Does Not Exist");
        } else if (!core.unsupported(request).isEmpty()) {
            refusals.badExtension(request, from);
        } else if (inside
                && !call.orElseThrow().dialog().accepts(request.sequence().number())) {
            refusals.send(request, from, 500, "Request Out of Order");
        } else {
            switch (request.method()) {
                case "BYE" -> bye(call.orElseThrow(), request, key, from);
                case "INVITE" -> invites.received(request, inside ? call : Optional.empty(), key, from);
                default -> refusals.capabilities(request, from);
            }
        }
    }

    /** Section 10.3. A challenge keeps no state; what was proved is answered to each copy alike. */
    private void registers(Registrar registrar, Request request, String key, InetSocketAddress from) {
        if (!core.unsupported(request).isEmpty()) {
            refusals.badExtension(request, from);
            return;
        }
        if (core.isFull()) {
            refusals.later(request, from, 503, "Service Unavailable", 10);
            return;
        }
        var answer = registrar.register(request, from, Instant.ofEpochMilli(core.timers.now()));
        if (answer.status() == 401) {
            refusals.challenge(request, from, answer);
            return;
        }
        var transaction =
                new NonInviteServerTransaction(core, key, request.via().replyTo(from));
        core.begin(transaction);
        var writer = MessageWriter.response(request, answer.status(), answer.reason(), core.statelessTag(request));
        for (var each : answer.headers()) writer.header(each.name(), each.value());
        transaction.answer(answer.status(), writer.end());
    }

    /** RFC 3515, 2.4: inside a call that its sender is in, by who proves who they are, to one other. */
    private void refers(Registrar registrar, Request request, String key, InetSocketAddress from) {
        Optional<Call> call = request.toTag().isEmpty() ? Optional.empty() : core.calls.dialogOf(request);
        if (request.toTag().isEmpty()) refusals.forbidden(request, from, "Transfer from within the call");
        else if (call.isEmpty()) refusals.send(request, from, 481, "Call/Transaction Does Not Exist");
        else if (!core.unsupported(request).isEmpty()) refusals.badExtension(request, from);
        else if (core.isFull()) refusals.later(request, from, 503, "Service Unavailable", 10);
        else if (!call.get().dialog().accepts(request.sequence().number()))
            refusals.send(request, from, 500, "Request Out of Order");
        else refers(registrar, call.get(), request, key, from);
    }

    private void refers(Registrar registrar, Call call, Request request, String key, InetSocketAddress from) {
        Instant now = Instant.ofEpochMilli(core.timers.now());
        switch (registrar.prove(request, from, now)) {
            case Registrar.Answer challenge -> refusals.challenge(request, from, challenge);
            case Registrar.Known(String user) -> {
                try {
                    Uri to = NameAddress.parse(request.headers().only(HeaderName.REFER_TO), HeaderName.REFER_TO)
                            .uri();
                    core.tell(
                            new CallEvent.Referred(call, Referral.received(core, call, user, to, request, key, from)));
                } catch (MalformedException malformed) {
                    refusals.send(request, from, 400, malformed.what());
                }
            }
        }
    }

    private void bye(Call call, Request bye, String key, InetSocketAddress from) {
        var transaction = new NonInviteServerTransaction(core, key, bye.via().replyTo(from));
        core.begin(transaction);
        transaction.answer(
                200,
                MessageWriter.response(bye, 200, "OK", call.dialog().localTag()).end());
        call.byeReceived();
    }
}
