package org.cardline.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A SIP or SIPS URI, RFC 3261 section 19.1.1: {@code sip:user:password@host:port;parameters?headers}.
 *
 * @param rawUser user and password as they came, escapes and all; empty where there is none
 * @param host name, IPv4 address, or IPv6 address in brackets
 * @param port 0 where none is given
 * @param parameters with their leading semicolon, as they came; may be empty
 * @param headers without the question mark, as they came; may be empty
 */
public record SipUri(String text, String rawUser, String host, int port, String parameters, String headers)
        implements Uri {
    static final int DEFAULT_PORT = 5060;
    private static final boolean[] USER = Cursor.table("-_.!~*'()%&=+$,;?/:");
    private static final boolean[] PARAMETER = Cursor.table("-_.!~*'()%[]/:&+$;=");
    private static final boolean[] HEADER = Cursor.table("-_.!~*'()%[]/?:+$&=");

    /** @param start where the part after the scheme begins */
    static SipUri parse(String text, int start) {
        int at = text.indexOf('@', start);
        String user = at < 0 ? "" : checked(text.substring(start, at), USER, "user");
        if (at == start) throw new MalformedException("URI with an empty user");
        int hostStart = at < 0 ? start : at + 1;
        int question = indexOf(text, '?', hostStart);
        int semicolon = Math.min(indexOf(text, ';', hostStart), question);
        String parameters = checked(text.substring(semicolon, question), PARAMETER, "parameters");
        String headers = question == text.length() ? "" : checked(text.substring(question + 1), HEADER, "headers");
        String hostPort = text.substring(hostStart, semicolon);
        return new SipUri(text, user, HostPort.host(hostPort), HostPort.port(hostPort), parameters, headers);
    }

    private static int indexOf(String text, char wanted, int from) {
        int found = text.indexOf(wanted, from);
        return found < 0 ? text.length() : found;
    }

    private static String checked(String part, boolean[] allowed, String where) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c >= 128 || !allowed[c]) throw new MalformedException("Bad character in a URI's " + where);
            if (c == '%') Uri.escaped(part, i);
        }
        return part;
    }

    @Override
    public Optional<String> user() {
        if (rawUser.isEmpty()) return Optional.empty();
        int password = rawUser.indexOf(':');
        String user = Uri.unescaped(password < 0 ? rawUser : rawUser.substring(0, password));
        boolean phone = parameter("user").filter("phone"::equalsIgnoreCase).isPresent();
        return Optional.of(phone ? Uri.number(user) : user);
    }

    /** A URI parameter's value, escapes undone; empty text where it stands alone. */
    public Optional<String> parameter(String name) {
        for (String each : parameters.split(";")) {
            int equals = each.indexOf('=');
            String key = Uri.unescaped(equals < 0 ? each : each.substring(0, equals));
            if (key.equalsIgnoreCase(name) && !each.isEmpty()) {
                return Optional.of(equals < 0 ? "" : Uri.unescaped(each.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    /** Where this URI leads, if its host is an address: names are not looked up. */
    public Optional<InetSocketAddress> address() {
        try {
            return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(host), port == 0 ? DEFAULT_PORT : port));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
