package org.cardline.programme;

/** What the law calls the credit behind a card. */
public enum CreditKind {
    /** Credit to a person for personal, family or household purposes (12 CFR 1026.2(a)(12)). */
    CONSUMER,
    /** Credit for a business purpose (12 CFR 1026.3(a)). */
    BUSINESS
}
