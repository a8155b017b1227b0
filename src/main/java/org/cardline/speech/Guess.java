package org.cardline.speech;

/**
 * One thing that may have been said. It prints masked: whatever was asked for, somebody says a card number.
 *
 * @param text in the form of its {@link Grammar}
 * @param confidence from 0 to 1; the guesses at one stretch of speech add up to 1 at most
 */
public record Guess(String text, double confidence) {
    public Guess {
        if (!(confidence >= 0 && confidence <= 1)) throw new IllegalArgumentException("a confidence of " + confidence);
    }

    @Override
    public String toString() {
        return "Guess[" + text.length() + " characters, " + Math.round(100 * confidence) + " %]";
    }
}
