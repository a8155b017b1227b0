package org.cardline.routing;

import java.util.Optional;

/** How it stands with a contact: the offer that is open or taken, or nothing while it waits. */
record Standing(ContactId contact, Optional<Offered> with) {}
