package org.cardline.media;

import java.util.Set;

/** A key of a telephone, in the order of its telephone-event (RFC 4733, 3.2: 0 to 15). */
public enum Key {
    ZERO('0'),
    ONE('1'),
    TWO('2'),
    THREE('3'),
    FOUR('4'),
    FIVE('5'),
    SIX('6'),
    SEVEN('7'),
    EIGHT('8'),
    NINE('9'),
    STAR('*'),
    POUND('#'),
    A('A'),
    B('B'),
    C('C'),
    D('D');

    private static final Key[] BY_EVENT = values();
    private static final String SYMBOLS = "0123456789*#ABCD";

    /** Every key: the mask of a prompt that any key stops. */
    public static final int ALL = 0xFFFF;

    /** No key: the mask of a prompt that plays to its end. */
    public static final int NONE = 0;

    private final char symbol;

    Key(char symbol) {
        this.symbol = symbol;
    }

    /** What is printed on it: a digit, {@code *}, {@code #}, or A to D. */
    public char symbol() {
        return symbol;
    }

    /** The event's code, 0 to 15. */
    public int event() {
        return ordinal();
    }

    /** This key's bit in a mask of keys. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The mask of a set of keys. */
    public static int mask(Set<Key> keys) {
        int mask = NONE;
        for (Key key : keys) mask |= key.bit();
        return mask;
    }

    /** Whether a telephone-event is a key; the others (flash, modem tones) are nobody's business here. */
    public static boolean isKey(int event) {
        return event >= 0 && event < BY_EVENT.length;
    }

    /** The key of an event that {@link #isKey}. */
    public static Key ofEvent(int event) {
        return BY_EVENT[event];
    }

    /**
     * The key with this symbol.
     *
     * @throws IllegalArgumentException naming the symbol, if no key has it
     */
    public static Key of(char symbol) {
        int event = SYMBOLS.indexOf(Character.toUpperCase(symbol));
        if (event < 0) throw new IllegalArgumentException("No key '" + symbol + "'. Keys are " + SYMBOLS + ".");
        return BY_EVENT[event];
    }
}
