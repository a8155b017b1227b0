package org.cardline.channels;

import org.cardline.cards.ContactPoint;
import org.cardline.programme.LetterWording;

/** A way to a customer's address: a mail server, an operator's gateway for text messages. Blocks; any thread. */
public interface Carrier {
    /** Whether it goes to such an address. */
    boolean goesTo(ContactPoint.Kind kind);

    /**
     * Carries one message to one address.
     *
     * @param id the same for every try, so that whoever gets it twice can tell
     */
    Carried carry(ContactPoint to, LetterWording.Filled words, String language, String id);

    /** What became of it. {@code why} is a reply's code or an error's name: no words of a server, which may repeat addresses. */
    sealed interface Carried {
        /** The server has taken it; it must not be sent again. */
        record Accepted() implements Carried {}

        /** Refused for good for this address, or this message. */
        record Refused(String why) implements Carried {}

        /** Not now for this address; also where it is unknown whether it was taken. */
        record Later(String why) implements Carried {}

        /** The server takes nothing at all now, whoever it is for. */
        record Unreachable(String why) implements Carried {}
    }
}
