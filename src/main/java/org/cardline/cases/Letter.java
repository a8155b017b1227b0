package org.cardline.cases;

import java.util.Map;

/**
 * A letter for the outbox: queued now, delivered later to the address that the host then gives for the customer.
 *
 * @param customer the host's opaque reference of the customer
 * @param template the programme's name of the wording
 * @param language BCP 47 tag of the wording
 * @param details what the wording is filled with; never a secret, a full card number or an address
 */
public record Letter(
        String customer, Addresses addresses, String template, String language, Map<String, String> details) {
    /** The wording that tells a customer that a card was frozen. */
    public static final String FREEZE_NOTICE = "card-frozen";

    /** The wording that tells a customer that a card was blocked for good. */
    public static final String BLOCKED = "card-blocked";

    /** The wording that tells a customer of the card that replaces another; {@code arrives} where a day is known. */
    public static final String NEW_CARD = "new-card";

    /** The wording that tells what was disputed and what follows; {@code writeBy} where a day is certain. */
    public static final String DISPUTE = "dispute";

    /** The wording that tells after a talk who it was with, and what happens next; {@code by} where a day is promised. */
    public static final String TALK = "talk";

    /** The wording that tells that somebody can sign in as the customer from now on. */
    public static final String PASSKEY_ADDED = "passkey-added";

    /** The wording that tells that nobody can sign in as the customer by a passkey any more. */
    public static final String PASSKEYS_REMOVED = "passkeys-removed";

    public Letter {
        details = Map.copyOf(details);
    }

    /** A letter to the address on file. */
    public static Letter to(String customer, String template, String language, Map<String, String> details) {
        return new Letter(customer, Addresses.ON_FILE, template, language, details);
    }

    /** Tells every address on file that the card was frozen. */
    public static Letter freezeNotice(String customer, String lastFour, String language) {
        return new Letter(customer, Addresses.EVERY, FREEZE_NOTICE, language, Map.of("lastFour", lastFour));
    }

    /** Tells every address on file that a passkey was added. */
    public static Letter passkeyNotice(String customer, String language) {
        return new Letter(customer, Addresses.EVERY, PASSKEY_ADDED, language, Map.of());
    }

    /** Tells every address on file that all passkeys were removed. */
    public static Letter passkeysRemoved(String customer, String language) {
        return new Letter(customer, Addresses.EVERY, PASSKEYS_REMOVED, language, Map.of());
    }

    /** Where a letter goes. */
    public enum Addresses {
        /** The postal or electronic address that the customer chose for letters. */
        ON_FILE,
        /** Each address that the host has: whoever took over one of them cannot hide it. */
        EVERY
    }
}
