package org.cardline.verification;

import static org.cardline.verification.Verification.aDay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cardline.cards.Card;
import org.cardline.programme.Act;
import org.cardline.programme.FreezingLimits;
import org.cardline.programme.Proof;

/**
 * Decides whether a card may be frozen now. A lock-out of verification has no say in it. Any thread may use it.
 */
public final class Freezing {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Ports ports;
    private final Limits limits;

    Freezing(Ports ports, Limits limits) {
        this.ports = ports;
        this.limits = limits;
    }

    /** Whether the card may be frozen. */
    public sealed interface Admission {
        /** It may, and the freeze was counted. */
        record Admitted() implements Admission {}

        /** It was frozen too often: a person decides. */
        record PersonFirst() implements Admission {}

        /** The caller has shown too little for a freeze of this card. */
        record NotShown() implements Admission {}
    }

    /**
     * Admits a freeze, and counts it. The same call may send the freeze of the same card again without being counted
     * again.
     */
    public Admission admit(Attempt attempt, Card card, FreezingLimits rule) {
        if (!attempt.allows(Act.FREEZE, card)) return new Admission.NotShown();
        if (attempt.proofs().isAdmitted(card.reference())) return new Admission.Admitted();
        boolean within = limits.take(countedFor(attempt, card, rule)).isPresent();
        if (!within && !isDoneAllTheSame(attempt, card)) return new Admission.PersonFirst();
        attempt.proofs().addAdmitted(card.reference());
        countAll(rule);
        return new Admission.Admitted();
    }

    private static List<Limit> countedFor(Attempt attempt, Card card, FreezingLimits rule) {
        var counted = new ArrayList<Limit>();
        counted.add(aDay("freeze of card", card.reference().value(), rule.perCardDay()));
        attempt.from().own().ifPresent(number -> counted.add(aDay("freeze from", number, rule.perCallingNumberDay())));
        return counted;
    }

    /** With the full number, and while no person can be reached, it is done and alarmed, never refused. */
    private boolean isDoneAllTheSame(Attempt attempt, Card card) {
        if (!attempt.shown(card).contains(Proof.CARD_NUMBER)) return false;
        if (ports.personReachable().getAsBoolean()) return false;
        ports.alarms().raise(Alarms.Alarm.FREEZE_BEYOND_LIMIT, "card=" + card.reference());
        return true;
    }

    private void countAll(FreezingLimits rule) {
        long frozen = limits.countUp("freeze", "everybody", HOUR);
        if (frozen < rule.alarmPerHour()) return;
        ports.alarms().raise(Alarms.Alarm.FREEZE_RATE, frozen + " cards frozen in an hour");
    }
}
