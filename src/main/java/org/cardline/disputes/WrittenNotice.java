package org.cardline.disputes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.cardline.cases.Reference;

/**
 * The notice of a billing error (12 CFR 1026.13(b)) as a PDF to print and sign. Name, address and account number are for
 * the member's own hand: what is on file about somebody is told on no page.
 *
 * @param address the lines of the billing-error address; empty where it is only on the statement
 * @param ownWords may be empty
 */
public record WrittenNotice(
        String issuer, List<String> address, Reference reference, Dispute dispute, String ownWords, LocalDate day) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US);

    public WrittenNotice {
        address = List.copyOf(address);
    }

    public byte[] pdf() {
        var paper = new Paper("Notice of a billing error " + reference.grouped());
        paper.title("Notice of a billing error");
        if (address.isEmpty()) paper.text("To: the address for billing errors on your statement, " + issuer);
        else paper.text("To: " + String.join(", ", address));
        paper.text("Date: " + DATE.format(day) + "    Your reference: " + reference.grouped());
        paper.space();
        paper.toFill("My name");
        paper.toFill("My address");
        paper.toFill("Account number of the card that ends in " + dispute.card().lastFour());
        paper.space();
        paper.text("I believe that my account shows an error.");
        paper.text(charge());
        paper.text("What is wrong: " + wrong(dispute.error()));
        if (!ownWords.isEmpty()) paper.text("In my words: " + ownWords);
        paper.text(
                "Please correct it, or explain in writing why you believe that the account is right. With this I send"
                        + " copies of what proves it, where I have any.");
        paper.space();
        paper.toFill("Signature");
        paper.toFill("Date");
        return paper.pdf();
    }

    private String charge() {
        Charge charge = dispute.charge();
        String sum = charge.transaction()
                .map(line -> line.amount() + ", " + line.merchant())
                .orElse(charge.amount().toPlainString());
        return "The charge: " + DATE.format(charge.date()) + ", " + sum;
    }

    private static String wrong(BillingError error) {
        return switch (error) {
            case NOT_MADE -> "Neither I nor anybody whom I let use the card made this charge.";
            case NOT_IDENTIFIED -> "I cannot tell from the statement what this charge is.";
            case NOT_DELIVERED -> "I did not accept what it is for, or it was not delivered as agreed.";
            case NOT_CREDITED -> "A payment or a return was not credited.";
            case MISCALCULATED -> "The sum was computed wrongly.";
            case UNCLEAR -> "I ask for an explanation, with copies of the evidence.";
            case NO_STATEMENT -> "The statement was not delivered to me.";
        };
    }
}
