package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cardline.programme.Queue;
import org.cardline.programme.Skills;
import org.cardline.store.Store;

/**
 * Days of a contact centre in a minute, on the real tables and a false clock: two processes, agents who refuse, miss, go to
 * lunch, close the window, are signed out by a supervisor; callers who give up and ring again, are sent on, called back, or cut off with their process; a
 * database that stalls. After every step what the
 * issue demands is checked, against what the simulation itself knows. The same seed is the same days.
 */
final class RoutingSimulation {
    /** As many contacts as come in a day and a night, and the check has time for. */
    static final int CONTACTS = 2_400;

    /** As many as come in three days, for the long check. */
    static final int CONTACTS_OF_DAYS = 6_000;

    private static final int AGENTS = 12;
    private static final int PEOPLE = 60;
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration FAR = Duration.ofDays(365);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Of so many looks that can find nothing one is taken. */
    private static final int IDLE_LOOKS = 10;

    private final Random random;
    private final Consumer<String> trace;
    private final AgentTable agentTable;
    private final ContactTable contactTable;
    private final NodeTable nodeTable;
    private final Contacts contacts;
    private final Agents desks;
    private final Batch batch;
    private final Sweep sweep;
    private final Invariants invariants;
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::number));
    private final Map<Long, SimulatedContact> known = new LinkedHashMap<>();
    private final SimulatedPast past = new SimulatedPast(known.values());
    private final List<SimulatedContact> open = new ArrayList<>();
    private final List<SimulatedAgent> agents = new ArrayList<>();
    private final Incarnation[] nodes = {Incarnation.of("one"), Incarnation.of("two")};
    private final List<Queue> queues = queues();
    private Instant now = START;
    private final boolean[] dead = new boolean[2];
    private final Map<Incarnation, Instant> leases = new HashMap<>();
    private Instant stalledUntil = Instant.MIN;
    private int numbered;

    private record Step(Instant at, int number, Runnable what) {}

    /** @param trace told what happens, a line each */
    RoutingSimulation(Store store, long seed, Consumer<String> trace) {
        store.jdbc()
                .sql("truncate routing.contact, routing.agent, routing.node, routing.never_called")
                .update();
        random = new Random(seed);
        this.trace = trace;
        agentTable = new AgentTable(store.jdbc());
        contactTable = new ContactTable(store.jdbc());
        nodeTable = new NodeTable(store.jdbc());
        contacts = new Contacts(store, () -> now);
        desks = new Agents(store, () -> now, new Outage(), () -> {}, _ -> {});
        batch = new Batch(store, () -> now);
        sweep = new Sweep(store, () -> now);
        invariants = new Invariants(store.jdbc());
    }

    private static List<Queue> queues() {
        var level = new Queue.ServiceLevel(80, Duration.ofSeconds(20));
        var skilled = new Queue.Relaxed(Duration.ofSeconds(90), new Skills(Map.of("disputes", 1)));
        var known = new Queue.KnownAgent(Duration.ofSeconds(30), Duration.ofHours(2));
        return List.of(
                queue("fraud", 9, Map.of("fraud", 1), Optional.empty(), level),
                queue("disputes", 0, Map.of("disputes", 3), Optional.of(skilled), level)
                        .preferring(known),
                queue("platinum", 5, Map.of("general", 2), Optional.empty(), level),
                queue("general", 0, Map.of("general", 1), Optional.empty(), level)
                        .preferring(known));
    }

    private static Queue queue(
            String id,
            int priority,
            Map<String, Integer> needs,
            Optional<Queue.Relaxed> relaxed,
            Queue.ServiceLevel level) {
        return new Queue(
                id,
                Optional.empty(),
                priority,
                new Skills(needs),
                relaxed,
                Duration.ofSeconds(15),
                Duration.ofSeconds(20),
                level);
    }

    /** Runs until so many contacts have come and all are over; returns how many were served. */
    long run(int contactCount) {
        for (Incarnation node : nodes) nodeTable.beat(node, now.plus(FAR));
        for (int i = 0; i < AGENTS; i++) arrive(agent(i));
        planArrival(new int[] {contactCount});
        planTrouble(contactCount);
        while (known.size() < contactCount || !open().isEmpty()) {
            Step next = steps.remove();
            now = next.at().isAfter(stalledUntil) ? next.at() : stalledUntil;
            next.what().run();
        }
        assertThat(contactTable.forget(now.plus(FAR))).as("nobody is lost").isEqualTo(known.size());
        return known.values().stream().filter(each -> each.offers > 0).count();
    }

    /** What has passed since it began. */
    Duration length() {
        return Duration.between(START, now);
    }

    private SimulatedAgent agent(int number) {
        var skills = new LinkedHashMap<String, Integer>();
        skills.put("general", 1 + random.nextInt(3));
        if (number % 2 == 0) skills.put("disputes", 1 + random.nextInt(4));
        if (number % 3 == 0) skills.put("fraud", 1 + random.nextInt(3));
        boolean both = number % 4 == 0;
        var agent = new SimulatedAgent("agent" + number, new Skills(skills), both ? Set.of("en", "es") : Set.of("en"));
        agents.add(agent);
        return agent;
    }

    // --- time -------------------------------------------------------------------------------------------------------

    private void in(Duration after, Runnable what) {
        steps.add(new Step(now.plus(after), numbered++, what));
    }

    private Duration about(int seconds) {
        return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * seconds * 1_000) + 1);
    }

    /**
     * What time alone brings about is seen at the next look, up to half a second later. Looks that find nothing are most of a
     * run's time: of those few are taken.
     *
     * @param matters whether something is to be found by then
     */
    private void lookAfter(Duration after, BooleanSupplier matters) {
        boolean anyway = random.nextInt(IDLE_LOOKS) == 0;
        in(after.plusMillis(1 + random.nextInt((int) POLL.toMillis())), () -> {
            if (anyway || matters.getAsBoolean()) look();
        });
    }

    /** A look at the end of an offer, which may be over by then. */
    private void lookAfterOffer(SimulatedContact contact, Duration length) {
        int number = contact.offers;
        lookAfter(length, () -> contact.with.isPresent() && !contact.talking && contact.offers == number);
    }

    private void say(String what) {
        trace.accept(Duration.between(START, now) + " " + what);
    }

    // --- contacts ---------------------------------------------------------------------------------------------------

    /** Busy and quiet hours, and nights. */
    private void planArrival(int[] left) {
        if (left[0]-- == 0) return;
        long hours = Duration.between(START, now).toHours();
        boolean night = hours % 24 >= 14;
        boolean surge = hours % 6 == 2;
        in(about(night ? 180 : surge ? 15 : 45), () -> {
            join();
            planArrival(left);
        });
    }

    private void join() {
        Queue queue = queues.get(random.nextInt(queues.size()));
        var channel = random.nextInt(4) == 0 ? Channel.CHAT : Channel.CALL;
        int person = random.nextInt(PEOPLE);
        boolean isKnown = channel == Channel.CALL && random.nextInt(4) > 0;
        Optional<String> number =
                Optional.of("+120255501%02d".formatted(person)).filter(each -> isKnown);
        var about = new NewContact.About(
                Optional.of("%010d".formatted(person)).filter(each -> random.nextInt(4) == 0),
                Optional.of("customer" + person).filter(each -> random.nextInt(2) == 0),
                Told.NOTHING);
        join(new NewContact(
                channel,
                queue,
                random.nextInt(20) == 0 ? Priority.LOST_CARD : Priority.NONE,
                random.nextInt(6) == 0 ? "es" : "en",
                about,
                new NewContact.From(number, number.map(each -> new NewContact.Redial(each, "1", false))),
                queue.knownAgent()
                        .<NewContact.Preference>map(NewContact.Preference.Known::new)
                        .orElseGet(NewContact.Preference.Anybody::new),
                Optional.empty(),
                Optional.empty()));
    }

    private void join(NewContact contact) {
        int node = random.nextInt(2);
        if (dead[node]) node = 1 - node;
        if (dead[node]) {
            in(Duration.ofSeconds(1), () -> join(contact)); // both are dead
            return;
        }
        Optional<SimulatedContact> had = past.placeOf(contact, now);
        Instant arrived = had.map(each -> each.arrived).orElse(now);
        var joined =
                new SimulatedContact(contacts.join(contact, nodes[node]), contact, arrived, now, node, nodes[node]);
        had.ifPresent(before -> hasAgain(joined, before));
        if (contact.preference() instanceof NewContact.Preference.Known(Queue.KnownAgent rule))
            joined.reserved = past.agentFor(joined, now)
                    .map(agent -> new SimulatedContact.Reserved(agent, now.plus(rule.window())));
        known.put(joined.id.number(), joined);
        open.add(joined);
        say(joined + " joins");
        in(about(1_200), () -> giveUp(joined));
        if (joined.channel == Channel.CALL && random.nextInt(5) == 0) in(about(40), () -> becomeCallback(joined));
        if (random.nextInt(12) == 0) in(about(60), () -> isSentOn(joined));
        if (contact.queue().id().equals("disputes")) in(Duration.ofSeconds(150), () -> overflows(joined));
        joined.reserved.ifPresent(each -> lookAfter(Duration.between(now, each.until()), joined::waits));
        contact.queue().relaxed().ifPresent(each -> lookAfter(each.after(), joined::waits));
        match();
    }

    private void hasAgain(SimulatedContact joined, SimulatedContact before) {
        say(joined + " has the place of " + before);
        if (SimulatedPast.isSameCase(before, joined) || SimulatedPast.isSameCustomer(before, joined))
            joined.ownPriority = Math.max(joined.ownPriority, before.ownPriority);
        before.caller = Optional.empty();
        if (!before.ended) before.ends(Ending.ELSEWHERE, now);
    }

    private SimulatedAgent pick() {
        return agents.get(random.nextInt(agents.size()));
    }

    /** Whether its process lives: nobody does anything for who was on the line of one that doesn't. */
    private boolean isHeld(SimulatedContact contact) {
        return contact.owner.equals(nodes[contact.node]);
    }

    private void giveUp(SimulatedContact contact) {
        if (contact.ended || contact.talking || contact.callback || !isHeld(contact)) return;
        say(contact + " gives up");
        end(contact, Ending.GONE);
        if (random.nextBoolean()) in(about(600), () -> join(again(contact)));
    }

    /** Who was moved rings again for the queue that they came for, or the other; in a third they have no place. */
    private NewContact again(SimulatedContact contact) {
        var from = new NewContact.From(
                contact.number, contact.number.map(each -> new NewContact.Redial(each, "1", false)));
        return new NewContact(
                contact.channel,
                random.nextBoolean() ? contact.cameFor : contact.queue,
                Priority.NONE,
                contact.language,
                contact.about,
                from,
                new NewContact.Preference.Anybody(),
                Optional.empty(),
                Optional.empty());
    }

    /** By a supervisor. */
    private void isSentOn(SimulatedContact contact) {
        moves(contact, Optional.empty(), queues.get(random.nextInt(queues.size())));
    }

    private void overflows(SimulatedContact contact) {
        if (contact.callback || !isHeld(contact)) return;
        moves(contact, Optional.of(queues.get(1)), queues.getLast());
    }

    private void moves(SimulatedContact contact, Optional<Queue> only, Queue to) {
        boolean isThere = contact.waits()
                && only.filter(queue -> !queue.id().equals(contact.queue.id())).isEmpty();
        assertThat(contacts.move(contact.id, only, to))
                .as("%s is moved to %s", contact, to.id())
                .isEqualTo(isThere);
        if (!isThere) return;
        say(contact + " is moved to " + to.id());
        contact.moves(to, now);
        to.relaxed().ifPresent(each -> lookAfter(each.after(), contact::waits));
        match();
    }

    // --- callbacks --------------------------------------------------------------------------------------------------

    private void becomeCallback(SimulatedContact contact) {
        if (!isHeld(contact) || contact.number.isEmpty()) return;
        boolean becomes = contacts.becomesCallback(contact.id, new NewContact.Redial(contact.number.get(), "1", false));
        assertThat(becomes)
                .as("%s is called back", contact)
                .isEqualTo(contact.waits() && !contact.callback && !isCalledBack(contact.number.get()));
        if (!becomes) return;
        contact.callback = true;
        say(contact + " hangs up, to be called back");
    }

    private boolean isCalledBack(String number) {
        return open().stream()
                .anyMatch(each ->
                        each.callback && each.number.filter(number::equals).isPresent());
    }

    /** The caller is rung: answers, or doesn't in time, or the process forgets it. */
    private void rung(SimulatedContact contact, SimulatedAgent agent, Offered offered) {
        lookAfterOffer(contact, Callback.RUNG);
        if (random.nextInt(10) == 0) in(about(8), () -> refuseAll(agent));
        int luck = random.nextInt(100);
        if (luck < 60) in(about(8), () -> reached(contact, agent, offered));
        else if (luck < 85) in(Duration.ofSeconds(27), () -> notReached(contact, offered));
    }

    private void reached(SimulatedContact contact, SimulatedAgent agent, Offered offered) {
        if (!isHeld(contact)) return;
        boolean ours = !contact.ended && contact.callback;
        assertThat(contacts.reached(contact.id, contact.owner))
                .as("%s is reached", contact)
                .isEqualTo(ours);
        if (!ours) return;
        say(contact + " answers");
        contact.callback = false;
        if (contact.readyAt.isAfter(now)) contact.readyAt = now;
        in(about(1_200), () -> giveUp(contact));
        if (contact.with.isEmpty()) match();
        if (contact.with.isEmpty()) return;
        contact.offerUntil = now.plus(contact.queue.offer());
        lookAfterOffer(contact, contact.queue.offer());
        if (contact.offers != offered.number()) return;
        in(about(4), () -> take(contact, agent, offered));
    }

    private void notReached(SimulatedContact contact, Offered offered) {
        if (!isHeld(contact)) return;
        boolean open = contact.callback && !contact.ended && contact.offers == offered.number();
        boolean last = contacts.again(offered, Duration.ofMinutes(2), 3);
        if (!open) return;
        say(contact + " does not answer");
        contact.with.ifPresent(agent -> release(contact, agent));
        contact.readyAt = now.plus(Duration.ofMinutes(2));
        lookAfter(Duration.ofMinutes(2), contact::waits);
        if (last) end(contact, Ending.GONE);
        else match();
    }

    private void adopt() {
        for (int node = 0; node < nodes.length; node++) {
            if (dead[node]) continue;
            for (CallbackTable.Left each : sweep.adopt(nodes[node])) {
                SimulatedContact contact =
                        Objects.requireNonNull(known.get(each.contact().number()));
                say(contact + " is called back by another process");
                contact.with.ifPresent(agent -> release(contact, agent));
                contact.node = node;
                contact.owner = nodes[node];
            }
        }
    }

    private void end(SimulatedContact contact, Ending ending) {
        contacts.end(contact.id, ending);
        boolean talked = contact.talking;
        contact.with.ifPresent(agent -> {
            release(contact, agent);
            if (!talked) return;
            Instant until = now.plus(contact.queue.wrapUp());
            if (until.isAfter(agent.wrapUpUntil)) agent.wrapUpUntil = until;
            in(contact.queue.wrapUp(), this::match);
        });
        contact.ends(ending, now);
        match();
    }

    private void release(SimulatedContact contact, SimulatedAgent agent) {
        agent.load -= contact.channel.load();
        contact.with = Optional.empty();
        contact.talking = false;
        contact.offerUntil = Instant.MAX;
        if (!contact.relaxesAt.isAfter(now)) lookAfter(Duration.ZERO, contact::waits);
    }

    // --- agents -----------------------------------------------------------------------------------------------------

    private void arrive(SimulatedAgent agent) {
        say(agent + " signs in");
        agentTable.signIn(new SignIn(agent.name, "seat:" + agent.name, languages(agent), false), Optional.of(FAR), now);
        agent.state = AgentState.AVAILABLE;
        agent.leaseUntil = now.plus(FAR);
        agent.gone = false;
        in(about(4 * 3_600), () -> lunch(agent));
        match();
    }

    private static Skills languages(SimulatedAgent agent) {
        Skills skills = agent.skills;
        for (String each : agent.languages) skills = skills.withLanguage(each);
        return skills;
    }

    private void lunch(SimulatedAgent agent) {
        if (agent.gone || agent.state == AgentState.SIGNED_OUT) return;
        say(agent + " goes to lunch");
        setAside(agent, "lunch");
        in(about(1_800), () -> ready(agent));
    }

    private void setAside(SimulatedAgent agent, String reason) {
        agentTable.state(agent.name, AgentState.UNAVAILABLE, reason, now);
        agent.state = AgentState.UNAVAILABLE;
    }

    private void ready(SimulatedAgent agent) {
        if (agent.gone || agent.state != AgentState.UNAVAILABLE) return;
        say(agent + " is ready");
        agentTable.state(agent.name, AgentState.AVAILABLE, "", now);
        agent.state = AgentState.AVAILABLE;
        in(about(4 * 3_600), () -> lunch(agent));
        match();
    }

    /** The desk falls silent; somebody looks after it much later. */
    private void closeWindow(SimulatedAgent agent) {
        if (agent.gone || agent.state == AgentState.SIGNED_OUT) return;
        say(agent + " closes the window");
        agentTable.beat(agent.name, now.plus(Agents.GRACE), now);
        agent.leaseUntil = now.plus(Agents.GRACE);
        agent.gone = true;
        lookAfter(Agents.GRACE, () -> agent.gone);
        in(Agents.GRACE.plus(about(1_800)).plus(POLL.multipliedBy(2)), () -> arrive(agent));
    }

    private void offered(SimulatedContact contact, SimulatedAgent agent, int number) {
        say(contact + " is offered to " + agent);
        contact.with = Optional.of(agent);
        contact.offers = number;
        contact.reserved = Optional.empty();
        contact.talk = Optional.empty();
        contact.offerUntil = now.plus(contact.callback ? Callback.RUNG : contact.queue.offer());
        agent.load += contact.channel.load();
        var offered = new Offered(contact.id, number, agent.name, "seat:" + agent.name);
        if (contact.callback) {
            rung(contact, agent, offered);
            return;
        }
        lookAfterOffer(contact, contact.queue.offer());
        int mood = random.nextInt(100);
        if (mood < 88) in(about(4), () -> take(contact, agent, offered));
        else if (mood < 90) in(about(4), () -> refuse(contact, agent, offered));
        else if (mood < 92) in(about(4), () -> refuseAll(agent));
        else if (mood < 94) in(about(4), () -> closeWindow(agent));
    }

    private void take(SimulatedContact contact, SimulatedAgent agent, Offered offered) {
        boolean open = contact.with.filter(agent::equals).isPresent() && contact.offers == offered.number();
        if (agent.gone || !isHeld(contact)) return;
        boolean taken = contacts.take(offered);
        assertThat(taken).as("%s takes %s", agent, contact).isEqualTo(open && !contact.talking);
        if (!taken) return;
        say(agent + " takes " + contact);
        contact.talking = true;
        contact.talked = true;
        contact.talk = Optional.of(new SimulatedContact.Talk(agent, now));
        contact.offerUntil = Instant.MAX;
        in(about(240), () -> hangUp(contact, offered.number()));
    }

    private void hangUp(SimulatedContact contact, int offer) {
        if (contact.talking && contact.offers == offer && isHeld(contact)) {
            say(contact + " is served");
            end(contact, Ending.SERVED);
        }
    }

    private void refuse(SimulatedContact contact, SimulatedAgent agent, Offered offered) {
        boolean open = contact.with.filter(agent::equals).isPresent() && contact.offers == offered.number();
        if (agent.gone || !isHeld(contact)) return;
        contacts.unanswered(offered, Unanswered.REFUSED);
        if (!open || contact.talking) return;
        say(agent + " refuses " + contact);
        release(contact, agent);
        putAside(agent);
        match();
    }

    /** By the key at the desk. */
    private void refuseAll(SimulatedAgent agent) {
        if (agent.gone) return;
        List<SimulatedContact> offered =
                withAgent(agent).stream().filter(each -> !each.talking).toList();
        assertThat(desks.refuses(agent.name)).as("%s refuses", agent).isEqualTo(!offered.isEmpty());
        if (offered.isEmpty()) return;
        say(agent + " refuses " + offered);
        for (SimulatedContact each : offered) {
            release(each, agent);
            if (each.callback) restsWhileRung(each);
        }
        putAside(agent);
        match();
    }

    /** By a supervisor, in the middle of whatever it is. */
    private void cut(SimulatedAgent agent) {
        if (agent.gone || agent.state == AgentState.SIGNED_OUT) return;
        say(agent + " is signed out by a supervisor");
        desks.cut(agent.name);
        agent.state = AgentState.SIGNED_OUT;
        for (SimulatedContact each : withAgent(agent)) loses(each, agent);
        in(about(1_800), () -> arrive(agent));
        match();
    }

    private List<SimulatedContact> withAgent(SimulatedAgent agent) {
        return open().stream()
                .filter(each -> each.with.filter(agent::equals).isPresent())
                .toList();
    }

    private void loses(SimulatedContact contact, SimulatedAgent agent) {
        release(contact, agent);
        if (contact.callback) restsWhileRung(contact);
        contact.talked = false;
        contact.talk = Optional.empty();
    }

    private void putAside(SimulatedAgent agent) {
        if (agent.state != AgentState.AVAILABLE) return;
        agent.state = AgentState.UNAVAILABLE;
        in(about(300), () -> ready(agent));
    }

    // --- the rest ---------------------------------------------------------------------------------------------------

    private void planTrouble(int contactCount) {
        for (int i = 0; i < contactCount / 150; i++) in(about(contactCount * 20), () -> closeWindow(pick()));
        for (int i = 0; i < contactCount / 100; i++) in(about(contactCount * 20), () -> cut(pick()));
        for (int i = 0; i < contactCount / 150 + 1; i++) in(about(contactCount * 20), () -> die(random.nextInt(2)));
        for (int i = 0; i < contactCount / 300 + 1; i++) in(about(contactCount * 20), this::stall);
    }

    /** Nothing that anybody wants of the database is done before it is over. */
    private void stall() {
        stalledUntil = now.plus(about(20));
        say("the database stalls until " + Duration.between(START, stalledUntil));
    }

    private void die(int node) {
        if (dead[node]) return;
        say("process " + nodes[node].node() + " dies");
        nodeTable.beat(nodes[node], now.plus(Routing.LEASE));
        Incarnation last = nodes[node];
        leases.put(last, now.plus(Routing.LEASE));
        known.values().stream()
                .filter(each -> each.owner.equals(last) && !each.ended)
                .forEach(each -> in(Routing.LEASE.plus(POLL), () -> lost(each, last)));
        in(Routing.LEASE, this::look);
        dead[node] = true;
        nodes[node] = new Incarnation(last.node(), last.id() + "'");
        in(Routing.LEASE.plus(POLL).plusMillis(1), () -> lives(node));
    }

    private void lives(int node) {
        nodeTable.beat(nodes[node], now.plus(FAR));
        dead[node] = false;
    }

    private void lost(SimulatedContact contact, Incarnation last) {
        assertThat(contact.ended || contact.callback || !contact.owner.equals(last))
                .as("%s went with its process", contact)
                .isTrue();
    }

    private void look() {
        for (SimulatedAgent each : agents) if (each.gone && !each.leaseUntil.isAfter(now)) lapse(each);
        List<SimulatedContact> open = open();
        sweep.run(Incarnation.of("nobody"));
        open.forEach(this::missed);
        open.forEach(this::withWhoIsGone);
        List<SimulatedContact> left = open.stream()
                .filter(each -> !each.callback && isOfDeadProcess(each))
                .toList();
        List<SimulatedContact> calledBack = calledBack(left);
        left.forEach(each -> goesWithItsProcess(each, calledBack.contains(each)));
        for (SimulatedContact each : open) if (each.waits() && !each.relaxesAt.isAfter(now)) relaxes(each);
        adopt();
        match();
    }

    private static void relaxes(SimulatedContact contact) {
        contact.relaxed = true;
        contact.relaxesAt = Instant.MAX;
    }

    private List<SimulatedContact> open() {
        open.removeIf(each -> each.ended);
        return List.copyOf(open);
    }

    private void lapse(SimulatedAgent agent) {
        agent.state = AgentState.UNAVAILABLE;
    }

    private void missed(SimulatedContact contact) {
        if (contact.offerUntil.isAfter(now)) return;
        say(contact + " is back: the offer was missed");
        SimulatedAgent agent = contact.with.orElseThrow();
        release(contact, agent);
        if (!contact.callback) putAside(agent);
    }

    private void withWhoIsGone(SimulatedContact contact) {
        contact.with
                .filter(agent -> agent.gone && !agent.leaseUntil.isAfter(now))
                .ifPresent(agent -> {
                    say(contact + " is back: " + agent + " is gone");
                    loses(contact, agent);
                });
    }

    /** Nobody else rings them meanwhile. */
    private void restsWhileRung(SimulatedContact contact) {
        contact.readyAt = now.plus(Callback.RUNG);
        lookAfter(Callback.RUNG, contact::waits);
    }

    private boolean isOfDeadProcess(SimulatedContact contact) {
        return !isHeld(contact)
                && !leases.getOrDefault(contact.owner, Instant.MAX).isAfter(now);
    }

    /** For each number that is not called back already one, who talks before who waits. */
    private List<SimulatedContact> calledBack(List<SimulatedContact> left) {
        var first = new LinkedHashMap<String, SimulatedContact>();
        left.stream()
                .filter(each ->
                        each.number.filter(number -> !isCalledBack(number)).isPresent())
                .sorted(Comparator.<SimulatedContact, Boolean>comparing(each -> !each.talking)
                        .thenComparing(each -> each.arrived)
                        .thenComparing(each -> each.id.number()))
                .forEach(each -> first.putIfAbsent(each.number.orElseThrow(), each));
        return List.copyOf(first.values());
    }

    private void goesWithItsProcess(SimulatedContact contact, boolean isCalledBack) {
        say(contact + (isCalledBack ? " is cut off, to be called back" : " is lost with its process"));
        if (isCalledBack) {
            if (contact.talking) contact.ownPriority = Math.max(Priority.CUT_OFF_IN_TALK, contact.ownPriority + 1);
            contact.callback = true;
            contact.cutOff = true;
            contact.talked = false;
            contact.talk = Optional.empty();
        } else contact.ends(Ending.LOST, now);
        contact.with.ifPresent(agent -> release(contact, agent));
    }

    /** As after every change; where nobody fits anybody, that none is offered is looked at now and then. */
    private void match() {
        boolean anyway = random.nextInt(IDLE_LOOKS) == 0;
        if (!anyway && !invariants.isSomebodyFree(open(), agents, now)) return;
        List<SimulatedContact> before =
                open().stream().filter(each -> each.isReady(now)).toList();
        do {
            List<Standing> offered = batch.run().orElseThrow();
            for (Standing each : offered) offered(each.with().orElseThrow(), before);
            invariants.nobodyWasPassedOver(
                    before, offered.stream().map(Standing::contact).toList(), now);
            if (offered.isEmpty()) break;
        } while (invariants.isSomebodyFree(open(), agents, now));
        invariants.hold(open(), agents, now);
    }

    private void offered(Offered offer, List<SimulatedContact> before) {
        SimulatedContact contact =
                Objects.requireNonNull(known.get(offer.contact().number()));
        SimulatedAgent agent = agents.stream()
                .filter(each -> each.name.equals(offer.agent()))
                .findFirst()
                .orElseThrow();
        invariants.mayBeOffered(contact, agent, offer.number(), before, now);
        offered(contact, agent, offer.number());
    }
}
