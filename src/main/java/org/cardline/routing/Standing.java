package org.cardline.routing;

import java.util.Optional;

/**
 * How it stands with a contact.
 *
 * @param with the offer that is open or taken; nothing while it waits
 * @param wished what its agent wishes, and nobody has obeyed yet
 * @param beside which supervisor is to be beside the talk
 * @param refused the number of the last offer to which its agent said no; 0 where none did
 * @param isLost whether another process has ended it, as this one was silent for too long
 */
record Standing(
        ContactId contact,
        Optional<Offered> with,
        Optional<Wished> wished,
        Optional<Listening> beside,
        int refused,
        boolean isLost) {}
