package org.cardline.conversations;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cardline.cards.Card;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.SecurityCode;
import org.cardline.programme.Act;
import org.cardline.programme.CardProduct;
import org.cardline.programme.Programme;
import org.cardline.programme.Proof;
import org.cardline.verification.Attempt;
import org.cardline.verification.CodeSending;
import org.cardline.verification.OneTimeCode;

/**
 * Asks for what the policy wants before an act, and for no more: the security code or a code by message, and the date of
 * birth. What was shown in this call is not asked again. Who can't show it is led to a person.
 */
final class Verifying {
    private final Member member;
    private final Talk talk;
    private final Attempt attempt;
    private final CustomerReference customer;
    private final Optional<Card> card;
    private final Set<Proof> shown = EnumSet.noneOf(Proof.class);
    private boolean byMessage;
    private boolean messageAnswered;

    private Verifying(Member member, CustomerReference customer, Optional<Card> card) {
        this.member = member;
        this.talk = member.talk();
        this.attempt = member.attempt();
        this.customer = customer;
        this.card = card;
    }

    /** About a card. */
    static Verifying about(Card card, Member member) {
        return new Verifying(member, member.attempt().speaker(card), Optional.of(card));
    }

    /** About a person who may have no card. */
    static Verifying about(CustomerReference customer, Member member) {
        return new Verifying(member, customer, Optional.empty());
    }

    /** Returns when the policy allows the act; else the caller {@linkplain Leaves leaves} for a person. */
    void require(Act act) throws HostUnavailable {
        while (!isAllowed(act)) prove(act);
    }

    private boolean isAllowed(Act act) {
        card.ifPresent(each -> shown.addAll(attempt.shown(each)));
        return card.isPresent() ? attempt.allows(act, card.get()) : attempt.allows(act, customer);
    }

    private void prove(Act act) throws HostUnavailable {
        boolean codeIsOpen = card.isPresent() && !byMessage && !shown.contains(Proof.SECURITY_CODE);
        if (helps(act, Proof.DATE_OF_BIRTH)) proveBirth();
        else if (codeIsOpen && helps(act, Proof.SECURITY_CODE)) proveCode(card.get(), false);
        else if (codeIsOpen && helps(act, Proof.SECURITY_CODE, Proof.DATE_OF_BIRTH)) proveCode(card.get(), true);
        else if (!messageAnswered) proveMessage();
        else throw Leaves.toPerson();
    }

    private boolean helps(Act act, Proof... more) {
        Set<Proof> with = EnumSet.noneOf(Proof.class);
        with.addAll(shown);
        with.addAll(Set.of(more));
        return member.services().programme().verification().allows(act, with);
    }

    private void proveBirth() throws HostUnavailable {
        LocalDate born = member.dateOfBirth();
        if (!member.judged(() -> attempt.dateOfBirth(customer, born))) return;
        member.facts().dateOfBirthFits();
        shown.add(Proof.DATE_OF_BIRTH);
    }

    private void proveCode(Card known, boolean withBirth) throws HostUnavailable {
        requirePrivateMedia();
        Optional<SecurityCode> code = talk.key(securityCode(known));
        byMessage = code.isEmpty();
        if (byMessage) return;
        if (withBirth) proveCodeAndBirth(known, code.get());
        else member.judged(() -> attempt.securityCode(known, code.get()));
    }

    private void proveCodeAndBirth(Card known, SecurityCode code) throws HostUnavailable {
        LocalDate born = member.dateOfBirth();
        if (member.judged(() -> attempt.securityCode(known, code, born)))
            member.facts().dateOfBirthFits();
    }

    private DigitQuestion<Optional<SecurityCode>> securityCode(Card known) {
        int length = codeLength(member.services().programme(), known);
        return DigitQuestion.<Optional<SecurityCode>>of(
                "Key the security code on the card. For a code by message, press pound.",
                length,
                Spoken.digits(
                                "Say or key the security code on the card. For a code by message, say so, or press pound.",
                                length,
                                length)
                        .orNone("by message", "a code by message", "a message", "send me a code", "i don't have it"),
                digits -> digits.isEmpty()
                        ? Optional.of(Optional.empty())
                        : SecurityCode.parse(digits).map(Optional::of));
    }

    static int codeLength(Programme programme, Card card) {
        return programme.cards().stream()
                .filter(product -> product.isCalled(card.product()))
                .map(CardProduct::securityCode)
                .mapToInt(CardProduct.SecurityCode::length)
                .findFirst()
                .orElse(4);
    }

    private void proveMessage() throws HostUnavailable {
        requirePrivateMedia();
        switch (talk.host(() -> attempt.sendCode(customer, member.services().letterLanguage()))) {
            case CodeSending.Sent(boolean settled) -> proveSent(settled);
            case CodeSending.NotSent none -> cannot();
            case CodeSending.TooMany tooMany -> cannot();
            case CodeSending.LockedOut locked -> cannot();
            case CodeSending.HostSilent silent -> throw new HostUnavailable("no code was sent");
        }
    }

    private void proveSent(boolean settled) throws HostUnavailable {
        talk.say("We sent a code to a device on file.");
        do {
            OneTimeCode code = talk.key(oneTimeCode());
            messageAnswered = member.judged(() -> attempt.oneTimeCode(code));
        } while (!messageAnswered);
        shown.add(Proof.ONE_TIME_CODE);
        if (settled) shown.add(Proof.SETTLED_DEVICE);
    }

    private DigitQuestion<OneTimeCode> oneTimeCode() {
        int length = member.services().programme().verification().oneTimeCode().digits();
        return DigitQuestion.of(
                "Key the code from the message.",
                length,
                Spoken.digits("Say or key the code from the message.", length, length),
                OneTimeCode::parse);
    }

    /** Codes are not asked for where the network could hear them. */
    private void requirePrivateMedia() {
        if (talk.isPrivate() || member.services().secretsOnClearMedia()) return;
        cannot();
    }

    private void cannot() {
        talk.insist("We can't verify you on this call.");
        throw Leaves.toPerson();
    }
}
