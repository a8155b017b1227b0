package org.cardline.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What two ends must know to go on talking, RFC 3261 section 12. */
final class Dialog {
    private final String callId;
    private final String local;
    private final String localTag;
    private String remote;
    private String remoteTag;
    private String target;
    private List<String> routes;
    private InetSocketAddress peer;
    private int localSequence;
    private int remoteSequence = -1;

    /**
     * @param local From of our requests, without its tag
     * @param remote To of our requests, without its tag
     * @param target the Request-URI of our requests
     * @param peer where requests to the other side go without a route: where its answers go, which is not where it sends
     *     from unless it said so by rport (RFC 3581)
     */
    Dialog(
            String callId,
            String local,
            String localTag,
            String remote,
            String remoteTag,
            String target,
            InetSocketAddress peer) {
        this.callId = callId;
        this.local = local;
        this.localTag = localTag;
        this.remote = remote;
        this.remoteTag = remoteTag;
        this.target = target;
        this.routes = List.of();
        this.peer = peer;
    }

    /** Section 12.1.1: as a UAS. */
    static Dialog invited(Request invite, String localTag, InetSocketAddress peer) {
        var dialog = new Dialog(
                invite.callId(),
                invite.to().address(),
                localTag,
                invite.from().address(),
                invite.fromTag(),
                invite.from().uri().text(),
                peer);
        dialog.routes = routes(invite.headers());
        dialog.refresh(invite.headers());
        dialog.remoteSequence = invite.sequence().number();
        return dialog;
    }

    /** Section 12.1.2: as a UAC, with a response that formed it. */
    Dialog formedBy(Response response, InetSocketAddress from) {
        var formed = new Dialog(callId, local, localTag, remote, response.toTag(), target, from);
        formed.routes = new ArrayList<>(routes(response.headers()));
        Collections.reverse(formed.routes);
        formed.localSequence = localSequence;
        formed.remoteSequence = remoteSequence;
        formed.refresh(response.headers());
        return formed;
    }

    private static List<String> routes(Headers headers) {
        var routes = new ArrayList<String>(0);
        for (String line : headers.all(HeaderName.RECORD_ROUTE)) {
            for (NameAddress each : NameAddress.parseList(line, HeaderName.RECORD_ROUTE)) {
                if (routes.size() == Limits.ROUTES) throw new MalformedException("Too many Record-Route values");
                routes.add('<' + each.uri().text() + '>');
            }
        }
        return routes;
    }

    /** Target refresh, section 12.2: the other side's Contact. A missing or unreadable one changes nothing. */
    void refresh(Headers headers) {
        headers.first(HeaderName.CONTACT).ifPresent(value -> {
            var contacts = NameAddress.parseList(value, HeaderName.CONTACT);
            if (contacts.getFirst().uri() instanceof SipUri uri) target = uri.text();
        });
    }

    String callId() {
        return callId;
    }

    String localTag() {
        return localTag;
    }

    String remoteTag() {
        return remoteTag;
    }

    InetSocketAddress peer() {
        return peer;
    }

    boolean isWith(String callId, String remoteTag) {
        return this.callId.equals(callId) && this.remoteTag.equals(remoteTag);
    }

    /** The other side may have moved: behind an address translator its port changes. */
    void movedTo(InetSocketAddress from) {
        peer = from;
    }

    /** Section 12.2.2: whether a request comes in its order. */
    boolean accepts(int sequence) {
        if (sequence < remoteSequence) return false;
        remoteSequence = sequence;
        return true;
    }

    /** Whether the other side's last request in order was this one. */
    boolean isAt(int sequence) {
        return remoteSequence == sequence;
    }

    int nextSequence() {
        return ++localSequence;
    }

    /** A request in this dialog, section 12.2.1.1. */
    MessageWriter request(UserAgentSettings settings, String method, int sequence, String branch) {
        return request(settings, method, sequence, branch, remoteTag);
    }

    /** The same with another To tag: that of a refusal, in its ACK. */
    MessageWriter request(UserAgentSettings settings, String method, int sequence, String branch, String toTag) {
        var writer = MessageWriter.request(method, requestUri())
                .header(HeaderName.VIA, "SIP/2.0/UDP " + settings.hostPort() + ";branch=" + branch + ";rport")
                .header(HeaderName.MAX_FORWARDS, 70)
                .header(HeaderName.FROM, local + ";tag=" + localTag)
                .header(HeaderName.TO, toTag.isEmpty() ? remote : remote + ";tag=" + toTag)
                .header(HeaderName.CALL_ID, callId)
                .header(HeaderName.CSEQ, sequence + " " + method)
                .header("User-Agent", settings.product());
        int first = isStrictlyRouted() ? 1 : 0;
        for (int i = first; i < routes.size(); i++) writer.header(HeaderName.ROUTE, routes.get(i));
        if (isStrictlyRouted()) writer.header(HeaderName.ROUTE, '<' + target + '>');
        return writer;
    }

    private String requestUri() {
        return isStrictlyRouted() ? firstRoute() : target;
    }

    /** The next hop is a router from before RFC 3261: its URI lacks {@code lr}. */
    private boolean isStrictlyRouted() {
        return !routes.isEmpty()
                && Uri.parse(firstRoute()) instanceof SipUri uri
                && uri.parameter("lr").isEmpty();
    }

    private String firstRoute() {
        String route = routes.getFirst();
        return route.substring(1, route.length() - 1);
    }

    /**
     * Where our requests go: to the next hop where its URI holds an address. A name is not looked up, since this room
     * never waits; then, and without a route, it is where the other side's messages come from, which also reaches
     * telephones behind an address translator.
     */
    InetSocketAddress nextHop() {
        if (routes.isEmpty()) return peer;
        return Uri.parse(firstRoute()) instanceof SipUri uri ? uri.address().orElse(peer) : peer;
    }
}
