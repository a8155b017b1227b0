package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cardline.routing.ContactTable.Ended;
import org.cardline.routing.ContactTable.Released;
import org.cardline.store.Store;
import org.cardline.store.Transactions;

/**
 * What time alone brings about: offers that nobody answers, agents and processes that are silent, skills that need be less.
 * Any process, as often as it likes: what one has done the next doesn't find.
 */
final class Sweep {
    /** After an unanswered call a telephone is left alone for so long. */
    static final Duration TELEPHONE_REST = Duration.ofSeconds(30);

    private final ContactTable contacts;
    private final OfferTable offers;
    private final PlaceTable places;
    private final CallbackTable callbacks;
    private final AgentTable agents;
    private final NodeTable nodes;
    private final WaitedTable waited;
    private final Transactions transactions;
    private final InstantSource clock;
    private Instant notesAt = Instant.MIN;

    Sweep(Store store, InstantSource clock) {
        contacts = new ContactTable(store.jdbc());
        offers = new OfferTable(store.jdbc());
        places = new PlaceTable(store.jdbc());
        callbacks = new CallbackTable(store.jdbc());
        agents = new AgentTable(store.jdbc());
        nodes = new NodeTable(store.jdbc());
        waited = new WaitedTable(store.jdbc());
        transactions = store.transactions();
        this.clock = clock;
    }

    /**
     * The contacts that are no longer with whom they were.
     *
     * @param own whose contacts are held here, however long this thread was kept waiting: none of them is lost
     */
    List<ContactId> run(Incarnation own) {
        Instant now = clock.instant();
        var back = new ArrayList<ContactId>();
        transactions.run(() -> offers.missed(now).forEach(each -> missed(each, now)));
        transactions.run(() -> back.addAll(lapsed(now)));
        transactions.run(() -> callbacks.cutOff(own, now).forEach(each -> agents.release(each, now, false)));
        transactions.run(() -> contacts.lost(now, own).forEach(each -> lost(each, now)));
        places.relax(now);
        agents.comeBack(now.minus(TELEPHONE_REST), now);
        note(now);
        return back;
    }

    /** Once a minute, how many wait. */
    private void note(Instant now) {
        if (now.isBefore(notesAt)) return;
        waited.note(now);
        notesAt = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /** Whose time was not over then has it anew, as if it had begun now. */
    void spares(Instant since, Instant now) {
        Instant until = now.plus(Agents.GRACE);
        transactions.run(() -> {
            nodes.spare(since, until);
            agents.spare(since, until);
            offers.spare(since, until);
        });
    }

    /** Callbacks of processes that are no more, which this one makes from now on. */
    List<CallbackTable.Left> adopt(Incarnation own) {
        Instant now = clock.instant();
        return transactions.run(() -> {
            List<CallbackTable.Left> left = callbacks.adopt(own, now);
            left.forEach(each -> each.released().ifPresent(agent -> agents.release(agent, now, false)));
            return left;
        });
    }

    /** Of a callback that took too long it is not the agent who missed anything. */
    private void missed(Released offered, Instant now) {
        agents.release(offered, now, false);
        if (offered.channel() == Channel.CALLBACK) return;
        agents.setAside(offered.agent(), Unanswered.MISSED.code(), now);
    }

    private List<ContactId> lapsed(Instant now) {
        agents.beatInTalk(now.plus(Agents.GRACE), now);
        List<String> gone = agents.lapsed(now);
        return gone.isEmpty() ? List.of() : offers.back(gone, now.plus(Callback.RUNG), now);
    }

    private void lost(Ended contact, Instant now) {
        contact.released().ifPresent(released -> agents.release(released, now, false));
    }
}
