package org.cardline.routing;

import java.util.Optional;
import org.cardline.programme.Queue;

/** A place that this process holds. Told by any thread how it stands; everything else is its holder's. */
final class HeldPlace implements Place {
    private final Routing routing;
    private final Contacts contacts;
    private final Outage outage;
    private final ContactId contact;
    private volatile Runnable changed;
    private volatile Optional<Offered> with = Optional.empty();
    private volatile int answered;
    private volatile Optional<Wished> wished = Optional.empty();
    private volatile int obeyed;
    private volatile Optional<Listening> beside = Optional.empty();
    private volatile int refused;
    private volatile boolean lost;
    private boolean ended;

    /** @param changed told, on any thread, that there may be an offer, or none any more; must not wait */
    HeldPlace(Routing routing, Contacts contacts, Outage outage, ContactId contact, Runnable changed) {
        this.routing = routing;
        this.contacts = contacts;
        this.outage = outage;
        this.contact = contact;
        this.changed = changed;
    }

    /** Somebody else holds it from now on. */
    void tells(Runnable holder) {
        changed = holder;
    }

    /** Any thread. */
    void stands(Standing now) {
        Optional<Offered> open = now.with().filter(offered -> offered.number() > answered);
        Optional<Wished> fresh = now.wished().filter(wish -> wish.number() > obeyed);
        if (open.equals(with) && fresh.equals(wished) && now.beside().equals(beside) && now.isLost() == lost) return;
        refused = now.refused();
        with = open;
        wished = fresh;
        beside = now.beside();
        lost = now.isLost();
        changed.run();
    }

    @Override
    public ContactId contact() {
        return contact;
    }

    @Override
    public Optional<Offered> offer() {
        return with;
    }

    @Override
    public boolean isStill(Offered offered) {
        return with.filter(offered::equals).isPresent();
    }

    @Override
    public boolean isRefused(Offered offered) {
        return refused == offered.number();
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    @Override
    public int position() {
        return outage.read(() -> contacts.position(contact), 0);
    }

    @Override
    public Optional<ExpectedWait> expectedWait() {
        return outage.read(() -> contacts.expectedWait(contact), Optional.empty());
    }

    @Override
    public boolean callBack(NewContact.Redial to) {
        if (!outage.read(() -> contacts.becomesCallback(contact, to), false)) return false;
        ended = true;
        routing.keepsCallback(contact, to.number(), to.about());
        return true;
    }

    @Override
    public boolean moves(Queue from, Queue to) {
        boolean moved = outage.read(() -> contacts.move(contact, Optional.of(from), to), false);
        if (moved) routing.match();
        return moved;
    }

    @Override
    public boolean taken(Offered offered) {
        Optional<Boolean> taken = outage.read(() -> contacts.take(offered));
        if (taken.isEmpty()) untaken(offered);
        return taken.orElse(false);
    }

    /** Nobody knows it for want of the database: it waits again, and the agent, who can't help that, is free. */
    private void untaken(Offered offered) {
        over(offered);
        writes(() -> contacts.untaken(offered));
    }

    @Override
    public void unanswered(Offered offered, Unanswered why) {
        over(offered);
        writes(() -> contacts.unanswered(offered, why));
    }

    @Override
    public void agentLost(Offered taken) {
        over(taken);
        writes(() -> contacts.agentLost(taken));
    }

    /** After it somebody may fit somebody. */
    private void writes(Runnable work) {
        outage.write(() -> {
            work.run();
            routing.match();
        });
    }

    /** This offer is never seen again, even if it was read before it was over. */
    void over(Offered offered) {
        answered = offered.number();
        with = Optional.empty();
    }

    @Override
    public Optional<Wished> wished() {
        return wished;
    }

    @Override
    public void obeyed(Wished wish, Obeyed how, TalkState now) {
        obeyed = wish.number();
        wished = Optional.empty();
        outage.write(() -> contacts.obeyed(contact, wish, how, now));
    }

    @Override
    public NewContact asKept(NewContact given) {
        return outage.read(() -> contacts.kept(contact))
                .map(kept -> given.about(kept.about().reference())
                        .since(kept.arrivedAt())
                        .withOwn(kept.ownPriority()))
                .orElse(given);
    }

    @Override
    public Optional<String> reference() {
        return outage.read(() -> contacts.reference(contact), Optional.empty());
    }

    @Override
    public void keyed(int keys) {
        outage.write(() -> contacts.keyed(contact, keys));
    }

    @Override
    public void knows(NewContact.About now) {
        outage.write(() -> contacts.knows(contact, now));
    }

    @Override
    public void toldOfListening() {
        outage.write(() -> contacts.toldOfListening(contact));
    }

    @Override
    public Optional<Listening> beside() {
        return beside;
    }

    @Override
    public void isNotBeside(Listening was) {
        if (beside.filter(was::equals).isPresent()) beside = Optional.empty();
        outage.write(() -> contacts.isNotBeside(contact, was));
    }

    @Override
    public void served() {
        end(Ending.SERVED);
    }

    @Override
    public void left() {
        end(Ending.LEFT);
    }

    @Override
    public void elsewhere() {
        end(Ending.ELSEWHERE);
    }

    @Override
    public void endsWithAgent(Offered taken) {
        over(taken);
        if (ended) return;
        ended = true;
        routing.forget(this);
        writes(() -> contacts.endsWithAgent(taken));
    }

    @Override
    public void nobodyComes() {
        end(Ending.NOBODY);
    }

    @Override
    public void close() {
        end(Ending.GONE);
    }

    private void end(Ending ending) {
        if (ended) return;
        ended = true;
        routing.forget(this);
        outage.write(() -> contacts.end(contact, ending).ifPresent(routing::matchAt));
    }
}
