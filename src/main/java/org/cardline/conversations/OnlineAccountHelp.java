package org.cardline.conversations;

import org.cardline.cards.Card;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.SignInHelp;
import org.cardline.programme.Act;
import org.cardline.programme.Reason;

/** Trouble with signing in: what is needed is sent to the address on file, and never spoken. */
final class OnlineAccountHelp implements Conversation {
    @Override
    public Reason reason() {
        return Reason.ONLINE_ACCOUNT;
    }

    @Override
    public Outcome with(Member member) throws HostUnavailable {
        SignInHelp help = wanted(member.talk());
        Card card = new FindingCard(member).one();
        Verifying.about(card, member).require(Act.SIGN_IN_HELP);
        member.opens(Matter.of(reason(), "Help with signing in: " + help, NextSteps.SIGN_IN_ASKED)
                .about(card));
        var send = new HostCommand.SendSignInHelp(member.attempt().speaker(card), help);
        member.does(send, card, "What you need goes to the address we have on file.");
        member.giveReference();
        return Outcome.SERVED;
    }

    private static SignInHelp wanted(Talk talk) {
        return switch (talk.choose(
                3, "Your account is locked: press 1. User name forgotten: 2. Password forgotten: 3. A person: 0.")) {
            case 1 -> SignInHelp.UNLOCK;
            case 2 -> SignInHelp.USER_NAME;
            default -> SignInHelp.NEW_PASSWORD;
        };
    }
}
