package org.cardline.line;

import java.time.Instant;
import java.util.Optional;

/** A call that was taken, however it came, from its answer to its end: what it holds. Owned by the SIP thread. */
abstract sealed class TakenCall permits LineCall, BrowserCall {
    final Arrival arrival;
    final Admission.Served admission;
    final Slots.Slot slot;
    final MediaPath media;
    final Mailbox mailbox = new Mailbox();
    Optional<Leg> leg = Optional.empty();
    Optional<Instant> answeredAt = Optional.empty();
    Optional<CallEnd.Cause> hungUpFor = Optional.empty();

    TakenCall(Arrival arrival, Admission.Served admission, Slots.Slot slot, MediaPath media) {
        this.arrival = arrival;
        this.admission = admission;
        this.slot = slot;
        this.media = media;
    }

    Leg.Party party() {
        return new Leg.Party(media, admission.silent(), mailbox);
    }
}
