package org.cardline.cards;

/** What a caller may be told about a command: the host's {@link CommandOutcome}, or that there is none yet. */
public sealed interface CommandResult permits CommandOutcome, CommandResult.NotConfirmed {
    /**
     * The host gave no answer. The command is kept and settled with the host until it does; until then the line says
     * "not confirmed yet".
     *
     * @param key asks {@link CardCommands#outcome} later what became of it
     */
    record NotConfirmed(IdempotencyKey key) implements CommandResult {}
}
