package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How it stands in all queues at one moment, as a supervisor sees it.
 *
 * @param now the moment
 * @param reasons who waits, by why they are in touch
 * @param waiting those who are served next, in the order of their place
 * @param callbacks who waits to be called back, in the order of their place; none of them is among those who wait
 * @param lastHour its minutes in which somebody looked, the oldest first
 */
public record Floor(
        Instant now,
        List<AtQueue> queues,
        List<ByReason> reasons,
        List<AtWork> agents,
        List<WaitingContact> waiting,
        List<CallbackDue> callbacks,
        List<Minute> lastHour) {
    /** How many waited in each queue at the begin of a minute; a queue that is not there had none. */
    public record Minute(Instant at, Map<String, Integer> waiting) {
        /** In this queue. */
        public int waitingIn(String queue) {
            return waiting.getOrDefault(queue, 0);
        }
    }

    /**
     * A queue.
     *
     * @param waiting who waits on the line, or is just being offered
     * @param oldest when the one who waits longest began to
     * @param talking who talks with an agent
     */
    public record AtQueue(String queue, int waiting, Optional<Instant> oldest, int talking, Service service) {}

    /** How many wait for this reason; it is empty where none is known. */
    public record ByReason(String reason, int waiting, Instant oldest) {}

    /**
     * What a queue has done; who was called back is not counted.
     *
     * @param answered contacts that an agent took; who was sent on counts once for each, an agent who was only asked
     *     first does not
     * @param inTime those of them who waited no longer than the queue's service level says
     * @param abandoned contacts that hung up while they waited for an agent
     * @param abandonedLate those of them who had waited longer than that
     */
    public record Service(int answered, int inTime, int abandoned, int abandonedLate) {
        static final Service NONE = new Service(0, 0, 0, 0);

        Service plus(Service other) {
            return new Service(
                    answered + other.answered,
                    inTime + other.inTime,
                    abandoned + other.abandoned,
                    abandonedLate + other.abandonedLate);
        }

        /** In time out of a hundred answered or abandoned late: who hangs up at once tells nothing. Empty for none. */
        public OptionalInt percentInTime() {
            int counted = answered + abandonedLate;
            return counted == 0 ? OptionalInt.empty() : OptionalInt.of(100 * inTime / counted);
        }
    }

    /**
     * An agent who is here, or was.
     *
     * @param reason the code of the state's reason; empty where there is none
     * @param since when what they do began
     * @param with whom they are asked to take, or talk with
     */
    public record AtWork(String agent, Doing doing, String reason, Instant since, Optional<WaitingContact> with) {}

    /** What an agent does. */
    public enum Doing {
        /** May be offered a contact. */
        READY,
        /** Is being offered one. */
        RINGS,
        /** Talks. */
        TALKS,
        /** Has the paper of the last talk to do. */
        WRAP_UP,
        /** Takes nothing, for a reason. */
        AWAY,
        /** Isn't here. */
        SIGNED_OUT
    }

    /**
     * A contact, as a row of a list.
     *
     * @param matter why they are in touch; empty where it isn't known
     * @param waitsSince when this wait began
     * @param isOffered an agent is just being asked
     */
    public record WaitingContact(
            ContactId contact, String queue, String matter, Instant waitsSince, boolean isOffered) {}

    /**
     * Somebody who is to be called back.
     *
     * @param tries how often nobody answered
     * @param notBefore when it may be tried; a moment that is over for now
     * @param isRung an agent is kept free, and the number rung
     */
    public record CallbackDue(
            ContactId contact,
            String queue,
            String matter,
            Instant arrivedAt,
            int tries,
            Instant notBefore,
            boolean isRung) {}

    /**
     * A contact, as a supervisor looks at it.
     *
     * @param agent who is asked to take it, talks, or talked last
     * @param reference of the case, where there is one
     */
    public record InDetail(
            ContactId contact,
            State state,
            String queue,
            Optional<String> agent,
            Told told,
            Optional<String> reference,
            Instant arrivedAt) {}

    /** How far a contact has come. */
    public enum State {
        /** Nobody is asked to take it yet. */
        WAITING,
        /** An agent is. */
        OFFERED,
        /** An agent has taken it. */
        TALKING,
        /** It is over. */
        ENDED
    }

    /** How many wait, in all queues. */
    public int waitingInAll() {
        return queues.stream().mapToInt(AtQueue::waiting).sum();
    }

    /** How many are to be called back now, or are being; who is called later is not counted. */
    public long callbacksDue() {
        return callbacks.stream()
                .filter(each -> each.isRung() || !each.notBefore().isAfter(now))
                .count();
    }

    /** How long the one has waited who has waited longest. */
    public Optional<Duration> longestWait() {
        return queues.stream()
                .flatMap(each -> each.oldest().stream())
                .min(Comparator.naturalOrder())
                .map(this::ago);
    }

    /** How many agents do this. */
    public long agentsWho(Doing doing) {
        return agentsDoing(doing).size();
    }

    /** Those who do this, by their names. */
    public List<AtWork> agentsDoing(Doing doing) {
        return agents.stream().filter(each -> each.doing() == doing).toList();
    }

    /** What all queues have done. */
    public Service service() {
        return queues.stream().map(AtQueue::service).reduce(Service.NONE, Service::plus);
    }

    /** How long before the moment of this picture that was. */
    public Duration ago(Instant then) {
        Duration length = Duration.between(then, now);
        return length.isNegative() ? Duration.ZERO : length;
    }
}
