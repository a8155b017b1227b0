package org.cardline.line;

import java.time.Instant;
import java.util.Optional;
import org.cardline.line.Slots.Slot;

/** Where a call's media can be: a pair of ports and room on a tick. Owned by the SIP thread. */
final class Places {
    private final Ports ports;
    private final Slots slots;

    Places(Ports ports, Slots slots) {
        this.ports = ports;
        this.slots = slots;
    }

    /** One call's place. */
    record Place(RtpSockets sockets, Slot slot) {}

    /** A place for one more call; empty if there is none. */
    Optional<Place> take(Instant now) {
        return with(slots.take(), now);
    }

    private Optional<Place> with(Optional<Slot> slot, Instant now) {
        Optional<Place> place = slot.flatMap(it -> ports.take(now).map(sockets -> new Place(sockets, it)));
        if (place.isEmpty()) slot.ifPresent(slots::giveBack);
        return place;
    }

    /** A place on this tick, where the media of a call is that belongs to it; empty if there is none. */
    Optional<Place> takeOn(Tick tick, Instant now) {
        return with(slots.takeOn(tick), now);
    }

    /** Nobody uses it any more. */
    void giveBack(Place place, Instant now) {
        slots.giveBack(place.slot());
        ports.giveBack(place.sockets(), now);
    }
}
