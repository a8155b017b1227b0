package org.cardline.routing;

/** Names one contact, in every process. */
public record ContactId(long number) {
    @Override
    public String toString() {
        return Long.toString(number);
    }
}
