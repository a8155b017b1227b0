package org.cardline.conversations;

import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Points;
import org.cardline.programme.Act;
import org.cardline.programme.Reason;
import org.cardline.speech.Value;

/** The points, and what is lost next; using them is for a person. */
final class PointsBalance implements Conversation {
    @Override
    public Reason reason() {
        return Reason.POINTS;
    }

    @Override
    public Outcome with(Member member) throws HostUnavailable {
        Card card = new FindingCard(member).one();
        Verifying.about(card, member).require(Act.POINTS);
        Optional<Points> points =
                member.talk().host(() -> member.services().host().points(card.reference()));
        if (points.isEmpty()) member.talk().say("This card earns no points.");
        else return told(points.get(), member);
        return Outcome.SERVED;
    }

    private static Outcome told(Points points, Member member) {
        member.talk().say("You have {count} points.", new Value.Count(points.balance()));
        points.nextExpiry()
                .ifPresent(next -> member.talk()
                        .say(
                                "{count} of them are lost after {date}.",
                                new Value.Count(next.points()),
                                new Value.Date(next.lastDay())));
        boolean uses = member.talk().agrees("To use points, with a person: press 1. To go on: 2.");
        return uses ? member.toPerson() : Outcome.SERVED;
    }
}
