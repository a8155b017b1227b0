package org.cardline.cards;

/** The host's opaque name of a card. It says nothing about the card's number and may be stored and logged. */
public record CardReference(String value) {
    public CardReference {
        References.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
