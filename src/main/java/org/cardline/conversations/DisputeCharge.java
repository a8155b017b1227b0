package org.cardline.conversations;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Statement;
import org.cardline.cases.Letter;
import org.cardline.cases.Notice;
import org.cardline.programme.Act;
import org.cardline.programme.Reason;
import org.cardline.speech.Value;

/** A charge is wrong: which one, in what way, in the caller's own words; and the dates that the law gives. */
final class DisputeCharge implements Conversation {
    @Override
    public Reason reason() {
        return Reason.DISPUTE;
    }

    @Override
    public Outcome with(Member member) throws HostUnavailable {
        Card card = new FindingCard(member).one();
        Verifying.about(card, member).require(Act.DISPUTE);
        Charge charge = new ChoosingCharge(member, card).choose();
        BillingError error = BillingError.choose(member.talk());
        opened(member, card, charge, error);
        return Outcome.SERVED;
    }

    /** A charge on a lost card that its owner didn't make: that much is said already. */
    void notMine(Member member) throws HostUnavailable {
        Card card = new FindingCard(member).one();
        opened(member, card, new ChoosingCharge(member, card).choose(), BillingError.NOT_MADE);
    }

    private void opened(Member member, Card card, Charge charge, BillingError error) throws HostUnavailable {
        Notice notice = notice(member, card, charge, error);
        member.opens(Matter.of(reason(), charge.words() + ": " + error.words(), next(notice))
                .by(date(notice))
                .about(card)
                .with(List.of(letter(member, card, charge, notice))));
        member.tellsInOwnWords();
        if (error == BillingError.NOT_MADE) tellLiability(member, card);
        tellDates(member.talk(), notice);
        member.giveReference();
    }

    /**
     * The time to write runs from the first statement that shows the error (12 CFR 1026.13(b)(1)(i)). What shows it is
     * certain where the charge itself is the error. A credit that is missing shows on a later statement, which nobody
     * can name; a statement that never came shows nothing.
     */
    private static Notice notice(Member member, Card card, Charge charge, BillingError error) throws HostUnavailable {
        return switch (error) {
            case NOT_MADE, NO_STATEMENT -> new Notice.NoRule();
            case NOT_CREDITED -> member.services().legalClock().notice(card.credit(), Optional.empty(), member.now());
            case NOT_IDENTIFIED, NOT_DELIVERED, MISCALCULATED, UNCLEAR ->
                member.services().legalClock().notice(card.credit(), firstShown(member, card, charge), member.now());
        };
    }

    /** What was disputed and what follows, in writing. */
    private static Letter letter(Member member, Card card, Charge charge, Notice notice) {
        var details = new HashMap<>(Map.of("lastFour", card.lastFour(), "charge", charge.words()));
        date(notice).ifPresent(last -> details.put("writeBy", last.toString()));
        if (notice instanceof Notice.NotRunning(int days)) details.put("writeWithinDays", String.valueOf(days));
        String language = member.services().programme().language();
        return Letter.to(card.customer().value(), Letter.DISPUTE, language, details);
    }

    private static Optional<LocalDate> firstShown(Member member, Card card, Charge charge) throws HostUnavailable {
        if (charge.transaction().isEmpty()) return Optional.empty();
        List<Statement> statements =
                member.talk().host(() -> member.services().host().statements(card.reference()));
        return Statement.firstShowing(charge.transaction().get(), statements).map(Statement::sent);
    }

    /** Who is told of nothing to write is not waited for. */
    private static String next(Notice notice) {
        return switch (notice) {
            case Notice.WriteBy writeBy -> NextSteps.WRITE;
            case Notice.NotRunning notRunning -> NextSteps.WRITE;
            case Notice.NoRule none -> NextSteps.LOOKED_INTO;
            case Notice.Over over -> NextSteps.LOOKED_INTO;
        };
    }

    private static Optional<LocalDate> date(Notice notice) {
        return notice instanceof Notice.WriteBy(LocalDate last) ? Optional.of(last) : Optional.empty();
    }

    private static void tellDates(Talk talk, Notice notice) {
        switch (notice) {
            case Notice.WriteBy(LocalDate last) -> tellDate(talk, last);
            case Notice.NotRunning(int days) ->
                talk.say(
                        "To keep your rights, write to us within {count} days of the statement that shows it.",
                        new Value.Count(days));
            case Notice.NoRule none -> {}
            case Notice.Over over -> {}
        }
    }

    /** The one date that a case has: whoever holds it by now, the caller's letter has to arrive by then. */
    static void tellDate(Talk talk, LocalDate last) {
        talk.say("To keep your rights, write to us too. It must reach us by {date}.", new Value.Date(last));
    }

    /** 12 CFR 1026.12(b): for a charge that somebody else made the call is enough, so no date to write by is told. */
    private static void tellLiability(Member member, Card card) {
        member.services()
                .programme()
                .law()
                .unauthorisedUse(card.credit())
                .ifPresent(rule -> member.talk()
                        .say(
                                "Of charges that others made, at most {amount} is yours. For that, this call is enough.",
                                new Value.Amount(rule.liability(), rule.currency())));
    }
}
