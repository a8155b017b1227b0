package org.cardline.sip;

/** The {@code host:port} of URIs and Via, RFC 3261 section 25.1. */
final class HostPort {
    private static final boolean[] NAME = Cursor.table("-._");
    private static final boolean[] IPV6 = Cursor.table("[]:.");

    private HostPort() {}

    static String host(String hostPort) {
        int end = hostEnd(hostPort);
        if (end <= 0) throw new MalformedException("Host is missing");
        boolean[] allowed = hostPort.charAt(0) == '[' ? IPV6 : NAME;
        for (int i = 0; i < end; i++) {
            char c = hostPort.charAt(i);
            if (c >= 128 || !allowed[c]) throw new MalformedException("Bad character in a host");
        }
        return hostPort.substring(0, end);
    }

    /** 0 where none is given. */
    static int port(String hostPort) {
        int end = hostEnd(hostPort);
        if (end == hostPort.length()) return 0;
        if (hostPort.charAt(end) != ':') throw new MalformedException("Bad character after a host");
        return (int) Cursor.number(hostPort.substring(end + 1), 65_535, "Port");
    }

    private static int hostEnd(String hostPort) {
        if (hostPort.startsWith("[")) return hostPort.indexOf(']') + 1;
        int colon = hostPort.indexOf(':');
        return colon < 0 ? hostPort.length() : colon;
    }
}
