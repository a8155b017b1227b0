package org.cardline.conversations;

import java.util.Optional;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Case;
import org.cardline.cases.Reference;
import org.cardline.programme.Department;
import org.cardline.programme.Reason;
import org.cardline.speech.Value;

/** "I have a case": by its reference and the date of birth; where it stands, who holds it, and a word with them if they are there. */
final class FollowUp implements Conversation {
    private static final DigitQuestion<Reference> REFERENCE = DigitQuestion.of(
            "Key your reference, ten digits.",
            Reference.LENGTH,
            Spoken.reference("Say or key your reference, ten digits."),
            Reference::parse);

    @Override
    public Reason reason() {
        return Reason.FOLLOW_UP;
    }

    @Override
    public Outcome with(Member member) throws HostUnavailable {
        Case found = found(member);
        Department holder = holder(found, member);
        member.facts().follows(found.reference());
        tell(found, holder, member);
        if (member.canReach(holder)) return wantsPerson(member) ? member.toPerson(holder) : Outcome.SERVED;
        return isForPerson(found, member) ? member.nobodyOf(holder) : Outcome.SERVED;
    }

    private static boolean wantsPerson(Member member) {
        try {
            return member.talk().agrees("To speak with them: press 1. To go on: 2.");
        } catch (Leaves leaving) {
            if (leaving.way() != Leaves.Way.TO_PERSON || leaving.department().isPresent()) throw leaving;
            return true;
        }
    }

    private static boolean isForPerson(Case found, Member member) {
        return found.state() == Case.State.OPEN
                && NextSteps.isForPerson(
                        found.nextStep(), member.services().programme().steps());
    }

    /** A person, for who was told of this case and asks for one: its department, and the same reference. */
    record WithHolder(Reference shown) implements Conversation {
        @Override
        public Reason reason() {
            return Reason.FOLLOW_UP;
        }

        @Override
        public Outcome with(Member member) {
            member.facts().follows(shown);
            Case now = member.services().cases().find(shown).orElseThrow();
            return member.toPerson(holder(now, member));
        }
    }

    /** The case that the caller may be told of. The same is asked and said whether there is such a case or not. */
    private static Case found(Member member) throws HostUnavailable {
        while (true) {
            Reference reference = member.talk().key(REFERENCE);
            Optional<Case> found = member.services().cases().find(reference);
            if (found.isPresent() && isAboutNobody(found.get())) return found.get();
            if (isShown(member, reference, customer(found))) return found.orElseThrow();
        }
    }

    /** Nobody is known to whom such a case could belong, so there is nothing to be kept from anybody. */
    private static boolean isAboutNobody(Case found) {
        return found.customer().isEmpty();
    }

    private static Optional<CustomerReference> customer(Optional<Case> found) {
        return found.flatMap(Case::customer).map(CustomerReference::new);
    }

    private static boolean isShown(Member member, Reference reference, Optional<CustomerReference> customer)
            throws HostUnavailable {
        var born = member.dateOfBirth();
        boolean fits = member.judged(() -> member.attempt().reference(reference.digits(), customer, born));
        if (fits) member.facts().dateOfBirthFits();
        return fits && member.attempt().allowsStatus(customer.orElseThrow());
    }

    private static Department holder(Case found, Member member) {
        return member.services().programme().departments().stream()
                .filter(department -> department.id().equals(found.heldBy()))
                .findFirst()
                .orElseGet(() -> member.services().programme().department(found.reason()));
    }

    private static void tell(Case found, Department holder, Member member) {
        Talk talk = member.talk();
        boolean open = found.state() == Case.State.OPEN;
        talk.say(open ? "Your case is open." : "Your case is closed.");
        if (open) talk.say("{step}", new Value.Name(found.nextStep()));
        found.nextDate().filter(by -> !by.isBefore(member.today())).ifPresent(by -> DisputeCharge.tellDate(talk, by));
        talk.say("It is with {department}.", new Value.Phrase(holder.name()));
    }
}
