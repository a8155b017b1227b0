package org.cardline.routing;

import java.time.Duration;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;

/**
 * Somebody who begins to wait for a person.
 *
 * @param priority 0 to 9; the higher of this and the queue's counts
 * @param language what is spoken, a language tag
 * @param customer the card host's opaque reference, where it is known
 * @param reference of the case, where there is one
 * @param told what the agent is to know
 * @param preferred who should take it, and how long nobody else may
 */
public record NewContact(
        Channel channel,
        Queue queue,
        int priority,
        String language,
        Optional<String> customer,
        Optional<String> reference,
        Told told,
        Optional<Preferred> preferred) {
    /** An agent, and the time in which the contact is offered to nobody else. */
    public record Preferred(String agent, Duration window) {}

    /** A call that waits in a queue. */
    public static NewContact call(Queue queue, int priority, String language, Optional<String> reference, Told told) {
        return new NewContact(
                Channel.CALL, queue, priority, language, Optional.empty(), reference, told, Optional.empty());
    }

    String needs() {
        return words(queue.needs());
    }

    Optional<String> relaxedNeeds() {
        return queue.relaxed().map(relaxed -> words(relaxed.needs()));
    }

    private String words(Skills skills) {
        return String.join(" ", skills.withLanguage(language).needed());
    }
}
