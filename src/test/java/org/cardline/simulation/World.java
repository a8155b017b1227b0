package org.cardline.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cardline.cards.CardCommands;
import org.cardline.cards.CardReference;
import org.cardline.cards.CardState;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.CallRecords;
import org.cardline.cases.Cases;
import org.cardline.cases.KeyFile;
import org.cardline.cases.LegalClock;
import org.cardline.cases.Passes;
import org.cardline.cases.Statements;
import org.cardline.conversations.EntryPoints;
import org.cardline.conversations.Services;
import org.cardline.line.Admission;
import org.cardline.line.Arrival;
import org.cardline.line.Caller;
import org.cardline.line.CallerGone;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.cardline.reasons.Understanding;
import org.cardline.routing.Callback;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.speech.NameVoice;
import org.cardline.speech.Voice;
import org.cardline.store.Store;
import org.cardline.verification.DemonstrationOutbox;
import org.cardline.verification.LoggedAlarms;
import org.cardline.verification.Ports;
import org.cardline.verification.Verification;

/**
 * The line without telephones: real conversations, cases, verification and demonstration host, on simulated time. One
 * world is one afternoon; the same seed gives the same references. One thread.
 */
public final class World implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");
    /** A caller who goes round in circles hangs up at last. */
    private static final int MOST_STEPS = 300;

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final Map<String, Programme> PROGRAMMES = new ConcurrentHashMap<>();
    private static final Map<String, Voice> VOICES = new ConcurrentHashMap<>();
    private static final Map<String, String> CALLING_BACK = new ConcurrentHashMap<>();
    private static final DemonstrationFixture PEOPLE = DemonstrationFixture.shipped();

    /** Loaded by the first sentence, which waits: a JVM that ends while ONNX Runtime loads a model crashes. */
    private static final class Sense {
        private static final Understanding UNDERSTANDING = Understanding.shipped();
    }

    private final SimulatedTime time = new SimulatedTime(START);
    private final Store store;
    private final Programme programme;
    private final DemonstrationHost demonstration;
    private final FaultyHost host;
    private final DemonstrationOutbox outbox = new DemonstrationOutbox(time);
    private final CardCommands commands;
    private final CallRecords callRecords;
    private final Cases cases;
    private final Services services;
    private final Passes passes;
    private Optional<Reason> brought = Optional.empty();
    private boolean readInSpanish;
    private EntryPoints line;
    private Optional<Routing> routing = Optional.empty();
    private final BlockingQueue<Callback> due = new LinkedBlockingQueue<>();
    private boolean listens;
    private Consumer<String> talksWith = agent -> {};
    private Runnable free = () -> {};

    /** @param programme its folder's name, or a path */
    public World(Store store, String programme, long seed) {
        this.store = store;
        store.jdbc().sql("delete from verification.event").update();
        store.jdbc().sql("delete from cases.pass").update();
        store.jdbc()
                .sql("update cases.file set state = 'CLOSED' where state <> 'CLOSED'")
                .update();
        this.programme = PROGRAMMES.computeIfAbsent(
                programme, name -> Programmes.load(Path.of("programmes").resolve(name)));
        demonstration = DemonstrationHost.inMemory(PEOPLE, time);
        host = new FaultyHost(demonstration);
        commands = CardCommands.start(host.host(), store, time);
        callRecords = new CallRecords(store);
        cases = new Cases(store, new Random(seed), time);
        passes = new Passes(store, new Random(seed), time);
        KeyFile key = key();
        var ports =
                new Ports(host.host(), outbox, new LoggedAlarms(), () -> false, new Random(seed), time, length -> {});
        var verification = new Verification(store, key.derive("limits"), ports);
        services = new Services(
                this.programme,
                VOICES.computeIfAbsent(programme, name -> voice(this.programme)),
                host.host(),
                commands,
                verification,
                verification.freezing(),
                cases,
                passes,
                new Statements(store, key, time),
                callRecords,
                Optional.empty(),
                new LegalClock(this.programme.law(), ZoneOffset.UTC),
                sentence -> Sense.UNDERSTANDING.of(sentence),
                time,
                time,
                true,
                false,
                Optional.empty());
        line = new EntryPoints(services);
    }

    /** The folder of a shipped programme that calls back as well. */
    public static String callingBack(String programme) {
        return CALLING_BACK.computeIfAbsent(programme, World::copyCallingBack);
    }

    private static String copyCallingBack(String programme) {
        try {
            return CopiedProgramme.of(programme, Files.createTempDirectory("programme"))
                    .appended("queues.yaml", """
                            callbacks:
                              address: "sip:{number}@127.0.0.1:5099"
                              countries: "1"
                              tries: 3
                              again-after-seconds: 10
                            """)
                    .folder()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with a way to a person, on another clock. */
    public Services services(Routing routing, InstantSource clock) {
        return services(Optional.of(routing), clock, Optional.empty());
    }

    private Services services(Optional<Routing> routing, InstantSource clock, Optional<Voice> spanish) {
        return new Services(
                services.programme(),
                services.voice(),
                services.host(),
                services.commands(),
                services.verification(),
                services.freezing(),
                services.cases(),
                services.passes(),
                services.statements(),
                services.callRecords(),
                routing,
                services.legalClock(),
                services.understanding(),
                clock,
                services.threads(),
                services.demonstration(),
                services.secretsOnClearMedia(),
                spanish);
    }

    private static Voice voice(Programme programme) {
        return Voice.of(programme.prompts(), NameVoice.ofThisMachine(Optional.empty()));
    }

    private static KeyFile key() {
        try {
            Path folder = Files.createTempDirectory("key");
            return KeyFile.open(folder.resolve("key"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the line of this world understands speech; it doesn't unless told. */
    public void listens(boolean toCallers) {
        listens = toCallers;
    }

    /**
     * From now on there is a way to agents.
     *
     * @param talks told at whose address a caller talks
     */
    public void reaches(Routing routing, Consumer<String> talks) {
        line = new EntryPoints(services(routing, time));
        talksWith = talks;
    }

    /** From now on there is one agent, who has no time until {@link #agentIsFree}. */
    public Routing hasAgent(String agent) {
        store.jdbc()
                .sql("truncate routing.contact, routing.agent, routing.node, routing.never_called, routing.dialled")
                .update();
        var staffed = Routing.start(store, "simulated", InstantSource.fixed(time.instant()));
        routing = Optional.of(staffed);
        var skills = programme.queues().deskOf(agent).orElseThrow().skills();
        staffed.agents().signIn(new SignIn(agent, agent, skills, true));
        staffed.agents().unavailable(agent, "lunch");
        staffed.callsBack(due::add);
        free = () -> staffed.agents().available(agent);
        reaches(staffed, _ -> {});
        return staffed;
    }

    /** The agent has time now. */
    public void agentIsFree() {
        free.run();
    }

    /** From now on callers may choose Spanish. */
    public void speaksSpanish() {
        line = new EntryPoints(services(services.routing(), services.clock(), Optional.of(spanish())));
    }

    /** With a way to agents and another clock, where callers may choose Spanish. */
    public Services servicesWithSpanish(Routing routing, InstantSource clock) {
        return services(Optional.of(routing), clock, Optional.of(spanish()));
    }

    private Voice spanish() {
        return Voice.inSpanish(programme.spanishPrompts(), services.voice(), NameVoice.spanishOfThisMachine());
    }

    /** The time of this world. */
    public SimulatedTime time() {
        return time;
    }

    public Programme programme() {
        return programme;
    }

    /** The card host, to be disturbed. */
    public FaultyHost host() {
        return host;
    }

    /** The cases that callers have opened. */
    public Cases cases() {
        return cases;
    }

    /** The one-time code that was sent last. */
    public String lastCode() {
        return outbox.messages().getFirst().code().reveal();
    }

    /** Whether nobody can use this card of the fixture. */
    public boolean isFrozen(String card) {
        try {
            return demonstration.card(new CardReference(card)).state() != CardState.ACTIVE;
        } catch (HostUnavailable unknown) {
            throw new IllegalArgumentException(card, unknown);
        }
    }

    /** Call passes. */
    public Passes passes() {
        return passes;
    }

    /** From now on calls come from a page, on which this reason was chosen. */
    public World bringing(Reason reason) {
        brought = Optional.of(reason);
        return this;
    }

    /** From now on calls come from a page that was read in Spanish. */
    public World readInSpanish() {
        readInSpanish = true;
        return this;
    }

    /** Calls, and stays until either side hangs up; what began is finished afterwards. */
    public Transcript call(String dialled, Behaviour behaviour) {
        return call(dialled, behaviour, MOST_STEPS);
    }

    /** Calls from another machine, by plain RTP: whoever is between hears every key. */
    public Transcript callOverNetwork(String dialled, Behaviour behaviour) {
        return call(dialled, behaviour, MOST_STEPS, InetAddress.ofLiteral("192.0.2.7"));
    }

    /** The same for a caller who hangs up instead of the step after so many. */
    public Transcript call(String dialled, Behaviour behaviour, int steps) {
        return call(dialled, behaviour, steps, InetAddress.getLoopbackAddress());
    }

    private Transcript call(String dialled, Behaviour behaviour, int steps, InetAddress peer) {
        var transcript = new Transcript();
        var arrival = new Arrival(
                "simulated-" + CALLS.incrementAndGet(), dialled, Optional.of("+12125550100"), peer, time.instant());
        passes.accompany(arrival.callId(), new Passes.Along(brought, readInSpanish));
        if (!(line.admit(arrival) instanceof Admission.Served served)) throw new IllegalArgumentException(dialled);
        var caller = new SimulatedCaller(arrival, time, behaviour, transcript)
                .patientFor(steps)
                .onClearMedia(!peer.isLoopbackAddress())
                .listenedTo(listens)
                .talkingWith(talksWith);
        talks(served.conversation(), caller);
        return transcript;
    }

    private Arrival arrival(String dialled, InetAddress peer) {
        return new Arrival(
                "simulated-" + CALLS.incrementAndGet(), dialled, Optional.of("+12025550100"), peer, time.instant());
    }

    private void talks(Consumer<Caller> conversation, SimulatedCaller caller) {
        try {
            conversation.accept(caller);
            caller.hangUp();
        } catch (CallerGone gone) {
            // The transcript says so.
        }
        time.finishWork();
    }

    /** Now that the agent has time, the line calls back who waits for that; both stay until either side hangs up. */
    public Transcript isCalledBack(Behaviour behaviour) {
        agentIsFree();
        var transcript = new Transcript();
        try {
            Callback next = Optional.ofNullable(due.poll(10, TimeUnit.SECONDS)).orElseThrow();
            line.callBack(next, call -> {
                transcript.lineCalls(time.instant());
                Arrival arrival = arrival(call.dialled(), InetAddress.getLoopbackAddress());
                var caller = new SimulatedCaller(arrival, time, behaviour, transcript).talkingWith(talksWith);
                talks(call.conversation(), caller);
                return () -> {};
            });
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
        return transcript;
    }

    @Override
    public void close() {
        routing.ifPresent(Routing::close);
        commands.close();
        callRecords.close();
    }
}
