package org.cardline.cards;

import java.util.UUID;

/** Names one command for ever: however often it is sent, the host performs it once and answers the same. */
public record IdempotencyKey(UUID value) {
    /** A key never used before. */
    public static IdempotencyKey fresh() {
        return new IdempotencyKey(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException when the text is no key */
    public static IdempotencyKey of(String text) {
        return new IdempotencyKey(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
