package org.cardline.cards;

/** Where a replacement goes. */
public enum Delivery {
    /** By post to the address on file. */
    ADDRESS_ON_FILE,
    /** By courier to wherever the customer is, which a person arranges with them. */
    EMERGENCY
}
