package org.cardline.phone;

/** What came of dialling. */
public sealed interface Pickup {
    /** Somebody answered. */
    record Answered() implements Pickup {}

    /**
     * Nobody did.
     *
     * @param status the final SIP status: 300–699; 408 if nothing came at all
     */
    record Refused(int status, String reason) implements Pickup {}
}
