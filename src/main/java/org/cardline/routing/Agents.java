package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cardline.programme.AgentTelephone;
import org.cardline.programme.Skills;
import org.cardline.routing.OfferTable.Refused;
import org.cardline.store.Store;
import org.cardline.store.Transactions;

/** Who is here, and what they may be asked for. Any thread. */
public final class Agents {
    /** A desk that has been silent for so long has nobody in front of it. */
    public static final Duration GRACE = Duration.ofSeconds(8);

    private final AgentTable table;
    private final ContactTable contacts;
    private final OfferTable offers;
    private final WishTable wishes;
    private final DeskView desks;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Outage outage;
    private final Runnable changed;
    private final Consumer<ContactId> wished;

    /**
     * @param changed somebody may be asked who could not be before
     * @param wished told which contact an agent has a wish about, or doesn't want
     */
    Agents(Store store, InstantSource clock, Outage outage, Runnable changed, Consumer<ContactId> wished) {
        table = new AgentTable(store.jdbc());
        contacts = new ContactTable(store.jdbc());
        offers = new OfferTable(store.jdbc());
        wishes = new WishTable(store.jdbc());
        desks = new DeskView(store.jdbc());
        transactions = store.transactions();
        this.clock = clock;
        this.outage = outage;
        this.changed = changed;
        this.wished = wished;
    }

    /** Is available from now on, as long as {@link #beat} follows within {@link #GRACE} each time. */
    public void signIn(SignIn agent) {
        table.signIn(agent, Optional.of(GRACE), clock.instant());
        changed.run();
    }

    /** The desk is there. False where that comes too late, and the database was there to be told: sign in again. */
    public boolean beat(String agent) {
        var now = clock.instant();
        return table.beat(agent, now.plus(GRACE), outage.lasts() ? Instant.EPOCH : now);
    }

    /** Takes contacts again. */
    public void available(String agent) {
        if (table.state(agent, AgentState.AVAILABLE, "", clock.instant())) changed.run();
    }

    /**
     * Takes no more; what was taken goes on.
     *
     * @param reason a code of the issuer's: {@code lunch}
     */
    public void unavailable(String agent, String reason) {
        table.state(agent, AgentState.UNAVAILABLE, reason, clock.instant());
    }

    /** Is able to do this from now on; what was taken goes on. */
    public void able(String agent, Skills skills) {
        table.able(agent, skills);
        changed.run();
    }

    /** How it stands with this agent; empty before the first sign-in. */
    public Optional<AtDesk> at(String agent) {
        return desks.of(agent);
    }

    /** Whether this agent is here, but can't be asked now: is being rung, talks, or wraps up. */
    public boolean isBusy(String agent) {
        return table.isBusy(agent, clock.instant());
    }

    /** This is wished of whoever holds the agent's call. False where the agent is in no talk. */
    public boolean wish(String agent, Wish wish) {
        Optional<ContactId> contact = wishes.wish(agent, wish);
        contact.ifPresent(wished);
        return contact.isPresent();
    }

    /**
     * Doesn't want what is offered: it is the next of its queue again, a callback once nobody is being called for it, and nothing
     * more is offered to this agent until they are ready again. False where nothing is that could be refused.
     */
    public boolean refuses(String agent) {
        Instant now = clock.instant();
        List<ContactId> refused = transactions.run(() -> {
            List<Refused> offered = offers.refused(agent, now.plus(Callback.RUNG));
            offered.forEach(each -> table.release(each.released(), now, false));
            if (!offered.isEmpty()) table.setAside(agent, Unanswered.REFUSED.code(), now);
            return offered.stream().map(Refused::contact).toList();
        });
        if (refused.isEmpty()) return false;
        refused.forEach(wished);
        changed.run();
        return true;
    }

    /**
     * An agent opens a case for a contact of no case, in one transaction with what opens it. False, and nothing opened,
     * where the contact is about a case by now.
     *
     * @param opening opens the case, and tells its reference
     */
    public boolean opens(ContactId contact, Supplier<String> opening) {
        return transactions.run(() -> {
            boolean may = wishes.isWithoutCase(contact);
            if (may) wishes.opened(contact, opening.get());
            return may;
        });
    }

    /** The same, without a word on how it went. */
    public boolean completed(String agent) {
        return completed(agent, Optional.empty(), () -> {});
    }

    /**
     * The last talk's wrap-up is done: the next contact may come. False, and nothing written, where there was none to do.
     *
     * @param code how it went, by the programme's word for it
     * @param paper writes down what is to be kept of it, in the same transaction
     */
    public boolean completed(String agent, Optional<String> code, Runnable paper) {
        Instant now = clock.instant();
        boolean done = transactions.run(() -> {
            boolean hadPaper = table.completed(agent, now);
            if (hadPaper) {
                contacts.through(agent, code.orElse(""), now);
                paper.run();
            }
            return hadPaper;
        });
        if (done) changed.run();
        return done;
    }

    /** Whether this agent has completed the talk with it. */
    public boolean hasCompleted(String agent, ContactId contact) {
        return contacts.isThrough(agent, contact);
    }

    /** Is gone home. */
    public void signOut(String agent) {
        signOut(agent, "");
    }

    /** Is to go home: is offered nothing more, and what was taken goes on. */
    public void signOut(String agent, String reason) {
        table.state(agent, AgentState.SIGNED_OUT, reason, clock.instant());
    }

    /** Is signed out in the middle of whatever it is: who talks with this agent has lost them and is the next. */
    public void cut(String agent) {
        Instant now = clock.instant();
        List<ContactId> back = transactions.run(() -> {
            List<ContactId> had = offers.back(List.of(agent), now.plus(Callback.RUNG), now);
            table.cut(agent, now);
            return had;
        });
        back.forEach(wished);
        changed.run();
    }

    /** These telephones, and no others, are there from now on: the programme says so. */
    public void telephones(List<AgentTelephone> telephones) {
        var now = clock.instant();
        transactions.run(() -> {
            table.keepTelephones(telephones.stream().map(AgentTelephone::agent).toList(), now);
            for (AgentTelephone each : telephones) {
                var agent = new SignIn(each.agent(), each.address(), each.skills(), false);
                table.signIn(agent, Optional.empty(), now);
            }
        });
        changed.run();
    }

    /** How talks went that ended since then: of each code how many, the most frequent first. */
    public Map<String, Integer> wrapUps(Instant since) {
        return contacts.wrapUps(since);
    }

    /** Whether anybody is here, even if not to be asked now, who is able to do all that this contact needs at last. */
    boolean anybodyFor(NewContact contact) {
        return isAnyAble(table.ableHere(clock.instant()), contact);
    }

    /** Whether another agent than this one is here who is able to do that, but can't be asked now. */
    boolean othersAreBusy(NewContact contact, String agent) {
        return isAnyAble(table.ableAndBusy(agent, clock.instant()), contact);
    }

    private static boolean isAnyAble(List<String> all, NewContact contact) {
        var needs = Matching.words(contact.relaxedNeeds().orElseGet(contact::needs));
        return all.stream().anyMatch(able -> Matching.words(able).containsAll(needs));
    }
}
