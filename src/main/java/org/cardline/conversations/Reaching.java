package org.cardline.conversations;

import java.util.Optional;
import org.cardline.line.Ringing;
import org.cardline.routing.Obeyed;

/** Asks somebody else to take a caller, or to speak with the caller's agent first. The caller's own thread alone. */
interface Reaching extends AutoCloseable {
    /** What has come of it; empty while they are asked. */
    Optional<Obeyed> look();

    /** Their telephone, once they have answered. */
    Optional<Ringing> answered();

    /** Once they have answered, and are an agent. */
    Optional<Party> party();

    /** Whether they have answered and are there still. */
    boolean isThere();

    /** The caller, who was on the way to them, has hung up. */
    default void callerIsGone() {
        close();
    }

    /** They are asked no more; who has answered is hung up on. */
    @Override
    void close();
}
