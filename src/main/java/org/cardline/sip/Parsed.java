package org.cardline.sip;

/** What became of a datagram's bytes. */
sealed interface Parsed {
    /** @param length bytes of the datagram that the message took; what is left over is not executed */
    record Whole(Message message, int length) implements Parsed {}

    /** A request that can be refused, as far as it could be read. */
    record Broken(Request request, int status, String reason) implements Parsed {}

    /** Nothing to answer: a keep-alive, noise, or a broken response. */
    record Noise(String what) implements Parsed {}
}
