package org.cardline.conversations;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.CommandOutcome;
import org.cardline.cards.CommandResult;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.CustomerDetails;
import org.cardline.cards.Delivery;
import org.cardline.cards.HostCommand;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.Replacement;
import org.cardline.cases.Reference;
import org.cardline.programme.Act;
import org.cardline.programme.Reason;
import org.cardline.speech.Value;

/** "My card is lost": frozen first, questions after. */
final class ReportLostCard implements Conversation {
    private static final String COURIER = "A new card is ordered. A person arranges the courier with you.";
    private static final Menu<Boolean> ANOTHER = Menu.of(
                    "The card you reported: press 1. Another card: 2.", List.of(false, true))
            .or(false, "the same", "the same card", "that one", "that card")
            .or(true, "another", "another one", "a different card");
    private static final Menu<Boolean> NEW_CARD = Menu.yesOrNo(
                    "For a new card: press 1. To leave it frozen: 2. A person: 0.")
            .or(true, "i want a new card", "send me a new card")
            .or(false, "leave it", "frozen", "keep it frozen", "no new card");
    private static final Menu<String> LAST_SEEN = Menu.of(
                    "Where was it last seen? In your home country: press 1. Abroad: 2. If you don't know: 3.",
                    List.of("home country", "abroad", "not known"))
            .or("home country", "home", "at home", "in my country", "here")
            .or("abroad", "in another country", "on a trip", "travelling")
            .or("not known", "i don't know", "i do not know", "no idea", "not sure", "i'm not sure");
    private static final Menu<Optional<Delivery>> DELIVERY = Menu.<Optional<Delivery>>of(
                    "A new card to your address: press 1. By emergency courier: 2. No new card: 3.",
                    List.of(Optional.of(Delivery.ADDRESS_ON_FILE), Optional.of(Delivery.EMERGENCY), Optional.empty()))
            .or(Optional.of(Delivery.ADDRESS_ON_FILE), "to my address", "my address", "by mail", "by post")
            .or(Optional.of(Delivery.ADDRESS_ON_FILE), "a new card", "yes")
            .or(Optional.of(Delivery.EMERGENCY), "courier", "by courier", "the courier", "emergency")
            .or(Optional.empty(), "no card", "none", "no");

    @Override
    public Reason reason() {
        return Reason.LOST_OR_STOLEN;
    }

    @Override
    public Outcome with(Member member) throws HostUnavailable {
        if (isAboutAnother(member)) member.facts().isAboutAnother();
        List<Card> cards = found(member);
        return switch (new Freeze(member).freeze(cards)) {
            case FROZEN -> frozen(cards, member);
            case NOT_CONFIRMED -> notConfirmed(member);
            case PARTLY, PARTLY_CONFIRMED, REFUSED -> member.toPerson();
        };
    }

    /** Whose purse is gone reports more than one: what is known already may not be taken for the next. */
    private static boolean isAboutAnother(Member member) {
        return member.facts().hasReported() && member.talk().choose(ANOTHER);
    }

    private static List<Card> found(Member member) throws HostUnavailable {
        try {
            return new FindingCard(member).oneOrAll();
        } catch (HostUnavailable unavailable) {
            nothingIsFrozen(member);
            throw unavailable;
        } catch (Leaves leaving) {
            switch (leaving.way()) {
                case TO_PERSON -> nothingIsFrozen(member);
                case GOODBYE, SILENT -> {
                    nothingIsFrozen(member);
                    member.reportsAgain();
                }
                case BACK -> {}
            }
            throw leaving;
        }
    }

    private static void nothingIsFrozen(Member member) {
        if (!member.facts().hasReported()) member.talk().insist("Nothing is frozen yet.");
    }

    private static Outcome notConfirmed(Member member) {
        member.giveReference();
        return Outcome.FOR_A_PERSON;
    }

    private static Outcome frozen(List<Card> cards, Member member) throws HostUnavailable {
        member.giveReference();
        if (!member.talk().choose(NEW_CARD)) {
            return Outcome.SERVED;
        }
        return cards.size() == 1 ? newCard(cards.getFirst(), member) : member.toPerson();
    }

    private static Outcome newCard(Card card, Member member) throws HostUnavailable {
        Reference lost = member.facts().open().orElseThrow();
        member.facts().hasYetToOrder(true);
        Optional<Replacement> before = beforeLeaving(lost, member, () -> blocked(card, member));
        if (before.isPresent()) return alreadyOrdered(before.get(), member);
        Optional<Delivery> delivery = beforeLeaving(lost, member, () -> delivery(card, member));
        member.facts().hasYetToOrder(false);
        return delivery.isEmpty() ? Outcome.SERVED : ordered(card, delivery.get(), member);
    }

    /** What comes before a new card is ordered. */
    private interface Part<T> {
        T run() throws HostUnavailable;
    }

    /** Who leaves before a new card is ordered hears that it isn't. */
    private static <T> T beforeLeaving(Reference lost, Member member, Part<T> part) throws HostUnavailable {
        try {
            return part.run();
        } catch (Leaves leaving) {
            if (leaving.way() != Leaves.Way.TO_PERSON) noNewCard(member, lost);
            throw leaving;
        }
    }

    private static void noNewCard(Member member, Reference lost) {
        member.talk().insist("No new card was ordered on this call.");
        member.facts().hearsAgain(lost);
    }

    /** Blocks it; the new card that was ordered before, where it was blocked already. */
    private static Optional<Replacement> blocked(Card card, Member member) throws HostUnavailable {
        Verifying.about(card, member).require(Act.BLOCK);
        var block = new HostCommand.Block(card.reference());
        CommandResult result =
                member.does(block, card, "The card is blocked for good.", "The card is blocked for good already.");
        if (!(result instanceof CommandOutcome.AlreadyDone)) return Optional.empty();
        return member.talk().host(() -> member.services().host().replacement(card.reference()));
    }

    private static Outcome alreadyOrdered(Replacement before, Member member) {
        member.facts().hasYetToOrder(false);
        if (before.delivery() == Delivery.EMERGENCY) {
            member.talk().insist(COURIER);
            return member.toPerson();
        }
        member.nextStep(NextSteps.NEW_CARD);
        member.talk().say(NextSteps.NEW_CARD);
        arrives(before.arrives(), member);
        return Outcome.SERVED;
    }

    private static Optional<Delivery> delivery(Card card, Member member) throws HostUnavailable {
        lastSeen(member);
        member.tellsInOwnWords();
        if (member.talk().agrees("Are there charges that you don't recognize? Yes: press 1. No: 2.")) {
            disputes(member);
        }
        return chosenDelivery(card, member);
    }

    /** A case of its own; afterwards it is about the card again. */
    private static void disputes(Member member) throws HostUnavailable {
        Reference lost = member.facts().open().orElseThrow();
        new DisputeCharge().notMine(member);
        member.facts().goesOnWith(lost);
    }

    private static void lastSeen(Member member) {
        member.notes("Last seen: " + member.talk().choose(LAST_SEEN));
    }

    /** How the new card is sent, and who may be sent it so; none where no card is wanted. */
    private static Optional<Delivery> chosenDelivery(Card card, Member member) throws HostUnavailable {
        Optional<Delivery> chosen = member.talk().choose(DELIVERY);
        if (chosen.isEmpty()) return chosen;
        boolean posted = chosen.get() == Delivery.ADDRESS_ON_FILE;
        Verifying.about(card, member).require(posted ? toAddress(card, member) : Act.EMERGENCY_DELIVERY);
        return chosen;
    }

    private static Outcome ordered(Card card, Delivery delivery, Member member) throws HostUnavailable {
        var replace = new HostCommand.Replace(card.reference(), delivery);
        return switch (delivery) {
            case ADDRESS_ON_FILE -> posted(replace, card, member);
            case EMERGENCY -> {
                member.does(replace, card, COURIER);
                yield member.toPerson();
            }
        };
    }

    private static Outcome posted(HostCommand replace, Card card, Member member) throws HostUnavailable {
        CommandResult result = member.does(replace, card, "A new card is on its way.");
        arrival(result).ifPresent(day -> arrives(day, member));
        return Outcome.SERVED;
    }

    private static void arrives(LocalDate day, Member member) {
        member.talk().say("It comes by {date}.", new Value.Date(day));
    }

    /** An address that was changed lately asks for more. */
    private static Act toAddress(Card card, Member member) throws HostUnavailable {
        CustomerDetails details = member.talk()
                .host(() -> member.services().host().details(member.attempt().speaker(card)));
        return details.contactPoints().stream()
                .filter(point -> point.kind() == ContactPoint.Kind.POST)
                .findFirst()
                .map(member.attempt()::replacementTo)
                .orElse(Act.REPLACE_ELSEWHERE);
    }

    private static Optional<LocalDate> arrival(CommandResult result) {
        return switch (result) {
            case CommandOutcome.Done(Optional<LocalDate> arrives) -> arrives;
            case CommandOutcome.AlreadyDone(Optional<LocalDate> arrives) -> arrives;
            case CommandOutcome.Refused refused -> Optional.empty();
            case CommandResult.NotConfirmed open -> Optional.empty();
        };
    }
}
