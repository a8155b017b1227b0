package org.cardline.programme;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of law that the programme falls under. Where no rule applies, no date and no sum is spoken. */
public final class Law {
    /** No rule at all. */
    public static final Law NONE = new Law(List.of(), List.of());

    private final List<BillingErrors> billingErrors;
    private final List<UnauthorisedUse> unauthorisedUse;

    Law(List<BillingErrors> billingErrors, List<UnauthorisedUse> unauthorisedUse) {
        this.billingErrors = List.copyOf(billingErrors);
        this.unauthorisedUse = List.copyOf(unauthorisedUse);
    }

    /**
     * How a billing error is disputed.
     *
     * @param source the regulation
     * @param noticeDays days from the sending of the first statement that shows the error to the receipt of a written notice
     * @param acknowledgementDays days from the receipt of that notice to its acknowledgement
     * @param resolutionCycles complete billing cycles from that receipt to the resolution
     * @param resolutionDays days from that receipt to the resolution, at most
     * @param electronicNotice whether the issuer's billing-rights statement accepts a notice by electronic means
     * @param address the lines of the billing-error address; empty where it is only on the statement
     */
    public record BillingErrors(
            String source,
            Set<CreditKind> appliesTo,
            int noticeDays,
            int acknowledgementDays,
            int resolutionCycles,
            int resolutionDays,
            boolean electronicNotice,
            List<String> address) {
        private static BillingErrors read(Section rule) {
            return new BillingErrors(
                    rule.text("source"),
                    rule.choices("applies-to", CreditKind.class),
                    rule.integer("notice-days", 1, 3650),
                    rule.integer("acknowledgement-days", 1, 3650),
                    rule.integer("resolution-cycles", 1, 120),
                    rule.integer("resolution-days", 1, 3650),
                    rule.yes("electronic-notice", false),
                    rule.texts("address"));
        }
    }

    /**
     * What unauthorised use can cost the card member.
     *
     * @param source the regulation
     * @param liability at most this much
     * @param currency of {@code liability}
     * @param oralReportEndsIt whether a report by telephone ends the liability
     */
    public record UnauthorisedUse(
            String source,
            Set<CreditKind> appliesTo,
            BigDecimal liability,
            Currency currency,
            boolean oralReportEndsIt) {
        private static UnauthorisedUse read(Section rule) {
            return new UnauthorisedUse(
                    rule.text("source"),
                    rule.choices("applies-to", CreditKind.class),
                    rule.decimal("liability"),
                    currency(rule),
                    rule.yes("oral-report-ends-it", false));
        }

        private static Currency currency(Section rule) {
            String code = rule.text("currency");
            try {
                return Currency.getInstance(code.isEmpty() ? "USD" : code);
            } catch (IllegalArgumentException unknown) {
                rule.wrong("currency", "'" + code + "' is no currency.", "Write its code, such as USD.");
                return Currency.getInstance("USD");
            }
        }
    }

    /** The rule for billing errors on such credit, if there is one. */
    public Optional<BillingErrors> billingErrors(CreditKind kind) {
        return billingErrors.stream()
                .filter(rule -> rule.appliesTo().contains(kind))
                .findFirst();
    }

    /** The rule for unauthorised use of such credit, if there is one. */
    public Optional<UnauthorisedUse> unauthorisedUse(CreditKind kind) {
        return unauthorisedUse.stream()
                .filter(rule -> rule.appliesTo().contains(kind))
                .findFirst();
    }

    static Law read(Section file) {
        return new Law(
                file.each("billing-errors", BillingErrors::read), file.each("unauthorised-use", UnauthorisedUse::read));
    }
}
