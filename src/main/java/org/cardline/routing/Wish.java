package org.cardline.routing;

import java.util.Optional;

/**
 * What an agent wishes in a talk. The desk records it; whoever holds the contact obeys, and says what came of it.
 *
 * @param to with whom, where it is about somebody else
 */
public record Wish(What what, Optional<Target> to) {
    /** Of what kind. */
    public enum What {
        /** The caller is to wait, and hears nothing of the agent. */
        HOLD,
        /** The caller is to wait no more. */
        RESUME,
        /** Somebody else is to take the caller: the agent is free once that one does. */
        TRANSFER,
        /** The agent wants to speak with somebody else first, while the caller waits. */
        CONSULT,
        /** Caller and whom the agent consults change places. */
        SWAP,
        /** All three are to hear each other. */
        THREE,
        /** Whom the agent consults is to take the caller. */
        COMPLETE,
        /** Nobody else, after all; or nothing is to be keyed. */
        CANCEL,
        /** The caller is to key the card number, and the agent neither to hear nor to see it. */
        CARD_NUMBER,
        /** The same with the card's security code. */
        SECURITY_CODE,
        /** The same with a code that is sent to a device on file. */
        ONE_TIME_CODE
    }

    /** Whether the caller is to key something that the agent is not to know. */
    public boolean asksForKeys() {
        return what == What.CARD_NUMBER || what == What.SECURITY_CODE || what == What.ONE_TIME_CODE;
    }

    public static Wish of(What what) {
        return new Wish(what, Optional.empty());
    }

    public static Wish of(What what, Target to) {
        return new Wish(what, Optional.of(to));
    }

    /** As it is kept: {@code TRANSFER agent:ben}. */
    String text() {
        return what + to.map(each -> " " + each.text()).orElse("");
    }

    static Wish parse(String text) {
        String[] parts = text.split(" ", 2);
        return new Wish(What.valueOf(parts[0]), parts.length == 1 ? Optional.empty() : Target.parse(parts[1]));
    }
}
