package org.cardline.store;

/** The database can't be used; the message says what is wrong and how to mend it, in words for an operator. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
