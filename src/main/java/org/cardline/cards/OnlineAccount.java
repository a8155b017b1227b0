package org.cardline.cards;

/** Whether a customer can sign in on the issuer's site. */
public enum OnlineAccount {
    /** There is none yet. */
    NONE,
    /** It works. */
    OPEN,
    /** Too many wrong passwords: locked until the customer opens it by a link. */
    LOCKED
}
