package org.cardline.cards;

/** The host's opaque name of a person. It may be stored and logged. */
public record CustomerReference(String value) {
    public CustomerReference {
        References.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
