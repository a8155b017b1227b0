package org.cardline.programme;

/** What can be done for a caller, each with its own least proof ({@link VerificationPolicy}). */
public enum Act {
    /** Answering what concerns no account. */
    GENERAL_QUESTION,
    /** Freezing a card; reversible. */
    FREEZE,
    /** Telling a case's state by its reference. */
    STATUS_BY_REFERENCE,
    /** Telling the points. */
    POINTS,
    /** Reading out transactions. */
    TRANSACTIONS,
    /** Opening a dispute. */
    DISPUTE,
    /** Telling an application's state. */
    APPLICATION,
    /** Blocking a card for good. */
    BLOCK,
    /** A new card to the address on file, if that is settled ({@link VerificationPolicy#settledDays}). */
    REPLACE_TO_ADDRESS_ON_FILE,
    /** A new card to another or a newly changed address. */
    REPLACE_ELSEWHERE,
    /** A new card by emergency delivery. */
    EMERGENCY_DELIVERY,
    /** Releasing a frozen card. */
    RELEASE,
    /** Changing addresses or telephone numbers. */
    CHANGE_CONTACT_DATA,
    /** Help with signing in. */
    SIGN_IN_HELP
}
