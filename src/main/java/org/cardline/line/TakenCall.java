package org.cardline.line;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

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

    /** On the tick: nothing comes from them, or something does again. */
    Consumer<Boolean> quiet = now -> {};

    TakenCall(Arrival arrival, Admission.Served admission, Slots.Slot slot, MediaPath media) {
        this.arrival = arrival;
        this.admission = admission;
        this.slot = slot;
        this.media = media;
    }

    Leg.Party party() {
        return new Leg.Party(media, admission.silent(), mailbox, false, quiet);
    }
}
