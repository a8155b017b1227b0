package org.cardline.sip;

/** What arrived breaks its grammar. Says where; has no stack trace, since any stranger can cause thousands a second. */
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param what the fault in a few words, fit for a reason phrase */
    MalformedException(String what) {
        super(what, null, false, false);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
