package org.cardline.conversations;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Transaction;
import org.cardline.disputes.Charge;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;

/** Which charge it is: the last ones are read out; an older one is keyed by its date and amount. */
final class ChoosingCharge {
    private static final int READ_OUT = 10;
    private static final Menu<Integer> MENU = Menu.of("For the charge you mean: press 1. For the next: 2. By date: 3.")
            .or(1, "yes", "this one", "that one", "that's it", "this is it", "that's the one")
            .or(2, "no", "next one", "not this one", "go on")
            .or(3, "date", "the date", "by its date", "an older one", "older");

    private final Member member;
    private final Card card;

    ChoosingCharge(Member member, Card card) {
        this.member = member;
        this.card = card;
    }

    Charge choose() throws HostUnavailable {
        List<Transaction> charges =
                Charge.among(member.talk().host(() -> member.services().host().recentTransactions(card.reference())));
        if (!charges.isEmpty()) member.talk().say(MENU.sentence());
        for (Transaction each : charges.stream().limit(READ_OUT).toList()) {
            switch (member.talk().choose(MENU, read(each))) {
                case 1 -> {
                    return Charge.of(each);
                }
                case 3 -> {
                    return keyed(charges);
                }
                default -> {}
            }
        }
        return keyed(charges);
    }

    private Utterance read(Transaction charge) {
        return member.talk()
                .spoken(
                        "{day}, {merchant}, {amount}.",
                        new Value.Day(charge.date()),
                        new Value.Name(charge.merchant()),
                        new Value.Amount(
                                charge.amount().amount(), charge.amount().currency()));
    }

    private Charge keyed(List<Transaction> charges) {
        LocalDate today = member.today();
        LocalDate date = member.talk()
                .key(DigitQuestion.of(
                        "Key the day of the charge: two digits for the month, two for the day.",
                        4,
                        Spoken.recentDay(
                                "Say the day of the charge, or key it: two digits for the month, two for the day.",
                                today),
                        digits -> Dates.recent(digits, today)));
        BigDecimal amount = member.talk()
                .key(DigitQuestion.open(
                        "Key the amount, its last two digits the cents. Then press pound.",
                        Spoken.amount("Say the amount. Or key it, its last two digits the cents, and press pound."),
                        ChoosingCharge::amount));
        return Charge.of(date, amount, charges);
    }

    private static Optional<BigDecimal> amount(String digits) {
        return Optional.of(digits)
                .filter(some -> some.matches("[0-9]{1,9}"))
                .map(some -> new BigDecimal(some).movePointLeft(2))
                .filter(sum -> sum.signum() > 0);
    }
}
