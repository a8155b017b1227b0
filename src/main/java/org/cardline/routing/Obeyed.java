package org.cardline.routing;

/** What came of a wish. */
public enum Obeyed {
    /** It is so. */
    DONE,
    /** It makes no sense as it stands now. */
    NOT_NOW
}
