package org.cardline.verification;

/** What became of the wish for a one-time code. */
public sealed interface CodeSending {
    /**
     * A code is on its way.
     *
     * @param settled whether its device has been on file unchanged as long as the policy asks
     */
    record Sent(boolean settled) implements CodeSending {}

    /** There is no device on file, or the message could not be sent: a person is offered. */
    record NotSent() implements CodeSending {}

    /** So many codes were sent to this customer in the last hour that there are no more for now. */
    record TooMany() implements CodeSending {}

    /** The customer is locked for now. */
    record LockedOut() implements CodeSending {}

    /** The card host gave no answer. */
    record HostSilent() implements CodeSending {}
}
