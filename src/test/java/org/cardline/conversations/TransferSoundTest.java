package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller hears while agents send them about: three telephones, real queues, real RTP, and the programme's own recordings. */
@Timeout(120)
class TransferSoundTest extends CallerInQueue {
    private static final int FRAME = 160;
    private static final int MILLIS_A_FRAME = 20;
    private static final int RTP_PORTS = 100;

    /** Of 32,768: more than G.711's silence, less than the end of a word. */
    private static final int QUIET = 60;

    private static final Duration FIRST_WORDS = Duration.ofSeconds(1);
    private static final double CALLER = 880;
    private static final double FIRST = 1_000;
    private static final double ANA = 440;
    private static final double BEN = 660;

    private final Tape tape = new Tape();
    private final AtomicReference<Optional<Admission>> refusal = new AtomicReference<>(Optional.empty());
    private final AtomicInteger calls = new AtomicInteger();
    private final BlockingQueue<Recording> heard = new LinkedBlockingQueue<>();

    @Test
    void aCallerIsInSilenceForNoTwoSecondsAndNobodysFirstWordsAreLost() throws Exception {
        try (Line agents = line(this::answers);
                Line line = line(_ -> new Admission.Served(this::waitsAndTalks, false))) {
            signIn("ana", agents);
            try (Telephone telephone = Telephone.dial(uri(line), "12025550123", tape)) {
                telephone.say(Tones.sine(CALLER, Duration.ofMinutes(1), 8_000));
                hears(ANA);
                signIn("ben", agents);
                fails();
                warm();
                blind();
                holds();
            }
        }
        assertThat(millisOf(FIRST, tape.clip())).as("ana's first words").isGreaterThan(700);
        Clip said = Clip.ofUlaw(heard.remove().ulaw());
        assertThat(millisOf(CALLER, said)).as("what ana hears at once").isGreaterThan(700);
        assertThat(longestSilenceMillis())
                .as("but for the second in which ana listens")
                .isBetween(900, 1_999);
    }

    /** Who is asked is busy: the caller is back. */
    private void fails() {
        refusal.set(Optional.of(new Admission.Refused(486, "Busy Here")));
        sends("ana", to(What.TRANSFER, "agent:ben"));
        awaitOutcome("ana", Obeyed.BUSY);
        refusal.set(Optional.empty());
        agents.available("ben"); // who was set aside
        hears(ANA);
    }

    private void warm() {
        sends("ana", to(What.CONSULT, "agent:ben"));
        awaitOutcome("ana", Obeyed.ANSWERED);
        sends("ana", Wish.of(What.SWAP));
        hears(ANA);
        sends("ana", Wish.of(What.COMPLETE));
        hears(BEN);
        agents.completed("ana");
    }

    private void blind() {
        sends("ben", to(What.TRANSFER, "agent:ana"));
        await(() -> at("ben").phase() == Phase.WRAP_UP);
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
        var services = world.services(routing, now::get);
        Queue queue = services.programme().queues().named("disputes").orElseThrow();
        EntryPoint entry = services.programme().entryPoints().getFirst();
        new WithAgent(services, caller, entry, Identity.unknown(services), true).in(queue, HandOver.NOTHING);
    }

    /** Ana's first words are a tone of their own; when she has the caller for the second time she listens first. */
    private Admission answers(Arrival arrival) {
        boolean ana = arrival.dialled().equals("ana");
        return refusal.get()
                .filter(_ -> !ana)
                .orElseGet(() -> new Admission.Served(ana ? this::ana : this::ben, false));
    }

    private void ana(Caller cardline) {
        if (calls.incrementAndGet() == 1) cardline.say(tone(FIRST, FIRST_WORDS), StopKeys.NONE);
        else heard.add(cardline.record(new RecordingLimits(FIRST_WORDS, FIRST_WORDS)));
        cardline.say(tone(ANA, Duration.ofMinutes(1)), StopKeys.NONE);
    }

    private void ben(Caller cardline) {
        cardline.say(tone(BEN, Duration.ofMinutes(1)), StopKeys.NONE);
    }

    private static Utterance tone(double hertz, Duration length) {
        return new Utterance("", List.of(Tones.sine(hertz, length, 8_000)));
    }

    /** Waits until the caller has heard more of this tone. */
    private void hears(double hertz) {
        int before = millisOf(hertz, tape.clip());
        await(() -> millisOf(hertz, tape.clip()) > before + 200);
    }

    private static int millisOf(double hertz, Clip clip) {
        short[] samples = clip.samples();
        int frames = 0;
        for (int at = 0; at + FRAME <= samples.length; at += FRAME)
            if (ToneDetector.share(samples, at, FRAME, hertz) > 0.7) frames++;
        return MILLIS_A_FRAME * frames;
    }

    private int longestSilenceMillis() {
        short[] samples = tape.clip().samples();
        int longest = 0;
        int now = 0;
        for (short each : samples) {
            now = Math.abs(each) <= QUIET ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        return longest / 8;
    }

    private static SipUri uri(Line line) {
        return (SipUri) Uri.of("sip:1@127.0.0.1:" + line.address().getPort());
    }

    private static Line line(Reception reception) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int rtp = FreePorts.block(RTP_PORTS);
        var settings = new LineSettings(loopback, loopback, 0, rtp, rtp + RTP_PORTS - 1, 0, 10);
        return Line.start(
                settings,
                reception,
                OutboundPolicy.LOOPBACK,
                new Unobserved(),
                Optional.empty(),
                InstantSource.system());
    }
}
