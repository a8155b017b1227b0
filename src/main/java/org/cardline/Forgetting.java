package org.cardline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.cardline.cards.CardCommands;
import org.cardline.cases.Forgotten;
import org.cardline.desk.Acts;
import org.cardline.desk.Looks;
import org.cardline.programme.Retention;
import org.cardline.routing.Routing;
import org.cardline.store.Store;
import org.cardline.verification.Verification;
import org.cardline.web.Passkeys;

/** Deletes what is kept no longer in any room: the same every day and by {@code ./cardline forget}. */
record Forgetting(Store store, InstantSource time) {
    /** What is older than the days say, and what no limit counts any more. */
    Forgotten forget(Retention days) {
        return store.unhurried(unhurried -> new Forgetting(unhurried, time).forgetAll(days));
    }

    private Forgotten forgetAll(Retention days) {
        Instant now = time.instant();
        Instant timelines = now.minus(Duration.ofDays(days.timelineDays()));
        Forgotten forgotten = new org.cardline.cases.Retention(store, time).forget(days);
        CardCommands.forgetSettledBefore(store, timelines);
        Verification.forget(store, now);
        Routing.forgetNumbers(store, now.minus(Duration.ofDays(days.callingNumberDays())));
        Routing.forget(store, timelines);
        Looks.forget(store, timelines);
        Acts.forget(store, timelines);
        for (String room : List.of("desk", "guide")) new Passkeys(store, room, time).forget(timelines);
        return forgotten;
    }
}
