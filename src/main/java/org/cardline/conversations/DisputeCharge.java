package org.cardline.conversations;

import java.time.LocalDate;
import java.util.List;
import org.cardline.cards.Card;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Notice;
import org.cardline.disputes.BillingError;
import org.cardline.disputes.Charge;
import org.cardline.disputes.Dispute;
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
        opened(member, card, charge, ChoosingError.choose(member.talk()));
        return Outcome.SERVED;
    }

    /** A charge on a lost card that its owner didn't make: that much is said already. */
    void notMine(Member member) throws HostUnavailable {
        Card card = new FindingCard(member).one();
        opened(member, card, new ChoosingCharge(member, card).choose(), BillingError.NOT_MADE);
    }

    private void opened(Member member, Card card, Charge charge, BillingError error) throws HostUnavailable {
        Services services = member.services();
        Dispute dispute = member.talk()
                .host(() -> Dispute.of(card, charge, error, services.host(), services.legalClock(), member.now()));
        member.opens(Matter.of(reason(), dispute.words(), dispute.nextStep())
                .by(dispute.writeBy())
                .about(card)
                .with(List.of(dispute.letter(services.letterLanguage()))));
        member.tellsInOwnWords();
        if (dispute.isUnauthorised()) tellLiability(member, card);
        tellDates(member.talk(), dispute.notice());
        member.giveReference();
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
