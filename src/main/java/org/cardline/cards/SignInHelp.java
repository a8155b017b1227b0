package org.cardline.cards;

/** What somebody needs who cannot sign in. It is sent to the address on file, never spoken. */
public enum SignInHelp {
    /** The account is locked: a link that opens it. */
    UNLOCK,
    /** The user name is forgotten: the user name. */
    USER_NAME,
    /** The password is forgotten: a link to choose another. */
    NEW_PASSWORD
}
