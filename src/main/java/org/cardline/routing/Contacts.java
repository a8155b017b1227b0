package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardline.programme.Queue;
import org.cardline.routing.ContactTable.End;
import org.cardline.routing.ContactTable.Ended;
import org.cardline.routing.ContactTable.Released;
import org.cardline.store.Store;
import org.cardline.store.Transactions;
import org.springframework.dao.DuplicateKeyException;

/** What becomes of contacts, a transaction each. Any thread. */
final class Contacts {
    /** Longer than any statement may take. */
    private static final Duration STRAY = Duration.ofSeconds(30);

    private final ContactTable contacts;
    private final OfferTable offers;
    private final PlaceTable places;
    private final WishTable wishes;
    private final AgentTable agents;
    private final CallbackTable callbacks;
    private final ListeningTable listening;
    private final Waits waits;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Together<Offered, Boolean> takes = new Together<>(this::take);
    private final Together<End, Optional<Instant>> ends = new Together<>(this::end);

    Contacts(Store store, InstantSource clock) {
        contacts = new ContactTable(store.jdbc());
        offers = new OfferTable(store.jdbc());
        places = new PlaceTable(store.jdbc());
        wishes = new WishTable(store.jdbc());
        agents = new AgentTable(store.jdbc());
        callbacks = new CallbackTable(store.jdbc());
        listening = new ListeningTable(store.jdbc());
        waits = new Waits(store, clock);
        transactions = store.transactions();
        this.clock = clock;
    }

    ContactId join(NewContact contact, Incarnation owner) {
        return contacts.add(contact, owner, clock.instant());
    }

    /** The agent takes it. False where the offer is over: it is somebody else's by now. */
    boolean take(Offered offered) {
        return takes.ask(offered);
    }

    private List<Boolean> take(List<Offered> open) {
        Instant now = clock.instant();
        Set<Long> taken = transactions.statement(() -> offers.take(open, now));
        return open.stream()
                .map(each -> taken.contains(each.contact().number()))
                .toList();
    }

    /** The agent doesn't: is set aside, and the contact is back in its place. */
    void unanswered(Offered offered, Unanswered why) {
        back(offered, why.code());
    }

    /** The agent is gone in mid-talk: likewise. */
    void agentLost(Offered taken) {
        back(taken, "gone");
    }

    /** The same, and nobody else is asked to take it. */
    void endsWithAgent(Offered taken) {
        transactions.run(() -> {
            agentLost(taken);
            contacts.end(List.of(new End(taken.contact(), Ending.ELSEWHERE)), clock.instant());
        });
    }

    /** The agent would have, but that is not in the database: back in its place, and nobody is set aside. */
    void untaken(Offered offered) {
        Instant now = clock.instant();
        transactions.run(() -> offers.back(offered.contact(), offered.number(), now)
                .ifPresent(released -> agents.release(released, now, false)));
    }

    private void back(Offered offered, String reason) {
        Instant now = clock.instant();
        transactions.run(() -> offers.back(offered.contact(), offered.number(), now)
                .ifPresent(released -> setAside(released, reason, now)));
    }

    private void setAside(Released released, String reason, Instant now) {
        agents.release(released, now, false);
        agents.setAside(released.agent(), reason, now);
    }

    /** False where an agent has just been asked, or this number is called back already. */
    boolean becomesCallback(ContactId contact, NewContact.Redial to) {
        try {
            return transactions.run(
                    () -> callbacks.become(contact, to, OutboundNumbers.Why.ASKED_FOR, Instant.EPOCH, clock.instant()));
        } catch (DuplicateKeyException already) {
            return false;
        }
    }

    /** Waits from then on, with nobody on the line; empty where this number is called back already. */
    Optional<ContactId> joinToBeCalled(
            NewContact contact, Incarnation owner, NewContact.Redial to, OutboundNumbers.Why why, Instant readyAt) {
        try {
            return transactions.run(() -> {
                Instant now = clock.instant();
                ContactId id = contacts.add(contact, owner, now);
                callbacks.become(id, to, why, readyAt, now);
                return Optional.of(id);
            });
        } catch (DuplicateKeyException already) {
            return Optional.empty();
        }
    }

    boolean mayNotBeCalledBack(String number) {
        return callbacks.mayNotBeAsked(number);
    }

    CallbackTable.Kept kept(ContactId contact) {
        return callbacks.kept(contact);
    }

    boolean reached(ContactId contact, Incarnation own) {
        return callbacks.reached(contact, own, clock.instant());
    }

    /** Nobody answered; the agent is free. True where that was the last try. */
    boolean again(Offered offered, Duration after, int mostTries) {
        return again(offered, 1, clock.instant().plus(after))
                .filter(tries -> tries >= mostTries)
                .isPresent();
    }

    /** They may not be called now, and were not; the agent is free. */
    void postpone(Offered offered, Instant until) {
        again(offered, 0, until);
    }

    /** How many tries there were by now; empty where it is not for this one to say. */
    private Optional<Integer> again(Offered offered, int tried, Instant readyAt) {
        return transactions.run(() -> callbacks.again(offered, tried, readyAt).map(again -> {
            again.released().ifPresent(agent -> agents.release(agent, clock.instant(), false));
            return again.tries();
        }));
    }

    void neverAgain(String number) {
        callbacks.neverAgain(number, clock.instant());
    }

    /** It is over; who talked has time for wrapping up. The moment when somebody is free again, if anybody will be. */
    Optional<Instant> end(ContactId contact, Ending ending) {
        return ends.ask(new End(contact, ending));
    }

    private List<Optional<Instant>> end(List<End> all) {
        Instant now = clock.instant();
        Map<Long, Ended> ended = transactions.statement(() -> contacts.end(all, now));
        return all.stream()
                .map(each -> Optional.ofNullable(ended.get(each.contact().number()))
                        .flatMap(over ->
                                over.released().map(released -> over.talked() ? now.plus(released.wrapUp()) : now)))
                .toList();
    }

    /**
     * Ends what this process has in the database and doesn't hold: the database wrote it down when the answer was lost, and who
     * asked has asked again. What is young may just be on its way.
     */
    void endStrays(Incarnation own, Set<Long> held) {
        Instant now = clock.instant();
        List<End> strays = contacts.openSince(own, now.minus(STRAY)).stream()
                .filter(id -> !held.contains(id))
                .map(id -> new End(new ContactId(id), Ending.LOST))
                .toList();
        if (!strays.isEmpty()) end(strays);
    }

    Optional<ExpectedWait> expectedWait(ContactId contact) {
        return waits.of(contact);
    }

    Optional<ExpectedWait> expectedWait(NewContact joining) {
        return waits.of(joining);
    }

    /**
     * What it needs is what the other queue says, in the language that it had; its own priority it keeps.
     *
     * @param only where it has to be; empty for wherever it is
     */
    boolean move(ContactId contact, Optional<Queue> only, Queue to) {
        return transactions
                .run(() -> places.waitingIn(contact)
                        .filter(from -> only.filter(each -> !each.id().equals(from.queue()))
                                .isEmpty())
                        .map(from -> {
                            Optional<String> relaxed = to.relaxed().map(each -> from.needs(each.needs()));
                            places.move(contact, to, from.needs(to.needs()), relaxed, clock.instant());
                            return true;
                        }))
                .orElse(false);
    }

    void obeyed(ContactId contact, Wished wish, Obeyed how, TalkState now) {
        wishes.obeyed(contact, wish, how, now);
    }

    Optional<String> reference(ContactId contact) {
        return wishes.reference(contact);
    }

    void keyed(ContactId contact, int keys) {
        wishes.keyed(contact, keys);
    }

    void knows(ContactId contact, NewContact.About now) {
        wishes.knows(contact, now);
    }

    void toldOfListening(ContactId contact) {
        listening.told(contact);
    }

    void isNotBeside(ContactId contact, Listening was) {
        listening.over(contact, was);
    }

    int position(ContactId contact) {
        return places.position(contact, clock.instant());
    }
}
