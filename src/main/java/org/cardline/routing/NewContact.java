package org.cardline.routing;

import java.time.Instant;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;

/**
 * Somebody who begins to wait for a person.
 *
 * @param priority of its own, {@link Priority}; the higher of this and the queue's counts
 * @param language what is spoken, a language tag
 * @param since when it came, by which its place is, where that was before now: in another queue, or for somebody else
 * @param waitsSince when this wait began, where that was before now; figures count from then, a talk before it is no part of it
 */
public record NewContact(
        Channel channel,
        Queue queue,
        int priority,
        String language,
        About about,
        From from,
        Preference preference,
        Optional<Instant> since,
        Optional<Instant> waitsSince) {
    /**
     * What it is about.
     *
     * @param reference of the case, where there is one
     * @param customer the card host's opaque reference, where it was shown whose account it is
     * @param told what the agent is to know
     */
    public record About(Optional<String> reference, Optional<String> customer, Told told) {
        /** Nothing that is known. */
        public static final About NOTHING = new About(Optional.empty(), Optional.empty(), Told.NOTHING);
    }

    /**
     * Whose it is.
     *
     * @param caller what means this caller and nobody else: who is cut off and comes again gets the place back
     * @param redial where the caller is called if a failure of ours cuts them off; empty where that may not be
     * @param cameFor the id of the queue that they came for, wherever they wait instead: there a place is theirs again; empty for
     *     the first that they join
     */
    public record From(Optional<String> caller, Optional<Redial> redial, Optional<String> cameFor) {
        /** Who waits where they came for. */
        public From(Optional<String> caller, Optional<Redial> redial) {
            this(caller, redial, Optional.empty());
        }

        /** Nobody who would be known again. */
        public static final From ANYBODY = new From(Optional.empty(), Optional.empty());
    }

    /**
     * A number to call.
     *
     * @param number in E.164
     * @param about what was dialled
     * @param inSpanish whether they chose Spanish, and are to hear it
     */
    public record Redial(String number, String about, boolean inSpanish) {}

    /** Who is asked to take it. */
    public sealed interface Preference {
        /** Whoever fits. */
        record Anybody() implements Preference {}

        /** For a while only who had the case, or spoke with the customer of late, where one is here who fits; then anybody. */
        record Known(Queue.KnownAgent rule) implements Preference {}

        /** Nobody else, ever. */
        record Only(String agent) implements Preference {}
    }

    /** A call that waits in a queue, and prefers whom the queue prefers. */
    public static NewContact call(Queue queue, int priority, String language, About about) {
        Preference preference =
                queue.knownAgent().<Preference>map(Preference.Known::new).orElseGet(Preference.Anybody::new);
        return new NewContact(
                Channel.CALL,
                queue,
                priority,
                language,
                about,
                From.ANYBODY,
                preference,
                Optional.empty(),
                Optional.empty());
    }

    /** The same of nobody who is known. */
    public static NewContact call(Queue queue, int priority, String language, Optional<String> reference, Told told) {
        return call(queue, priority, language, new About(reference, Optional.empty(), told));
    }

    /** The same, that came then. */
    public NewContact since(Instant arrived) {
        return new NewContact(
                channel, queue, priority, language, about, from, preference, Optional.of(arrived), waitsSince);
    }

    /** The same, that waits since then, whenever it came. */
    public NewContact waitsSince(Instant began) {
        return new NewContact(channel, queue, priority, language, about, from, preference, since, Optional.of(began));
    }

    /** The same in another queue, for whoever is there. */
    public NewContact in(Queue other) {
        return new NewContact(
                channel, other, priority, language, about, from, new Preference.Anybody(), since, waitsSince);
    }

    /** The same for anybody who is able to take it. */
    public NewContact forAnybody() {
        return in(queue);
    }

    /** The same for this agent alone, whatever that one is able to do. */
    public NewContact forAgent(String agent) {
        return new NewContact(
                channel,
                queue.forAnybody(),
                priority,
                language,
                about,
                from,
                new Preference.Only(agent),
                since,
                waitsSince);
    }

    /** The same, with something more to know. */
    public NewContact telling(Told more) {
        var known = new About(about.reference(), about.customer(), more);
        return new NewContact(channel, queue, priority, language, known, from, preference, since, waitsSince);
    }

    /** The same, about this case. */
    public NewContact about(Optional<String> known) {
        var about = new About(known, this.about.customer(), told());
        return new NewContact(channel, queue, priority, language, about, from, preference, since, waitsSince);
    }

    /** The same, about this. */
    public NewContact about(About known) {
        return new NewContact(channel, queue, priority, language, known, from, preference, since, waitsSince);
    }

    /** The same with this priority of its own. */
    NewContact withOwn(int known) {
        return new NewContact(channel, queue, known, language, about, from, preference, since, waitsSince);
    }

    /** The same, of this caller. */
    public NewContact from(From caller) {
        return new NewContact(channel, queue, priority, language, about, caller, preference, since, waitsSince);
    }

    /** The id of the queue that they came for. */
    String cameFor() {
        return from.cameFor().orElse(queue.id());
    }

    /** What the agent is to know. */
    public Told told() {
        return about.told();
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
