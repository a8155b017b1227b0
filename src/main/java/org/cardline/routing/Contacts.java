package org.cardline.routing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.programme.Queues;
import org.cardline.routing.ContactTable.Ended;
import org.cardline.routing.ContactTable.Released;
import org.cardline.store.Store;
import org.cardline.store.Transactions;

/** What becomes of contacts, a transaction each. Any thread. */
final class Contacts {
    private final ContactTable contacts;
    private final AgentTable agents;
    private final Waits waits;
    private final Transactions transactions;
    private final InstantSource clock;

    Contacts(Store store, InstantSource clock) {
        contacts = new ContactTable(store.jdbc());
        agents = new AgentTable(store.jdbc());
        waits = new Waits(store, clock);
        transactions = store.transactions();
        this.clock = clock;
    }

    ContactId join(NewContact contact, Incarnation owner) {
        return contacts.add(contact, owner, clock.instant());
    }

    /** The agent takes it. False where the offer is over: it is somebody else's by now. */
    boolean take(Offered offered) {
        return contacts.take(offered, clock.instant());
    }

    /** The agent doesn't: is set aside, and the contact is back in its place. */
    void unanswered(Offered offered, Unanswered why) {
        back(offered, why.code());
    }

    /** The agent is gone in mid-talk: likewise. */
    void agentLost(Offered taken) {
        back(taken, "gone");
    }

    private void back(Offered offered, String reason) {
        Instant now = clock.instant();
        transactions.run(() -> contacts.back(offered.contact(), offered.number())
                .ifPresent(released -> setAside(released, reason, now)));
    }

    private void setAside(Released released, String reason, Instant now) {
        agents.release(released, now, false);
        agents.setAside(released.agent(), reason, now);
    }

    /** It is over; who talked has time for wrapping up. The moment when somebody is free again, if anybody will be. */
    Optional<Instant> end(ContactId contact, Ending ending) {
        Instant now = clock.instant();
        return transactions.run(() -> contacts.end(contact, ending, now).flatMap(ended -> free(ended, now)));
    }

    private Optional<Instant> free(Ended ended, Instant now) {
        return ended.released().map(released -> {
            Instant until = ended.talked() ? now.plus(released.wrapUp()) : now;
            agents.release(released, until, ended.talked());
            return until;
        });
    }

    Optional<ExpectedWait> expectedWait(ContactId contact) {
        return waits.of(contact);
    }

    /** What it needs is what the other queue says, in the language that it had. */
    boolean move(ContactId contact, Queues known, Queue to) {
        return transactions
                .run(() -> contacts.waitingIn(contact).map(from -> {
                    int before = known.named(from.queue()).map(Queue::priority).orElse(0);
                    contacts.move(
                            contact,
                            to,
                            from.priority() > before ? Math.max(from.priority(), to.priority()) : to.priority(),
                            from.needs(to.needs()),
                            to.relaxed().map(relaxed -> from.needs(relaxed.needs())));
                    return true;
                }))
                .orElse(false);
    }

    void obeyed(ContactId contact, Wished wish, Obeyed how, TalkState now) {
        contacts.obeyed(contact, wish, how, now);
    }

    int position(ContactId contact) {
        return contacts.position(contact);
    }
}
