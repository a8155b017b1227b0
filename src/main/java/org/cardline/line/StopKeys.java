package org.cardline.line;

import org.cardline.media.Key;

/**
 * The keys that stop what is being said.
 *
 * @param mask a set of {@link Key}s as bits, because it is looked at on the tick
 */
public record StopKeys(int mask) {
    /** No key stops it. */
    public static final StopKeys NONE = new StopKeys(Key.NONE);
    /** Every key stops it. */
    public static final StopKeys ANY = new StopKeys(Key.ALL);

    /**
     * The keys with these symbols.
     *
     * @throws IllegalArgumentException if one is no key
     */
    public static StopKeys of(String symbols) {
        int mask = Key.NONE;
        for (int i = 0; i < symbols.length(); i++)
            mask |= Key.of(symbols.charAt(i)).bit();
        return new StopKeys(mask);
    }

    /** Whether this key stops it. */
    public boolean includes(char symbol) {
        return (mask & Key.of(symbol).bit()) != 0;
    }
}
