package org.cardline.guide;

import java.time.LocalDate;
import java.util.Optional;
import org.cardline.cases.LegalClock;
import org.cardline.cases.Notice;
import org.cardline.cases.Reference;
import org.cardline.disputes.Dispute;
import org.cardline.programme.Law;

/**
 * A dispute that was opened on the page.
 *
 * @param ownWords what its member wrote about it; may be empty
 * @param day on which it was opened, as the issuer counts days
 */
public record Opened(Reference reference, Dispute dispute, String ownWords, LocalDate day) {
    /** The last day on which a written notice can arrive. */
    public Optional<LocalDate> writeBy() {
        return dispute.writeBy();
    }

    /** Days to write from the statement that shows it, where none has yet. */
    public Optional<Integer> writeWithinDays() {
        return dispute.notice() instanceof Notice.NotRunning(int days) ? Optional.of(days) : Optional.empty();
    }

    /** When the days to write ended. */
    public Optional<LocalDate> over() {
        return dispute.notice() instanceof Notice.Over(LocalDate last) ? Optional.of(last) : Optional.empty();
    }

    /** Whether a notice may be given on the page itself. */
    boolean takesElectronicNotice(Law law) {
        boolean runs = writeBy().isPresent() || writeWithinDays().isPresent();
        return runs
                && law.billingErrors(dispute.card().credit())
                        .filter(Law.BillingErrors::electronicNotice)
                        .isPresent();
    }

    /** @param handling the days that the issuer has from its receipt, where the law gives them */
    public record Given(Optional<LegalClock.Handling> handling) {}
}
