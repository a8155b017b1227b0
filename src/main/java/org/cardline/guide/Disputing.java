package org.cardline.guide;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Statement;
import org.cardline.cards.Transaction;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.LegalClock;
import org.cardline.cases.NewCase;
import org.cardline.cases.Step;
import org.cardline.disputes.BillingError;
import org.cardline.disputes.Charge;
import org.cardline.disputes.Dispute;
import org.cardline.disputes.WrittenNotice;
import org.cardline.programme.Act;
import org.cardline.programme.Law;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;

/** What a card member who has signed in can dispute, and what becomes of it. Blocks; any thread. */
final class Disputing {
    private final Supplier<Programme> programme;
    private final CardHost host;
    private final Cases cases;
    private final InstantSource time;

    Disputing(ServedNumbers served, CardHost host, Cases cases, InstantSource time) {
        programme = served.programme();
        this.host = host;
        this.cases = cases;
        this.time = time;
    }

    /** What was chosen, found on the member's own account. */
    record Found(Card card, Charge charge) {}

    /** The member's cards with what was charged to them of late. */
    List<DisputePages.OnCard> charges(MemberPages.Member member) throws HostUnavailable {
        var all = new ArrayList<DisputePages.OnCard>();
        for (Card card : cards(member)) all.add(new DisputePages.OnCard(card, charges(card)));
        return all;
    }

    private List<Card> cards(MemberPages.Member member) throws HostUnavailable {
        return host.cards(member.who()).stream()
                .filter(card -> member.shown().allows(Act.DISPUTE, card)
                        && member.shown().allows(Act.TRANSACTIONS, card))
                .toList();
    }

    private List<Transaction> charges(Card card) throws HostUnavailable {
        return Charge.among(host.recentTransactions(card.reference()));
    }

    /** Empty where the card is not the member's, the line not its own, or the day or the sum none. */
    Optional<Found> found(MemberPages.Member member, Chosen chosen) throws HostUnavailable {
        for (Card card : cards(member))
            if (card.reference().value().equals(chosen.card()))
                return charge(chosen, charges(card)).map(charge -> new Found(card, charge));
        return Optional.empty();
    }

    private Optional<Charge> charge(Chosen chosen, List<Transaction> charges) {
        if (!chosen.charge().isEmpty())
            return charges.stream()
                    .filter(line -> line.reference().equals(chosen.charge()))
                    .findFirst()
                    .map(Charge::of);
        LocalDate today = clock().today(time.instant());
        return Dates.of(chosen.date())
                .filter(day -> !day.isAfter(today) && day.isAfter(today.minusYears(2)))
                .flatMap(day -> chosen.sum().map(sum -> Charge.of(day, sum, charges)));
    }

    /**
     * Opens the case with its letter; the same again in one visit opens no second one.
     *
     * @param language that the page was read in
     */
    Opened open(MemberPages.Member member, Found found, BillingError error, String said, String language)
            throws HostUnavailable {
        Programme now = programme.get();
        Dispute dispute = Dispute.of(found.card(), found.charge(), error, host, clock(), time.instant());
        Card card = dispute.card();
        String purpose = Reason.DISPUTE.word() + " " + card.reference().value() + " " + dispute.words();
        NewCase fresh = NewCase.of(
                        Reason.DISPUTE,
                        "web " + member.visit().id(),
                        purpose,
                        now.department(Reason.DISPUTE).id(),
                        dispute.nextStep())
                .about(card.customer().value(), card.reference().value(), card.lastFour())
                .due(dispute.writeBy())
                .saying(dispute.words())
                .with(dispute.letter(now.letterLanguage(language)));
        Case opened = cases.open(said.isEmpty() ? fresh : fresh.saying("In the member's words: " + said));
        var shown = new Opened(opened.reference(), dispute, said, clock().today(time.instant()));
        member.visit().opens(shown);
        return shown;
    }

    boolean takesElectronicNotice(Opened opened) {
        return opened.takesElectronicNotice(programme.get().law());
    }

    /** The notice has come: from now on the issuer's own days run. Again it changes nothing. */
    Opened.Given give(Opened opened) throws HostUnavailable {
        Card card = opened.dispute().card();
        Optional<LocalDate> cycle =
                host.statements(card.reference()).stream().map(Statement::last).findFirst();
        Optional<LegalClock.Handling> handling = cycle.flatMap(
                end -> clock().handling(card.credit(), LegalClock.NoticeForm.ELECTRONIC, time.instant(), end));
        Case now = cases.find(opened.reference()).orElseThrow(GuidePages::nothingHere);
        if (now.nextStep().equals(Dispute.WRITE)) {
            String days = handling.map(
                            each -> "; acknowledge by " + each.acknowledgeBy() + ", resolve by " + each.resolveBy())
                    .orElse("");
            cases.note(opened.reference(), Entry.Kind.NOTE, "The notice came electronically" + days);
            cases.step(
                    opened.reference(), new Step(Case.State.OPEN, now.heldBy(), Dispute.LOOKED_INTO, Optional.empty()));
        }
        return new Opened.Given(handling);
    }

    WrittenNotice writtenNotice(Opened opened) {
        Programme now = programme.get();
        List<String> address = now.law()
                .billingErrors(opened.dispute().card().credit())
                .map(Law.BillingErrors::address)
                .orElse(List.of());
        return new WrittenNotice(
                now.brand().displayName(),
                address,
                opened.reference(),
                opened.dispute(),
                opened.ownWords(),
                opened.day());
    }

    /** Of a charge that somebody else made, what at most is the member's. */
    Optional<Law.UnauthorisedUse> liability(Opened opened) {
        return opened.dispute().isUnauthorised()
                ? programme.get().law().unauthorisedUse(opened.dispute().card().credit())
                : Optional.empty();
    }

    /** The text without what may be a card number. */
    String masked(String text) {
        return CardDigits.masked(text, programme.get());
    }

    private LegalClock clock() {
        return LegalClock.of(programme.get());
    }
}
