package org.cardline.conversations;

/** What happens next with a case, in sentences that are recorded: a caller who follows up hears them. */
final class NextSteps {
    static final String STAYS_FROZEN = "The card stays frozen.";
    static final String NOT_CONFIRMED = "We keep asking the card system until the freeze is confirmed.";
    static final String NEW_CARD = "A new card is on its way.";
    static final String COURIER = "A person arranges the courier with you.";
    static final String WRITE = "We wait for your letter about the charge.";
    static final String LOOKED_INTO = "The charge is looked into.";
    static final String SIGN_IN_HELP = "What you need to sign in goes to the address we have on file.";
    static final String PERSON = "A person takes it up.";

    private NextSteps() {}
}
