package org.cardline.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cardline.programme.CreditKind;
import org.cardline.programme.Law;
import org.cardline.programme.Programme;

/**
 * The dates that the programme's law gives a dispute. Without a rule there is no date, and nothing is spoken.
 *
 * <p>In the United States (12 CFR 1026.13): the right is kept by a <em>written</em> notice that the creditor receives no
 * later than 60 days after it sent the first statement that shows the error. Its own duties run from the receipt of that
 * notice, so a telephone call starts none of them.
 */
public final class LegalClock {
    private final Law law;
    private final ZoneId zone;

    /** @param zone the issuer's own: what day it is when something is received */
    public LegalClock(Law law, ZoneId zone) {
        this.law = law;
        this.zone = zone;
    }

    /** That of a programme: the issuer's own days are those of the first department. */
    public static LegalClock of(Programme programme) {
        ZoneId zone = programme.departments().stream()
                .findFirst()
                .map(department -> department.hours().zone())
                .orElse(ZoneOffset.UTC);
        return new LegalClock(programme.law(), zone);
    }

    /**
     * Until when a billing error can be put in writing.
     *
     * @param firstShown the day on which the first statement that shows the error was sent, if one was
     */
    public Notice notice(CreditKind credit, Optional<LocalDate> firstShown, Instant now) {
        Optional<Law.BillingErrors> rule = law.billingErrors(credit);
        if (rule.isEmpty()) return new Notice.NoRule();
        if (firstShown.isEmpty()) return new Notice.NotRunning(rule.get().noticeDays());
        LocalDate last = firstShown.get().plusDays(rule.get().noticeDays());
        return today(now).isAfter(last) ? new Notice.Over(last) : new Notice.WriteBy(last);
    }

    /**
     * The issuer's own duties once a notice has arrived that keeps the right: in writing, or electronically where the
     * issuer's billing-rights statement accepts that.
     *
     * @param endOfAnyCycle the last day of any billing cycle of this account; cycles are months
     * @return empty without a rule, or when the notice came in a way that the rule doesn't accept
     */
    public Optional<Handling> handling(CreditKind credit, NoticeForm form, Instant received, LocalDate endOfAnyCycle) {
        return law.billingErrors(credit)
                .filter(rule -> form == NoticeForm.WRITTEN || rule.electronicNotice())
                .map(rule -> handling(rule, today(received), endOfAnyCycle));
    }

    private static Handling handling(Law.BillingErrors rule, LocalDate received, LocalDate endOfAnyCycle) {
        LocalDate cycles = endOfCycle(endOfAnyCycle, received, rule.resolutionCycles());
        LocalDate days = received.plusDays(rule.resolutionDays());
        return new Handling(received.plusDays(rule.acknowledgementDays()), cycles.isBefore(days) ? cycles : days);
    }

    /** The end of so many complete cycles after the one that holds the day: comment 13(c)(2)-1. */
    private static LocalDate endOfCycle(LocalDate endOfAnyCycle, LocalDate day, int complete) {
        long months = ChronoUnit.MONTHS.between(endOfAnyCycle, day) - 1;
        while (endOfAnyCycle.plusMonths(months).isBefore(day)) months++;
        return endOfAnyCycle.plusMonths(months + complete);
    }

    /** What day it is for the issuer, and so for every date that is told. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** How a notice came. */
    public enum NoticeForm {
        /** On paper, to the billing-error address. */
        WRITTEN,
        /** By an electronic form or e-mail. */
        ELECTRONIC
    }

    /**
     * What the issuer owes a notice.
     *
     * @param acknowledgeBy the last day to acknowledge it, unless it is resolved by then
     * @param resolveBy the last day to resolve it
     */
    public record Handling(LocalDate acknowledgeBy, LocalDate resolveBy) {}
}
