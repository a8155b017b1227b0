package org.cardline.disputes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Statement;
import org.cardline.cases.LegalClock;
import org.cardline.cases.Letter;
import org.cardline.cases.Notice;

/**
 * A dispute as it is opened, whichever way it came: what is written into its case, and what follows.
 *
 * @param notice until when it can be put in writing
 */
public record Dispute(Card card, Charge charge, BillingError error, Notice notice) {
    /** The next step of a case whose caller was told to write. */
    public static final String WRITE = "We wait for your letter about the charge.";

    /** Who is told of nothing to write is not waited for. */
    public static final String LOOKED_INTO = "The charge is looked into.";

    /** With the statements that the host knows now; blocks. */
    public static Dispute of(Card card, Charge charge, BillingError error, CardHost host, LegalClock clock, Instant now)
            throws HostUnavailable {
        return new Dispute(card, charge, error, notice(card, charge, error, host, clock, now));
    }

    /**
     * The time to write runs from the first statement that shows the error (12 CFR 1026.13(b)(1)(i)). What shows it is
     * certain where the charge itself is the error. A credit that is missing shows on a later statement, which nobody
     * can name; a statement that never came shows nothing.
     */
    private static Notice notice(
            Card card, Charge charge, BillingError error, CardHost host, LegalClock clock, Instant now)
            throws HostUnavailable {
        return switch (error) {
            case NOT_MADE, NO_STATEMENT -> new Notice.NoRule();
            case NOT_CREDITED -> clock.notice(card.credit(), Optional.empty(), now);
            case NOT_IDENTIFIED, NOT_DELIVERED, MISCALCULATED, UNCLEAR ->
                clock.notice(card.credit(), firstShown(card, charge, host), now);
        };
    }

    private static Optional<LocalDate> firstShown(Card card, Charge charge, CardHost host) throws HostUnavailable {
        if (charge.transaction().isEmpty()) return Optional.empty();
        List<Statement> statements = host.statements(card.reference());
        return Statement.firstShowing(charge.transaction().get(), statements).map(Statement::sent);
    }

    /** For whoever takes it up. */
    public String words() {
        return charge.words() + ": " + error.words();
    }

    /** What happens next. */
    public String nextStep() {
        return switch (notice) {
            case Notice.WriteBy writeBy -> WRITE;
            case Notice.NotRunning notRunning -> WRITE;
            case Notice.NoRule none -> LOOKED_INTO;
            case Notice.Over over -> LOOKED_INTO;
        };
    }

    /** The last day on which a written notice can arrive, where it is certain. */
    public Optional<LocalDate> writeBy() {
        return notice instanceof Notice.WriteBy(LocalDate last) ? Optional.of(last) : Optional.empty();
    }

    /** Whether somebody else made the charge: then the report is enough, and no date to write by is told. */
    public boolean isUnauthorised() {
        return error == BillingError.NOT_MADE;
    }

    /** What was disputed and what follows, in writing. */
    public Letter letter(String language) {
        var details = new HashMap<>(Map.of("lastFour", card.lastFour(), "charge", charge.words()));
        writeBy().ifPresent(last -> details.put("writeBy", last.toString()));
        if (notice instanceof Notice.NotRunning(int days)) details.put("writeWithinDays", String.valueOf(days));
        return Letter.to(card.customer().value(), Letter.DISPUTE, language, details);
    }
}
