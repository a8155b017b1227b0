package org.cardline.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardline.cards.Card;
import org.cardline.cards.CardHost;
import org.cardline.cards.CardReference;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Points;
import org.cardline.cards.Transaction;
import org.cardline.programme.Act;
import org.cardline.programme.CardProduct;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.programme.Proof;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.AtDesk.Phase;

/**
 * What an agent may see of the account that a caller talks about: as much as the policy lets the line tell for what was shown in
 * this call, and as long as it lasts. Each look is on record before it is shown. Any thread; blocks while the host is asked.
 */
final class Accounts {
    /** Their latest, of 90 days. */
    private static final int MOST_TRANSACTIONS = 15;

    private final LiveProgramme programme;
    private final Agents agents;
    private final CardHost host;
    private final Looks looks;
    private final MemberPasskeys passkeys;

    Accounts(LiveProgramme programme, Agents agents, CardHost host, Looks looks, MemberPasskeys passkeys) {
        this.programme = programme;
        this.agents = agents;
        this.host = host;
        this.looks = looks;
        this.passkeys = passkeys;
    }

    /** What came of a look. */
    sealed interface Seen {}

    /**
     * An account.
     *
     * @param name of whose name is on the card
     * @param card the one that the call is about: what was shown may be about no other
     * @param transactions of this card, the latest first
     * @param points that this card has; empty where it earns none
     * @param passkeys how many sign in as them on the guide's pages
     */
    record Account(String name, OneCard card, List<Charge> transactions, Optional<Long> points, int passkeys)
            implements Seen {}

    /** Nothing is shown: why. */
    record NotShown(String why) implements Seen, Asked {}

    /** Whether an account may be shown. */
    private sealed interface Asked {}

    /** It may: in this talk, by what was shown there. */
    private record May(OwnContact talk, CardReference card, Set<Proof> shown) implements Asked {}

    /** A card by its last four digits. */
    record OneCard(String lastFour, String product, String state) {}

    /** A transaction, its sum with the currency. */
    record Charge(LocalDate date, String merchant, String amount) {}

    private static final NotShown NO_CARD = new NotShown("No card is known yet. Have the caller key its number.");
    private static final NotShown NOT_VERIFIED =
            new NotShown("What the caller has shown is not enough. Have them key the security code.");
    private static final NotShown SILENT = new NotShown("The card system doesn't answer now.");

    Seen look(String agent) {
        return switch (asked(agent)) {
            case NotShown not -> not;
            case May may -> seen(agent, may);
        };
    }

    private Asked asked(String agent) {
        Optional<OwnContact> talk =
                agents.at(agent).flatMap(AtDesk::contact).filter(each -> each.phase() == Phase.TALKING);
        if (talk.isEmpty()) return new NotShown("You are in no talk. Nobody is verified after it.");
        Optional<CardReference> card = talk.get().told().card().map(CardReference::new);
        if (card.isEmpty()) return NO_CARD;
        Set<Proof> shown = shown(talk.get());
        return allows(Act.TRANSACTIONS, shown) ? new May(talk.get(), card.get(), shown) : NOT_VERIFIED;
    }

    private Seen seen(String agent, May may) {
        looks.sawAccount(agent, may.talk().contact(), may.talk().reference().orElse(""));
        try {
            return account(may.card(), allows(Act.POINTS, may.shown()));
        } catch (HostUnavailable silent) {
            return SILENT;
        }
    }

    /** For who says that somebody else may sign in as them, once their account may be shown: it takes away, and gives nothing. */
    Desk.Done removePasskeys(String agent) {
        return switch (asked(agent)) {
            case NotShown not -> new Desk.NotSo(not.why());
            case May may -> removePasskeys(agent, may);
        };
    }

    private Desk.Done removePasskeys(String agent, May may) {
        looks.removesPasskeys(
                agent, may.talk().contact(), may.talk().reference().orElse(""));
        try {
            CustomerReference member = host.card(may.card()).customer();
            Programme known = programme.current();
            Optional<String> onFile = host.details(member).language();
            passkeys.removeAll(member, onFile.map(known::letterLanguage).orElse(known.language()));
            return Desk.WELL;
        } catch (HostUnavailable silent) {
            return new Desk.NotSo(SILENT.why());
        }
    }

    private static Set<Proof> shown(OwnContact talk) {
        return talk.told().verified().stream()
                .flatMap(words -> Proof.of(words).stream())
                .collect(Collectors.toSet());
    }

    private boolean allows(Act act, Set<Proof> shown) {
        return programme.current().verification().allows(act, shown);
    }

    private Account account(CardReference reference, boolean withPoints) throws HostUnavailable {
        Card card = host.card(reference);
        return new Account(
                host.details(card.customer()).name(),
                shown(card),
                host.recentTransactions(reference).stream()
                        .limit(MOST_TRANSACTIONS)
                        .map(Accounts::shown)
                        .toList(),
                withPoints ? host.points(reference).map(Points::balance) : Optional.empty(),
                passkeys.of(card.customer()));
    }

    private OneCard shown(Card card) {
        String state = card.state().name().toLowerCase(Locale.ROOT);
        return new OneCard(card.lastFour(), product(programme.current(), card.product()), state);
    }

    private static String product(Programme known, String id) {
        return known.cards().stream()
                .filter(each -> each.id().equals(id))
                .map(CardProduct::name)
                .findFirst()
                .orElse(id);
    }

    private static Charge shown(Transaction each) {
        return new Charge(each.date(), each.merchant(), each.amount().toString());
    }
}
