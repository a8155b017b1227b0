package org.cardline.sip;

import java.net.InetSocketAddress;

/**
 * The topmost Via value: where a request came from and its response goes, RFC 3261 section 18.2, RFC 3581.
 *
 * @param protocol {@code SIP/2.0/UDP} without white space
 * @param port 0 where none is given
 * @param rest the other values of the same header line, with their leading comma; may be empty
 */
record Via(String protocol, String host, int port, Parameters parameters, String rest) {
    /** A branch that begins so and goes on is unique, RFC 3261 section 8.1.1.7. */
    static final String COOKIE = "z9hG4bK";

    static Via parse(String value) {
        var cursor = new Cursor(value);
        String protocol = cursor.token("Via");
        cursor.expect('/', "Via");
        protocol += '/' + cursor.token("Via");
        cursor.expect('/', "Via");
        protocol += '/' + cursor.token("Via");
        String host = cursor.skipSpace().until(" \t;,");
        if (cursor.take(':')) host += ':' + cursor.until(" \t;,");
        var parameters = Parameters.parse(cursor, "Via");
        if (!cursor.skipSpace().done() && !cursor.sees(',')) throw new MalformedException("Surplus text in Via");
        return new Via(protocol, HostPort.host(host), HostPort.port(host), parameters, value.substring(cursor.at()));
    }

    /** Empty where the sender makes no promise, as before RFC 3261, that it is unique. */
    String uniqueBranch() {
        String branch = parameters.get("branch").orElse("");
        return branch.startsWith(COOKIE) && branch.length() > COOKIE.length() ? branch : "";
    }

    /** This value as seen from where it arrived: {@code received} and {@code rport} filled in. */
    Via seenFrom(InetSocketAddress from) {
        String ip = from.getAddress().getHostAddress();
        boolean rport = parameters.get("rport").isPresent();
        if (!rport && ip.equals(host) && parameters.get("received").isEmpty()) return this;
        var seen = parameters.with("received", ip);
        if (rport) seen = seen.with("rport", Integer.toString(from.getPort()));
        return new Via(protocol, host, port, seen, rest);
    }

    /**
     * Where a response goes: back to the address that sent the request, and there to the port that the sender named.
     * {@code maddr} is not followed: it would let a stranger aim our responses at others.
     */
    InetSocketAddress replyTo(InetSocketAddress from) {
        if (parameters.get("rport").isPresent()) return from;
        int named = port == 0 ? SipUri.DEFAULT_PORT : port;
        return named == from.getPort() ? from : new InetSocketAddress(from.getAddress(), named);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(protocol).append(' ').append(host);
        if (port != 0) text.append(':').append(port);
        parameters.appendTo(text);
        return text.append(rest).toString();
    }
}
