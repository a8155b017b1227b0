package org.cardline.programme;

/** Why somebody calls; the one list that menu, guide, cases and departments share. */
public enum Reason {
    /** A card is lost or stolen: it is frozen before anything else is asked. */
    LOST_OR_STOLEN,
    /** A charge is disputed. */
    DISPUTE,
    /** Points: the balance, what expires next. */
    POINTS,
    /** A new card, or an application already made. */
    APPLICATION,
    /** Trouble with the online account. */
    ONLINE_ACCOUNT,
    /** Anything else, in the caller's own words. */
    SOMETHING_ELSE,
    /** A case that the caller already has. */
    FOLLOW_UP;

    /** The word for it in programmes, addresses and the API: {@code lost-or-stolen}. */
    public String word() {
        return Words.of(this);
    }

    /** The same, to be read: {@code lost or stolen}. */
    public String words() {
        return word().replace('-', ' ');
    }
}
