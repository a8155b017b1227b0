package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import org.cardline.cards.Application;
import org.cardline.cards.HostUnavailable;
import org.cardline.programme.Act;
import org.cardline.programme.Reason;

/** Where an application stands, and what is missing; applying is for a person. */
final class ApplicationStatus implements Conversation {
    /** Wrong numbers in one call, however often its caller comes back: beyond them a person. */
    private static final int TRIES = 3;

    private static final DigitQuestion<String> NUMBER = DigitQuestion.open(
            "Key the application number, then press pound.",
            Spoken.digits("Say the application number, or key it and press pound.", 4, 20),
            digits -> Optional.of(digits).filter(some -> some.matches("[0-9]{4,20}")));

    private static final Menu<Boolean> APPLIED = Menu.of(
                    "An application you made: press 1. To apply: 2. A person: 0.", List.of(true, false))
            .or(true, "i applied", "my application", "i have applied", "status")
            .or(false, "a new card", "new card", "i want a card", "i want to apply");

    @Override
    public Reason reason() {
        return Reason.APPLICATION;
    }

    @Override
    public Outcome with(Member member) throws HostUnavailable {
        boolean applied = member.talk().choose(APPLIED);
        if (!applied) return member.toPerson();
        Application application = found(member);
        Verifying.about(application.applicant(), member).require(Act.APPLICATION);
        member.talk().say(state(application.state()));
        for (Application.Paper paper : application.missing()) member.talk().say(missing(paper));
        return Outcome.SERVED;
    }

    private static Application found(Member member) throws HostUnavailable {
        while (member.facts().wrongApplications() < TRIES) {
            String number = member.talk().key(NUMBER);
            Optional<Application> found =
                    member.talk().host(() -> member.services().host().application(number));
            if (found.isPresent()) return found.get();
            member.facts().wrongApplication();
            member.talk().insist("We don't find that application.");
        }
        throw Leaves.toPerson();
    }

    private static String state(Application.State state) {
        return switch (state) {
            case RECEIVED -> "We have your application. Nobody has looked at it yet.";
            case WAITING_FOR_PAPERS -> "Your application waits for papers from you.";
            case IN_REVIEW -> "Your application is complete, and is being decided.";
            case APPROVED -> "Your application is approved.";
            case DECLINED -> "Your application was declined. The reasons go out to you in writing.";
        };
    }

    private static String missing(Application.Paper paper) {
        return switch (paper) {
            case IDENTITY_DOCUMENT -> "We still need a copy of an identity document.";
            case PROOF_OF_ADDRESS -> "We still need a proof of your address.";
            case PROOF_OF_INCOME -> "We still need a proof of your income.";
            case SIGNATURE -> "We still need your signature.";
        };
    }
}
