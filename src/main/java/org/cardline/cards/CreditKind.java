package org.cardline.cards;

/** What kind of credit a card is, which decides whose law applies to a dispute. */
public enum CreditKind {
    /** Credit to a person for personal use: 12 CFR 1026.13 applies. */
    CONSUMER,
    /** Credit for a business: exempt by 12 CFR 1026.3(a), so no dates of 1026.13 are ever told. */
    BUSINESS
}
