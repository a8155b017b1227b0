package org.cardline.cases;

/** The key file can't be used; the message says what is wrong and how to mend it, in words for an operator. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyFileException(String message) {
        super(message);
    }
}
