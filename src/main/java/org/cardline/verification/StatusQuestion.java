package org.cardline.verification;

import static org.cardline.verification.Verification.anHour;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.CustomerReference;
import org.cardline.programme.Programme;

/**
 * Where a case stands, asked on a page: by its reference and the date of birth. Each question stands alone, nothing stays
 * verified. Whatever is wrong, or locked, or silent, the answer is the same and takes as long.
 */
final class StatusQuestion {
    private static final String ASKED = "page status";
    private static final String EVERYBODY = "everybody";

    /** In an hour: a family behind one address asks less often. */
    private static final int PER_NETWORK = 10;

    private final Ports ports;
    private final Limits limits;
    private final EvenTime time;
    private final Verification verification;

    StatusQuestion(Ports ports, Limits limits, EvenTime time, Verification verification) {
        this.ports = ports;
        this.limits = limits;
        this.time = time;
        this.verification = verification;
    }

    boolean isAnswered(
            String network, Programme programme, String reference, Optional<CustomerReference> ofCase, LocalDate born) {
        int perHour = programme.verification().attempts().perHour();
        Limit everybody = anHour(ASKED, EVERYBODY, perHour);
        return time.answer(() -> {
            Optional<Limits.Taken> taken =
                    limits.take(List.of(anHour(ASKED, "from " + network, PER_NETWORK), everybody));
            if (taken.isEmpty()) {
                if (limits.isReached(everybody))
                    ports.alarms().raise(Alarms.Alarm.FAILED_ATTEMPTS, "more than " + perHour + " in an hour on pages");
                return false;
            }
            Attempt once = verification.withinAnAnswer(programme);
            Judgement judged = once.reference(reference, ofCase, born);
            boolean wrong = judged instanceof Judgement.NotVerified || judged instanceof Judgement.LockedOut;
            if (!wrong) limits.giveBack(taken.get());
            return judged instanceof Judgement.Verified && once.allowsStatus(ofCase.orElseThrow());
        });
    }
}
