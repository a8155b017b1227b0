package org.cardline.desk;

import org.cardline.cards.CustomerReference;

/** The passkeys by which card members sign in on the guide's pages. Implemented by Main's package; any thread. */
public interface MemberPasskeys {
    /** How many this one has. */
    int of(CustomerReference member);

    /**
     * None of this member's signs in any more, who is signed in by one no longer is, and every address on file is told, where
     * there was one.
     *
     * @param language of the letter, a BCP 47 tag
     */
    void removeAll(CustomerReference member, String language);
}
