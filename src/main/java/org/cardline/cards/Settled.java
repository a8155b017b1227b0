package org.cardline.cards;

/**
 * A command whose outcome is known.
 *
 * @param key the command's
 */
public record Settled(IdempotencyKey key, HostCommand command, CommandOutcome outcome) {}
