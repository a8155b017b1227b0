package org.cardline.verification;

/** What became of an attempt to show who one is. Which part was wrong is never told. */
public sealed interface Judgement {
    /** All of it was right. It counts until the call ends. */
    record Verified() implements Judgement {}

    /**
     * Something was wrong.
     *
     * @param triesLeft how often the caller may still try in this call; at 0 a person is offered
     */
    record NotVerified(int triesLeft) implements Judgement {}

    /** The customer, card or reference is locked for now. A person is offered; a freeze is not affected. */
    record LockedOut() implements Judgement {}

    /** The card host gave no answer; this is no failed try. */
    record HostSilent() implements Judgement {}
}
