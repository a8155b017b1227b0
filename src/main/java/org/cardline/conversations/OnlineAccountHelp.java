package org.cardline.conversations;

import java.util.List;
import org.cardline.cards.Card;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.SignInHelp;
import org.cardline.programme.Act;
import org.cardline.programme.Reason;

/** Trouble with signing in: the card host sends what is needed to the address on file; it is never spoken. */
final class OnlineAccountHelp implements Conversation {
    private static final Menu<SignInHelp> WANTED = Menu.of(
                    "Your account is locked: press 1. User name forgotten: 2. Password forgotten: 3. A person: 0.",
                    List.of(SignInHelp.UNLOCK, SignInHelp.USER_NAME, SignInHelp.NEW_PASSWORD))
            .or(SignInHelp.UNLOCK, "locked", "it's locked", "i am locked out", "i'm locked out", "account locked")
            .or(SignInHelp.USER_NAME, "user name", "username", "i forgot my user name", "i forgot my username")
            .or(SignInHelp.NEW_PASSWORD, "password", "i forgot my password", "forgot password", "a new password");

    @Override
    public Reason reason() {
        return Reason.ONLINE_ACCOUNT;
    }

    @Override
    public Outcome with(Member member) throws HostUnavailable {
        SignInHelp help = member.talk().choose(WANTED);
        Card card = new FindingCard(member).one();
        Verifying.about(card, member).require(Act.SIGN_IN_HELP);
        member.opens(Matter.of(reason(), "Help with signing in: " + help, member.person())
                .about(card));
        var send = new HostCommand.SendSignInHelp(member.attempt().speaker(card), help);
        member.does(send, card, "The card system sends what you need to the address on file.");
        member.giveReference();
        return Outcome.SERVED;
    }
}
