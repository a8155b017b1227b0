package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.cardline.line.Admission;
import org.cardline.line.Arrival;
import org.cardline.line.Caller;
import org.cardline.line.FreePorts;
import org.cardline.line.Line;
import org.cardline.line.LineSettings;
import org.cardline.line.OutboundPolicy;
import org.cardline.line.Reception;
import org.cardline.line.Recording;
import org.cardline.line.RecordingLimits;
import org.cardline.line.StopKeys;
import org.cardline.media.Clip;
import org.cardline.media.Quiet;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Queue;
import org.cardline.proof.Unobserved;
import org.cardline.routing.AtDesk.Phase;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Target;
import org.cardline.routing.Wish;
import org.cardline.routing.Wish.What;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What two callers hear at the same time while agents send them about, each with two agents of their own: real queues, real
 * RTP, and the programme's own recordings.
 */
@Timeout(120)
class TransferSoundTest extends CallerInQueue {
    private static final int FRAME = 160;
    private static final int MILLIS_A_FRAME = 20;
    private static final int RTP_PORTS = 100;

    private static final Duration FIRST_WORDS = Duration.ofSeconds(1);
    private static final double CALLER = 880;
    private static final double FIRST = 1_000;
    private static final double ANA = 440;
    private static final double BEN = 660;

    /** Somebody outside, who answers and presses nothing. */
    private static final String OUTSIDE = "12025550143";

    @TempDir
    private static Path aside;

    private static int agentsPort;

    /** Time goes on in no step that it could spoil. */
    private final Lock steps = new ReentrantLock();

    private final Tape tape = new Tape();
    private final Tape otherTape = new Tape();
    private final AtomicReference<Runnable> wakesOther = new AtomicReference<>(() -> {});
    private final AtomicBoolean isOutsideReached = new AtomicBoolean();
    private final AtomicReference<Optional<Admission>> refusal = new AtomicReference<>(Optional.empty());
    private final AtomicInteger calls = new AtomicInteger();
    private final BlockingQueue<Recording> heard = new LinkedBlockingQueue<>();

    /** Of the shipped programme, but that it dials numbers, and that two more agents are for applications alone. */
    @BeforeAll
    static void dialsNumbers() throws IOException {
        agentsPort = FreePorts.one();
        CopiedProgramme.of("american-express", aside)
                .with("queues.yaml", "applications\n    needs: {service: 1}", "applications\n    needs: {other: 1}")
                .with("queues.yaml", "agents:\n", "agents:\n" + agent("cyd") + agent("dan"))
                .appended("queues.yaml", """
                        callbacks:
                          address: "sip:{number}@127.0.0.1:%d"
                          countries: "1"
                          tries: 3
                          again-after-seconds: 10
                          quiet-hours: "22:00-07:00"
                        """.formatted(agentsPort));
    }

    private static String agent(String name) {
        return "  - {name: %s, skills: {other: 5}, languages: en}\n".formatted(name);
    }

    @Override
    String programme() {
        return aside.resolve("american-express").toString();
    }

    @Test
    void aCallerIsInSilenceForNoTwoSecondsAndNobodysFirstWordsAreLost() throws Exception {
        try (Line agents = line(agentsPort, this::answers);
                Line line = line(FreePorts.one(), _ -> new Admission.Served(this::waitsAndTalks, false))) {
            for (String each : List.of("ana", "cyd")) signIn(each, agents);
            try (Telephone telephone = Telephone.dial(uri("disputes", line), "12025550123", tape);
                    Telephone other = Telephone.dial(uri("applications", line), "12025550124", otherTape)) {
                telephone.say(Tones.sine(CALLER, Duration.ofMinutes(1), 8_000));
                var others = CompletableFuture.runAsync(() -> othersCall(other, agents), Thread::startVirtualThread);
                hears(ANA);
                signIn("ben", agents);
                fails();
                warm();
                blind();
                holds();
                others.join();
            }
        }
        assertThat(millisOf(FIRST, tape.clip())).as("ana's first words").isGreaterThan(700);
        Clip said = Clip.ofUlaw(heard.remove().ulaw());
        assertThat(millisOf(CALLER, said)).as("what ana hears at once").isGreaterThan(700);
        assertThat(Quiet.longestMillis(tape.clip(), 0))
                .as("but for the second in which ana listens")
                .isBetween(700, 1_999);
        assertThat(Quiet.longestMillis(otherTape.clip(), 0))
                .as("the other caller")
                .isLessThan(2_000);
    }

    private void othersCall(Telephone caller, Line agents) {
        hears(ANA, otherTape);
        signIn("dan", agents);
        toAQueue();
        toNobodyWhoPressesOne();
        keysUnheard(caller);
        losesTheAgentWhileKeying(caller);
    }

    /** Where nobody is free for a while. */
    private void toAQueue() {
        agents.unavailable("dan", "lunch");
        sends("cyd", to(What.TRANSFER, "queue:applications"));
        listens(Duration.ofSeconds(4));
        agents.available("dan");
        hears(BEN, otherTape);
        agents.completed("cyd");
    }

    private void toNobodyWhoPressesOne() {
        sends("dan", to(What.TRANSFER, "number:+" + OUTSIDE));
        await(isOutsideReached::get);
        listens(Duration.ofSeconds(4));
        goesOn(Duration.ofSeconds(16));
        awaitOutcome("dan", Obeyed.TIMED_OUT);
        hears(BEN, otherTape);
    }

    /** A key stops the question. */
    private void keysUnheard(Telephone caller) {
        sends("dan", Wish.of(What.CARD_NUMBER));
        listens(Duration.ofSeconds(1));
        caller.press("1");
        hears(BEN, otherTape);
        sends("dan", Wish.of(What.CANCEL));
        awaitOutcome("dan", Obeyed.DONE);
        hears(BEN, otherTape);
    }

    private void losesTheAgentWhileKeying(Telephone caller) {
        agents.unavailable("cyd", "lunch");
        sends("dan", Wish.of(What.CARD_NUMBER));
        listens(Duration.ofSeconds(1));
        caller.press("1");
        hears(BEN, otherTape);
        agents.cut("dan");
        listens(Duration.ofSeconds(6)); // a sentence, and keys that may come still
        goesOn(Duration.ofSeconds(3));
        agents.available("cyd");
        hears(ANA, otherTape);
    }

    private void goesOn(Duration time) {
        step(() -> pass(time, "ana", "ben", "cyd", "dan"));
        wakesOther.get().run();
    }

    /** Whatever the other caller hears for so long. */
    private void listens(Duration length) {
        int before = otherTape.clip().length();
        await(() -> otherTape.clip().length() > before + length.toMillis() * Clip.SAMPLES_PER_SECOND / 1_000);
    }

    /** Who is asked is busy: the caller is back. */
    private void fails() {
        refusal.set(Optional.of(new Admission.Refused(486, "Busy Here")));
        step(() -> {
            sends("ana", to(What.TRANSFER, "agent:ben"));
            awaitOutcome("ana", Obeyed.BUSY);
        });
        refusal.set(Optional.empty());
        agents.available("ben"); // who was set aside
        hears(ANA);
    }

    private void step(Runnable does) {
        steps.lock();
        try {
            does.run();
        } finally {
            steps.unlock();
        }
    }

    private void warm() {
        step(() -> {
            sends("ana", to(What.CONSULT, "agent:ben"));
            awaitOutcome("ana", Obeyed.ANSWERED);
        });
        sends("ana", Wish.of(What.SWAP));
        hears(ANA);
        sends("ana", Wish.of(What.THREE));
        hearsBoth();
        sends("ana", Wish.of(What.COMPLETE));
        hears(BEN);
        agents.completed("ana");
    }

    private void blind() {
        step(() -> {
            sends("ben", to(What.TRANSFER, "agent:ana"));
            await(() -> at("ben").phase() == Phase.WRAP_UP);
        });
        hears(ANA);
    }

    /** For longer than the sentence that says so. */
    private void holds() {
        sends("ana", Wish.of(What.HOLD));
        int before = tape.clip().length();
        await(() -> tape.clip().length() > before + 5 * Clip.SAMPLES_PER_SECOND);
        sends("ana", Wish.of(What.RESUME));
        hears(ANA);
    }

    private static Wish to(What what, String target) {
        return Wish.of(what, Target.parse(target).orElseThrow());
    }

    private void sends(String agent, Wish wish) {
        assertThat(agents.wish(agent, wish)).isTrue();
    }

    private void signIn(String agent, Line at) {
        signIn(agent, "sip:" + agent + "@127.0.0.1:" + at.address().getPort());
    }

    private void waitsAndTalks(Caller caller) {
        if (caller.arrival().dialled().equals("applications")) wakesOther.set(caller::wake);
        var services = world.services(routing, now::get);
        Queue queue =
                services.programme().queues().named(caller.arrival().dialled()).orElseThrow();
        EntryPoint entry = services.programme().entryPoints().getFirst();
        new WithAgent(services, caller, entry, Identity.unknown(services), true).in(queue, HandOver.NOTHING);
    }

    private Admission answers(Arrival arrival) {
        return switch (arrival.dialled()) {
            case "ana" -> new Admission.Served(this::ana, false);
            case "cyd" -> new Admission.Served(cardline -> sounds(ANA, cardline), false);
            case "dan" -> new Admission.Served(cardline -> sounds(BEN, cardline), false);
            case OUTSIDE -> new Admission.Served(this::presses, false);
            default -> refusal.get().orElseGet(() -> new Admission.Served(cardline -> sounds(BEN, cardline), false));
        };
    }

    /** Her first words are a tone of their own; when she has the caller for the second time she listens first. */
    private void ana(Caller cardline) {
        if (calls.incrementAndGet() == 1) cardline.say(tone(FIRST, FIRST_WORDS), StopKeys.NONE);
        else heard.add(cardline.record(new RecordingLimits(FIRST_WORDS, FIRST_WORDS)));
        sounds(ANA, cardline);
    }

    /** Nothing. */
    private void presses(Caller cardline) {
        isOutsideReached.set(true);
        cardline.pause(Duration.ofMinutes(1));
    }

    private static void sounds(double hertz, Caller cardline) {
        cardline.say(tone(hertz, Duration.ofMinutes(1)), StopKeys.NONE);
    }

    private static Utterance tone(double hertz, Duration length) {
        return new Utterance("", List.of(Tones.sine(hertz, length, 8_000)));
    }

    private void hears(double hertz) {
        hears(hertz, tape);
    }

    /** Waits until more of this tone has been heard. */
    private static void hears(double hertz, Tape tape) {
        int before = millisOf(hertz, tape.clip());
        await(() -> millisOf(hertz, tape.clip()) > before + 200);
    }

    private void hearsBoth() {
        int before = tape.clip().length();
        await(() -> {
            short[] samples = tape.clip().samples();
            return IntStream.iterate(before, at -> at + FRAME <= samples.length, at -> at + FRAME)
                    .anyMatch(at -> isIn(samples, at, ANA) && isIn(samples, at, BEN));
        });
    }

    private static boolean isIn(short[] samples, int at, double hertz) {
        return ToneDetector.share(samples, at, FRAME, hertz) > 0.2;
    }

    private static int millisOf(double hertz, Clip clip) {
        short[] samples = clip.samples();
        int frames = 0;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME)
            if (ToneDetector.share(samples, at, FRAME, hertz) > 0.7) frames++;
        return MILLIS_A_FRAME * frames;
    }

    private static SipUri uri(String queue, Line line) {
        return (SipUri) Uri.of("sip:" + queue + "@127.0.0.1:" + line.address().getPort());
    }

    private static Line line(int port, Reception reception) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int rtp = FreePorts.block(RTP_PORTS);
        var settings = new LineSettings(loopback, loopback, port, rtp, rtp + RTP_PORTS - 1, 0, 10);
        return Line.start(
                settings,
                reception,
                OutboundPolicy.LOOPBACK,
                new Unobserved(),
                Optional.empty(),
                InstantSource.system());
    }
}
