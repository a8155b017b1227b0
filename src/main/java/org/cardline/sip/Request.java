package org.cardline.sip;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A request, RFC 3261 section 7.1. Headers are read when asked for; a malformed one throws then. */
final class Request implements Message {
    private final String method;
    private final String target;
    private final Headers headers;
    private final byte[] body;
    private @Nullable Via via;
    private @Nullable CommandSequence sequence;
    private @Nullable NameAddress from;
    private @Nullable NameAddress to;

    /** @param target the Request-URI as it came, perhaps malformed */
    Request(String method, String target, Headers headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    String method() {
        return method;
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    String target() {
        return target;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public byte[] body() {
        return body;
    }

    String callId() {
        return headers.only(HeaderName.CALL_ID);
    }

    Via via() {
        if (via == null) {
            via = Via.parse(headers.first(HeaderName.VIA).orElseThrow(() -> new MalformedException("Missing Via")));
        }
        return via;
    }

    CommandSequence sequence() {
        if (sequence == null) sequence = CommandSequence.parse(headers.only(HeaderName.CSEQ));
        return sequence;
    }

    NameAddress from() {
        if (from == null) from = NameAddress.parse(headers.only(HeaderName.FROM), HeaderName.FROM);
        return from;
    }

    NameAddress to() {
        if (to == null) to = NameAddress.parse(headers.only(HeaderName.TO), HeaderName.TO);
        return to;
    }

    String fromTag() {
        return from().tag().orElse("");
    }

    /** Empty outside a dialog. */
    String toTag() {
        return to().tag().orElse("");
    }

    /** Notes in the topmost Via where this request came from: RFC 3261 section 18.2.1. */
    void arrivedFrom(InetSocketAddress source) {
        Via seen = via().seenFrom(source);
        if (seen == via) return;
        via = seen;
        headers.replaceFirst(HeaderName.VIA, seen.toString());
    }

    /**
     * What all copies of this request share and no other has, RFC 3261 section 17.2.3: an ACK's and a CANCEL's is that
     * of their INVITE, told apart by {@code method}.
     */
    String transactionKey(String method) {
        String branch = via().uniqueBranch();
        if (!branch.isEmpty()) return method + ' ' + branch + ' ' + via().host() + ':' + via().port();
        return method
                + ' '
                + target
                + ' '
                + fromTag()
                + ' '
                + callId()
                + ' '
                + sequence().number()
                + ' '
                + via();
    }
}
