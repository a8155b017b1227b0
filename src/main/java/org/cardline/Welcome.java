package org.cardline;

/** What {@code ./cardline up} prints once everything answers: where, and what to try. */
record Welcome(Settings settings) {

    String text(int httpPort) {
        var lines = new StringBuilder("Cardline is up.");
        if (settings.isDemonstration())
            lines.append(" This is a demonstration: fictional customers, this machine only.");
        lines.append("\n\n  web page   http://")
                .append(host())
                .append(':')
                .append(httpPort)
                .append("/\n");
        lines.append("\nCtrl-C stops it once running calls have ended; twice, at once.");
        return lines.toString();
    }

    private String host() {
        String address = settings.bind().getHostAddress();
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
