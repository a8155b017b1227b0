package org.cardline.verification;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.cardline.cards.ContactPoint;

/**
 * The one-time codes of a demonstration, for whoever tries the line to read. In memory only, and no more than the last
 * {@value #MOST}. Never used in live mode.
 */
public final class DemonstrationOutbox implements CodeSender {
    private static final int MOST = 50;

    private final Deque<Message> messages = new ArrayDeque<>();
    private final InstantSource clock;

    public DemonstrationOutbox(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A code that was sent.
     *
     * @param device where to, masked when printed
     */
    public record Message(Instant at, ContactPoint device, OneTimeCode code) {}

    @Override
    public synchronized boolean send(ContactPoint device, OneTimeCode code, String language) {
        if (messages.size() == MOST) messages.removeLast();
        messages.addFirst(new Message(clock.instant(), device, code));
        return true;
    }

    /** What was sent, the newest first. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }
}
