package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cardline.programme.Queue;
import org.cardline.store.Events;
import org.cardline.store.Store;

/**
 * The way to a person, on this process: contacts join, agents are offered them. It beats for its contacts, matches after
 * every change of its own, and looks by itself now and then at what others have changed. Any thread.
 */
public final class Routing implements AutoCloseable {
    /** How long a silent process keeps its contacts. */
    public static final Duration LEASE = Duration.ofSeconds(5);

    private static final String CHANNEL = "routing";

    private final Incarnation own;
    private final WishTable table;
    private final Contacts contacts;
    private final Agents agents;
    private final FloorView floor;
    private final Announcements announcements;
    private final ListeningTable listening;
    private final OutboundNumbers numbers;
    private final Typed typed;
    private final Outage outage = new Outage();
    private final Map<Long, HeldPlace> held = new ConcurrentHashMap<>();
    private final Matchmaker matchmaker;
    private final Caretaker caretaker;
    private final Events events;
    private final Sweep sweep;
    private volatile Optional<Consumer<Callback>> calling = Optional.empty();

    private Routing(Store store, String node, InstantSource clock) {
        own = Incarnation.of(node);
        table = new WishTable(store.jdbc());
        contacts = new Contacts(store, clock);
        sweep = new Sweep(store, clock);
        matchmaker = new Matchmaker(store, clock, outage, this::offered);
        caretaker = new Caretaker(store, own, clock, outage, this::changed, this::look);
        agents = new Agents(store, clock, outage, this::match, contact -> changed(List.of(contact)));
        floor = new FloorView(store.jdbc());
        announcements = new Announcements(store.jdbc(), clock);
        listening = new ListeningTable(store.jdbc());
        numbers = new OutboundNumbers(store, clock);
        typed = new Typed(store, clock, outage);
        events = Events.start(store, CHANNEL, this::told);
    }

    /**
     * Begins.
     *
     * @param node this process's name among those that share the database
     */
    public static Routing start(Store store, String node, InstantSource clock) {
        var routing = new Routing(store, node, clock);
        routing.caretaker.start();
        routing.matchmaker.start();
        return routing;
    }

    /** Who is here to take contacts. */
    public Agents agents() {
        return agents;
    }

    /** What callers hear before anything else. */
    public Announcements announcements() {
        return announcements;
    }

    /** What is typed in talks. */
    public Typed typed() {
        return typed;
    }

    /**
     * How it stands in all queues, with all agents.
     *
     * @param queues of the programme, in their order
     * @param since what is counted, is counted from then on
     */
    public Floor floor(List<Queue> queues, Instant since, Instant now) {
        return floor.of(queues, since, now);
    }

    /** One contact, for a supervisor; empty where there is none, or it is forgotten. */
    public Optional<Floor.InDetail> contact(ContactId contact) {
        return floor.contact(contact);
    }

    /**
     * Puts a contact that waits into another queue, where its place is by its arrival.
     *
     * @return false where it doesn't wait, or an agent is just being asked
     */
    public boolean move(ContactId contact, Queue to) {
        boolean moved = contacts.move(contact, Optional.empty(), to);
        if (moved) match();
        return moved;
    }

    /** This supervisor is to be beside that talk, so and not otherwise. */
    public Listening.Begun listen(ContactId contact, Listening wished) {
        Listening.Begun begun = listening.begin(contact, wished);
        if (begun == Listening.Begun.YES) changed(List.of(contact));
        return begun;
    }

    /** Which supervisor is beside that talk; empty where none is, or nobody talks. */
    public Optional<Listening> listening(ContactId contact) {
        return listening.at(contact);
    }

    /** This supervisor is to be beside no talk any more. */
    public void listenNoMore(String supervisor) {
        List<ContactId> left = listening.end(supervisor);
        if (!left.isEmpty()) changed(left);
    }

    /** Whether to wait makes sense: somebody is known to be here who could take such a contact, if not now. */
    public boolean hasAnybodyFor(NewContact contact) {
        return outage.read(() -> agents.anybodyFor(contact), false);
    }

    /** Whether others than this agent are here who could take such a contact, but are rung, in a talk or in wrap-up. */
    public boolean othersAreBusy(NewContact contact, String agent) {
        return outage.read(() -> agents.othersAreBusy(contact, agent), false);
    }

    /** How long such a contact would wait that joined now; empty where nobody is at work on it, or nothing is known. */
    public Optional<ExpectedWait> expectedWait(NewContact joining) {
        return outage.read(() -> contacts.expectedWait(joining), Optional.empty());
    }

    /** Whether the database doesn't answer now: of nobody it is known whether they are here, or not. */
    public boolean isOutOfTouch() {
        return outage.lasts();
    }

    /** What the database knows; this where it doesn't answer. */
    public <T> T reads(Supplier<T> ask, T otherwise) {
        return outage.read(ask, otherwise);
    }

    /** The same; empty where it doesn't answer. */
    public <T> Optional<T> reads(Supplier<T> ask) {
        return outage.read(ask);
    }

    /** Whether this failed for want of the database; then it is out of touch from now on. */
    public boolean isOutOfTouchBy(RuntimeException fault) {
        return outage.began(fault);
    }

    /** Writes it down now, or, where the database doesn't answer, once it does; so it must do no harm twice. */
    public void writes(Runnable work) {
        outage.write(work);
    }

    /** As {@link #join}; empty where the database doesn't answer: then changed is told once it does. */
    public Optional<Place> tryToJoin(NewContact contact, Runnable changed) {
        Optional<Place> place = outage.read(() -> join(contact, changed));
        if (place.isEmpty()) outage.write(changed);
        return place;
    }

    /**
     * Begins to wait; durable when it returns.
     *
     * @param changed told, on any thread, that there may be an offer, or none any more; must not wait
     */
    public Place join(NewContact contact, Runnable changed) {
        ContactId id = contacts.join(contact, own);
        var place = new HeldPlace(this, contacts, outage, id, changed);
        held.put(id.number(), place);
        match();
        return place;
    }

    /** Whether this number is called back already, or said that it never wants to be, or the database doesn't answer. */
    public boolean mayNotBeCalledBack(String number) {
        return outage.read(() -> contacts.mayNotBeCalledBack(number), true);
    }

    /** Whether a number may be dialled now. */
    public OutboundNumbers numbers() {
        return numbers;
    }

    /** Whoever has this number said so. */
    public void neverAgain(String number) {
        outage.write(() -> contacts.neverAgain(number));
    }

    /**
     * Somebody who does not wait on the line is called there once the place is reached.
     *
     * @param why asked for on a call, or on a page
     * @param readyAt not before
     * @return true once it is in the database; false where this number is called back already
     */
    public boolean callLater(NewContact contact, NewContact.Redial to, OutboundNumbers.Why why, Instant readyAt) {
        Optional<ContactId> joined = contacts.joinToBeCalled(contact, own, to, why, readyAt);
        joined.ifPresent(id -> {
            keepsCallback(id, to.number(), to.about());
            matchAt(readyAt);
        });
        return joined.isPresent();
    }

    /**
     * From now on this process calls back: those who asked for it here, and those of processes that are no more.
     *
     * @param due told, on any thread, whose place is reached; must not wait
     */
    public void callsBack(Consumer<Callback> due) {
        calling = Optional.of(due);
        match();
    }

    Incarnation own() {
        return own;
    }

    /** Held here, by nobody on the line. */
    void keepsCallback(ContactId contact, String number, String about) {
        var kept = new AtomicReference<HeldPlace>();
        var place = new HeldPlace(this, contacts, outage, contact, () -> isDue(kept.get(), number, about));
        kept.set(place);
        held.put(contact.number(), place);
        match();
    }

    private void isDue(HeldPlace place, String number, String about) {
        if (place.isLost()) forget(place); // has called us, and has the place
        Optional<Offered> offered = place.offer();
        if (offered.isPresent())
            calling.ifPresent(due -> due.accept(new Callback(this, contacts, place, offered.get(), number, about)));
    }

    /** Deletes the numbers that contacts called from, or were called at, which ended before, and that were dialled before. */
    public static void forgetNumbers(Store store, Instant endedBefore) {
        new ContactTable(store.jdbc()).forgetNumbers(endedBefore);
        new DialledTable(store.jdbc()).forget(endedBefore);
    }

    /** Deletes contacts that ended before; how many they were. */
    public static int forget(Store store, Instant endedBefore) {
        Typed.forget(store, endedBefore);
        return new ContactTable(store.jdbc()).forget(endedBefore);
    }

    /** Something changed: somebody may fit somebody now. */
    void match() {
        matchmaker.wake();
    }

    /** Something will have changed by then. */
    void matchAt(Instant moment) {
        matchmaker.wakeAt(moment);
    }

    void forget(HeldPlace place) {
        held.remove(place.contact().number());
    }

    /** Our own are told directly, those of others by an event. */
    private synchronized void offered(List<Standing> standings) {
        standings.forEach(this::stands);
        tellOthers(standings.stream().map(Standing::contact).toList());
    }

    private void changed(List<ContactId> contacts) {
        told(contacts.stream().map(ContactId::number).toList());
        tellOthers(contacts);
    }

    private void tellOthers(List<ContactId> contacts) {
        events.tell(contacts.stream()
                .map(ContactId::number)
                .filter(id -> !held.containsKey(id))
                .toList());
    }

    private void told(List<Long> ids) {
        deliver(ids.stream().filter(held::containsKey).toList());
    }

    /** What an event that was lost would have told. */
    private void look() {
        announcements.look();
        if (calling.isPresent())
            sweep.adopt(own).forEach(each -> keepsCallback(each.contact(), each.number(), each.about()));
        deliver(held.keySet());
        contacts.endStrays(own, held.keySet());
        match();
    }

    /** One at a time: what was read first is not delivered last. */
    private synchronized void deliver(Collection<Long> ids) {
        if (ids.isEmpty()) return;
        table.standing(ids, own).forEach(this::stands);
    }

    private void stands(Standing now) {
        HeldPlace place = held.get(now.contact().number());
        if (place != null) place.stands(now);
    }

    @Override
    public void close() {
        matchmaker.close();
        caretaker.close();
        events.close();
    }
}
