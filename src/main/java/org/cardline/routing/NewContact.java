package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;

/**
 * Somebody who begins to wait for a person.
 *
 * @param priority 0 to 9; the higher of this and the queue's counts
 * @param language what is spoken, a language tag
 * @param caller the calling number, where it means one caller: who is cut off and rings again gets the place back
 * @param customer the card host's opaque reference, where it is known
 * @param reference of the case, where there is one
 * @param told what the agent is to know
 * @param preferred who should take it, and how long nobody else may
 * @param redial where the caller is called if a failure of ours cuts them off; empty where that may not be
 * @param since when it began to wait, where that was before now: in another queue, or for somebody else
 */
public record NewContact(
        Channel channel,
        Queue queue,
        int priority,
        String language,
        Optional<String> caller,
        Optional<String> customer,
        Optional<String> reference,
        Told told,
        Optional<Preferred> preferred,
        Optional<Redial> redial,
        Optional<Instant> since) {
    /** Nobody else is ever asked. */
    private static final Duration EVER = Duration.ofDays(1);

    /** An agent, and the time in which the contact is offered to nobody else. */
    public record Preferred(String agent, Duration window) {}

    /**
     * A number to call.
     *
     * @param number in E.164
     * @param about what was dialled
     */
    public record Redial(String number, String about) {}

    /** A call that waits in a queue. */
    public static NewContact call(Queue queue, int priority, String language, Optional<String> reference, Told told) {
        return new NewContact(
                Channel.CALL,
                queue,
                priority,
                language,
                Optional.empty(),
                Optional.empty(),
                reference,
                told,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, that waits since then. */
    public NewContact since(Instant arrived) {
        return new NewContact(
                channel,
                queue,
                priority,
                language,
                caller,
                customer,
                reference,
                told,
                preferred,
                redial,
                Optional.of(arrived));
    }

    /** The same in another queue. */
    public NewContact in(Queue other) {
        return new NewContact(
                channel, other, priority, language, caller, customer, reference, told, Optional.empty(), redial, since);
    }

    /** The same for this agent alone, whatever that one is able to do. */
    public NewContact forAgent(String agent) {
        var only = Optional.of(new Preferred(agent, EVER));
        return new NewContact(
                channel,
                queue.forAnybody(),
                priority,
                language,
                caller,
                customer,
                reference,
                told,
                only,
                redial,
                since);
    }

    /** The same, with something more to know. */
    public NewContact telling(Told more) {
        return new NewContact(
                channel, queue, priority, language, caller, customer, reference, more, preferred, redial, since);
    }

    /** The same, about this case. */
    public NewContact about(Optional<String> known) {
        return new NewContact(
                channel, queue, priority, language, caller, customer, known, told, preferred, redial, since);
    }

    /** The same, of this caller. */
    public NewContact by(Optional<String> number) {
        return new NewContact(
                channel, queue, priority, language, number, customer, reference, told, preferred, redial, since);
    }

    /** The same, of somebody who is called there if a failure of ours cuts them off. */
    public NewContact redialled(Optional<Redial> there) {
        return new NewContact(
                channel, queue, priority, language, caller, customer, reference, told, preferred, there, since);
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
