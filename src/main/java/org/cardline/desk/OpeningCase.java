package org.cardline.desk;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Cases;
import org.cardline.cases.NewCase;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.programme.Queue;
import org.cardline.programme.Reason;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.AtDesk.Phase;

/**
 * A case for a caller who came without one, so that something can be promised: opened by the agent who talks with them, or has.
 * Any thread; blocks while the host is asked about the card.
 */
final class OpeningCase {
    private static final Set<Phase> TALKED = Set.of(Phase.TALKING, Phase.WRAP_UP);

    private static final Desk.Done ALREADY = new Desk.NotSo("There is a case already.");

    private final LiveProgramme programme;
    private final Agents agents;
    private final Cases cases;
    private final CardHost host;

    OpeningCase(LiveProgramme programme, Agents agents, Cases cases, CardHost host) {
        this.programme = programme;
        this.agents = agents;
        this.cases = cases;
        this.host = host;
    }

    Desk.Done open(String agent) {
        Optional<OwnContact> own =
                agents.at(agent).flatMap(AtDesk::contact).filter(each -> TALKED.contains(each.phase()));
        if (own.isEmpty()) return new Desk.NotSo("You are in no talk.");
        if (own.get().reference().isPresent()) return ALREADY;
        NewCase opened = newCase(own.get()).saying("Opened by " + agent);
        boolean done = agents.opens(
                own.get().contact(), () -> cases.open(opened).reference().digits());
        return done ? Desk.WELL : ALREADY;
    }

    private NewCase newCase(OwnContact own) {
        Reason reason = reason(own.told().matter());
        var about = NewCase.of(
                reason,
                "contact " + own.contact().number(),
                "desk",
                department(own.queue(), reason),
                programme.current().steps().person());
        return card(own)
                .map(card ->
                        about.about(card.customer().value(), card.reference().value(), card.lastFour()))
                .orElse(about);
    }

    private static Reason reason(String matter) {
        return Arrays.stream(Reason.values())
                .filter(each -> each.words().equals(matter))
                .findFirst()
                .orElse(Reason.SOMETHING_ELSE);
    }

    /** Whose the queue is, where it is a department's. */
    private String department(String queue, Reason reason) {
        Programme known = programme.current();
        return known.queues()
                .named(queue)
                .flatMap(Queue::department)
                .orElseGet(() -> known.department(reason).id());
    }

    /** A silent host opens the case without it. */
    private Optional<Card> card(OwnContact own) {
        try {
            Optional<String> known = own.told().card();
            return known.isEmpty() ? Optional.empty() : Optional.of(host.card(new CardReference(known.get())));
        } catch (HostUnavailable silent) {
            return Optional.empty();
        }
    }
}
