package org.cardline.verification;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardNumber;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.PersonalDetails;
import org.cardline.cards.SecurityCode;
import org.cardline.programme.Act;
import org.cardline.programme.Proof;
import org.cardline.programme.VerificationPolicy;

/**
 * One caller's attempt to show who they are: what they have shown, until the call ends. Methods that ask the host block
 * and answer in even time; the call's conversation uses it, or a thread that this one waits for.
 */
public final class Attempt {
    private final CardHost host;
    private final Limits limits;
    private final EvenTime time;
    private final VerificationPolicy policy;
    private final Proofs proofs;
    private final Finder finder;
    private final Codes codes;
    private final Tries tries;

    Attempt(
            CardHost host,
            Limits limits,
            EvenTime time,
            VerificationPolicy policy,
            Proofs proofs,
            Finder finder,
            Codes codes) {
        this.host = host;
        this.limits = limits;
        this.time = time;
        this.policy = policy;
        this.proofs = proofs;
        this.finder = finder;
        this.codes = codes;
        this.tries = new Tries(policy.attempts().perCall());
    }

    /** Finds the card with this number. */
    public Finding byNumber(CardNumber number) {
        return finder.byNumber(number);
    }

    /** Finds the cards of the one person whom these details fit; the date of birth is then shown, and not asked again. */
    public Finding byDetails(PersonalDetails details) {
        Finding finding = finder.byDetails(details);
        if (finding instanceof Finding.Found found)
            bornThen(speaker(found.cards().getFirst()));
        return finding;
    }

    /** Finds the cards of the one person who has the calling number and this birthday; from a trusted trunk only. */
    public Finding byCallingNumber(MonthDay birthday) {
        return finder.byCallingNumber(birthday);
    }

    /** Compares the card's security code. */
    public Judgement securityCode(Card card, SecurityCode code) {
        return judge(ofCard(card), () -> host.securityCodeFits(card.reference(), code), () -> proven(card));
    }

    /** Compares the card's security code and its {@link #speaker speaker's} date of birth, as one answer. */
    public Judgement securityCode(Card card, SecurityCode code, LocalDate dateOfBirth) {
        Check both = () -> {
            boolean codeFits = host.securityCodeFits(card.reference(), code);
            return host.dateOfBirthFits(speaker(card), dateOfBirth) & codeFits;
        };
        return judge(ofCard(card), both, () -> {
            proven(card);
            proofs.add(speaker(card), Proof.DATE_OF_BIRTH);
        });
    }

    /** Compares a person's date of birth. */
    public Judgement dateOfBirth(CustomerReference customer, LocalDate dateOfBirth) {
        return judge(
                List.of(ofCustomer(customer)),
                () -> host.dateOfBirthFits(customer, dateOfBirth),
                () -> proofs.add(customer, Proof.DATE_OF_BIRTH));
    }

    /**
     * Compares the date of birth of the person whose case a reference names.
     *
     * @param reference what the caller gave, whether there is such a case or not
     * @param ofCase the case's customer; empty, which fits nobody, where there is no case or none is known
     */
    public Judgement reference(String reference, Optional<CustomerReference> ofCase, LocalDate dateOfBirth) {
        var subjects = new HashSet<>(Set.of("reference " + reference));
        ofCase.map(Attempt::ofCustomer).ifPresent(subjects::add);
        return judge(
                List.copyOf(subjects),
                () -> ofCase.isPresent() && host.dateOfBirthFits(ofCase.get(), dateOfBirth),
                () -> ofCase.ifPresent(customer -> proofs.add(customer, Proof.DATE_OF_BIRTH)));
    }

    /**
     * Sends a one-time code to a device on file, a settled one where there is one. It is good for this call only.
     *
     * @param language that the caller speaks: a BCP 47 tag
     */
    public CodeSending sendCode(CustomerReference customer, String language) {
        if (isLocked(customer)) return new CodeSending.LockedOut();
        return codes.send(customer, language);
    }

    /** Compares the one-time code that was sent last. */
    public Judgement oneTimeCode(OneTimeCode code) {
        Optional<IssuedCode> issued = codes.issued();
        List<String> subjects =
                issued.map(each -> List.of(ofCustomer(each.customer()))).orElse(List.of());
        return judge(
                subjects, () -> issued.isPresent() && issued.get().accepts(code), () -> issued.ifPresent(this::proven));
    }

    /** Somebody who has shown who they are, but not to us. */
    Admission admit(CustomerReference customer, Proof by) throws HostUnavailable {
        if (isLocked(customer)) return new Admission.LockedOut();
        List<Card> cards = host.cards(customer);
        if (cards.isEmpty()) return new Admission.NoCards();
        proofs.found(customer, cards, by);
        proofs.add(customer, by);
        return new Admission.Admitted(SignIn.shown(this, cards));
    }

    /** Whether what was shown is enough for this act on this card. */
    public boolean allows(Act act, Card card) {
        return policy.allows(act, proofs.of(card));
    }

    /** Whether what was shown is enough for this act on what is this person's own. */
    public boolean allows(Act act, CustomerReference customer) {
        return policy.allows(act, proofs.of(customer));
    }

    /** Whether a case of this person may be told to somebody who gave its reference. */
    public boolean allowsStatus(CustomerReference ofCase) {
        var shown = new HashSet<>(proofs.of(ofCase));
        shown.add(Proof.REFERENCE);
        return policy.allows(Act.STATUS_BY_REFERENCE, shown);
    }

    /** Which act a replacement to this postal address is: a newly changed one asks for more. */
    public Act replacementTo(ContactPoint address) {
        return codes.isSettled(address) ? Act.REPLACE_TO_ADDRESS_ON_FILE : Act.REPLACE_ELSEWHERE;
    }

    /** Who says to be calling about this card, and gets the codes. */
    public CustomerReference speaker(Card card) {
        return proofs.speaker(card);
    }

    /** What was shown about this card, for the record of what was done. */
    public Set<Proof> shown(Card card) {
        return proofs.of(card);
    }

    /** The call has ended: nothing is verified any more. */
    public void end() {
        proofs.clear();
        codes.forget();
    }

    Proofs proofs() {
        return proofs;
    }

    CallingNumber from() {
        return finder.from();
    }

    /** What is compared. */
    private interface Check {
        boolean fits() throws HostUnavailable;
    }

    private Judgement judge(List<String> subjects, Check check, Runnable proven) {
        return time.answer(() -> {
            if (!tries.take()) return new Judgement.NotVerified(0);
            Optional<Limits.Taken> taken =
                    limits.take(subjects.stream().map(this::lockOut).toList());
            if (taken.isEmpty()) return withTryBack(new Judgement.LockedOut());
            try {
                if (!check.fits()) return new Judgement.NotVerified(tries.left());
                proven.run();
                limits.giveBack(taken.get());
                return withTryBack(new Judgement.Verified());
            } catch (HostUnavailable silent) {
                limits.giveBack(taken.get());
                return withTryBack(new Judgement.HostSilent());
            }
        });
    }

    private Judgement withTryBack(Judgement judgement) {
        tries.giveBack();
        return judgement;
    }

    private Limit lockOut(String subject) {
        var rule = policy.lockOut();
        return new Limit("failure", subject, rule.failures(), rule.within(), rule.lasting());
    }

    private void proven(Card card) {
        proofs.add(card.reference(), Proof.SECURITY_CODE);
    }

    private void proven(IssuedCode code) {
        proofs.add(code.customer(), Proof.ONE_TIME_CODE);
        if (code.settled()) proofs.add(code.customer(), Proof.SETTLED_DEVICE);
    }

    /** What was given to find them was right; who is locked must still show it to a person. */
    private void bornThen(CustomerReference customer) {
        if (!isLocked(customer)) proofs.add(customer, Proof.DATE_OF_BIRTH);
    }

    private boolean isLocked(CustomerReference customer) {
        return limits.isReached(lockOut(ofCustomer(customer)));
    }

    private List<String> ofCard(Card card) {
        return List.of("card " + card.reference().value(), ofCustomer(speaker(card)));
    }

    private static String ofCustomer(CustomerReference customer) {
        return "customer " + customer.value();
    }
}
