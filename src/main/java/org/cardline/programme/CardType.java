package org.cardline.programme;

/** Which cards a number or an entry point is for. */
public enum CardType {
    /** Every card. */
    ANY,
    /** Cards of people. */
    PERSONAL,
    /** Cards of firms. */
    BUSINESS
}
