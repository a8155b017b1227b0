package org.cardline.routing;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with an agent, as a desk shows it.
 *
 * @param reason the code of the state's reason; empty where there is none
 * @param contact what is offered to the agent, talked, or not completed yet
 */
public record AtDesk(AgentState state, String reason, Instant since, Optional<OwnContact> contact) {
    /**
     * A contact of this agent.
     *
     * @param queue its name
     * @param reference of the case, where there is one
     * @param arrivedAt whose place it has: of those who came then
     * @param joinedAt when it began to wait, this time
     * @param since when this phase began
     * @param talk who hears whom, while they talk
     * @param keyed how many keys the caller has pressed of what they are keying
     * @param outcome what came of the agent's last wish; empty before it is known
     * @param beside which supervisor is beside them
     */
    public record OwnContact(
            ContactId contact,
            Phase phase,
            String queue,
            Told told,
            Optional<String> reference,
            Instant arrivedAt,
            Instant joinedAt,
            Instant since,
            TalkState talk,
            int keyed,
            Optional<Obeyed> outcome,
            Optional<Listening> beside) {}

    /** How far it has come. */
    public enum Phase {
        /** Whoever asked to be called back is being called; once they answer, the agent is asked. */
        CALLED_BACK,
        /** The agent is asked to take it. */
        OFFERED,
        /** They talk. */
        TALKING,
        /** The talk is over, and {@link Agents#completed} has not been called yet. */
        WRAP_UP
    }
}
