package org.cardline.cards;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody's application for a card.
 *
 * @param number as printed on its confirmation: digits
 * @param applicant whose it is; a person on file with a device for codes, often without a card yet
 * @param product the programme's name of the card applied for
 * @param missing what the applicant still has to send; empty unless {@link State#WAITING_FOR_PAPERS}
 */
public record Application(
        String number,
        CustomerReference applicant,
        String product,
        LocalDate received,
        State state,
        List<Paper> missing) {

    public Application {
        missing = List.copyOf(missing);
    }

    /** Where an application stands. */
    public enum State {
        /** It arrived and nobody has looked at it. */
        RECEIVED,
        /** It waits for papers from the applicant. */
        WAITING_FOR_PAPERS,
        /** All is there; it is being decided. */
        IN_REVIEW,
        /** A card will come, or came. */
        APPROVED,
        /** The answer is no; the reasons go out in writing (12 CFR 1002.9). */
        DECLINED
    }

    /** A paper that an applicant may have to send. */
    public enum Paper {
        IDENTITY_DOCUMENT,
        PROOF_OF_ADDRESS,
        PROOF_OF_INCOME,
        SIGNATURE
    }
}
