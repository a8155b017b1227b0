package org.cardline.proof;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cardline.line.Admission;
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
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.Reason;
import org.cardline.speech.Utterance;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A person picks up: all of Cardline in its process, a caller's telephone, and an agent's. */
@Timeout(300)
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
class AgentTest {
    private static final Utterance TONE = new Utterance("", List.of(Tones.sine(1_000, Duration.ofSeconds(2), 8_000)));

    private static final int RTP_PORTS = 100;

    private static final Pattern PERSON =
            Pattern.compile("card ([\\d ]+), security code (\\d+),\\s+born (\\d{2})(\\d{2})(\\d{4})");

    private final BlockingQueue<Recording> heard = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @Test
    void callerIsLedFromTheMenuToAnAgentAndCalledBack() throws Exception {
        int port = FreePorts.one();
        try (Line agent = agent();
                var cardline = started(agent, port)) {
            theGuideTellsThisProgrammesNumbers(cardline);
            fromTheWebToAnAgentAndBackWithNothingAskedTwice(cardline);
            ledToAnAgent(cardline);
            calledBack(cardline, port);
            Crowd.awaitRecords(cardline, 5); // those who were called among them
            cutOffByACrashAndCalledInTheirPlaces(cardline, agent, port);
        }
    }

    /** Nobody answers then, so that each is called once, at once; and for one agent, so that they are one after the other. */
    private void cutOffByACrashAndCalledInTheirPlaces(RunningCardline cardline, Line agent, int port) throws Exception {
        List<String> inOrder;
        List<String> cases;
        try (var crowd = Crowd.calling(cardline)) {
            inOrder = crowd.inOrder();
            cases = crowd.cases();
            cardline.kill();
        }
        var left = new CopiedProgramme(programme());
        for (int each = 1; each < Crowd.TALK; each++) left.with("queues.yaml", ofCrowd(each, agent), "");
        List<String> rung = new CopyOnWriteArrayList<>();
        Reception busy = arrival -> {
            rung.add(arrival.dialled());
            return new Admission.Refused(486, "Busy Here");
        };
        try (Line network = line(port, busy);
                var next = RunningCardline.start(folder, settings())) {
            assertThat(network.address().getPort()).isEqualTo(port);
            Crowd.judge(next, cases);
            assertThat(rung).extracting(number -> "+" + number).isEqualTo(inOrder);
        }
    }

    /** For each reason in both languages: nothing in the guide is the other programme's. */
    private static void theGuideTellsThisProgrammesNumbers(RunningCardline cardline) throws Exception {
        for (String guide : List.of("/guide/en", "/guide/es")) {
            for (Reason reason : Reason.values()) {
                String page = guide + "/" + reason.word() + (reason == Reason.LOST_OR_STOLEN ? "/any" : "/personal");
                assertThat(cardline.get(page + "/ES"))
                        .contains("+1 312 555 0143", "Larkmoor")
                        .doesNotContain("Express");
                assertThat(cardline.get(page + "/US"))
                        .contains(reason == Reason.LOST_OR_STOLEN ? "1 312 555 0142" : "1 312 555 0140");
            }
            for (String page : List.of("", "/numbers", "/checklist", "/questions/from-abroad", "/from/JP", "/track"))
                assertThat(cardline.get(guide + page)).contains("Larkmoor").doesNotContain("Express");
        }
        assertThat(cardline.get("/guide/en/checklist")).contains("16 digits", "3 digits on the back");
        assertThat(cardline.post("/guide/check", "text=LARKMOOR-ALERT").body()).contains("Reported as false");
    }

    /** The reason is chosen on the web, served on the line, taken up by an agent, and followed on the web again. */
    private void fromTheWebToAnAgentAndBackWithNothingAskedTwice(RunningCardline cardline) throws Exception {
        Matcher me = PERSON.matcher(cardline.words());
        assertThat(me.find()).isTrue();
        String pass = found(
                "[*]7 (\\d{3} \\d{3})",
                cardline.post("/guide/pass", "reason=dispute").body());
        try (Talking caller = Talking.to(cardline)) {
            caller.hear("Lost or stolen").press("*7" + pass.replace(" ", ""));
            caller.hear("Key the card number.").press(me.group(1).replace(" ", ""));
            caller.hear("Key the security code").press(me.group(2));
            caller.hear("For the charge you mean").press("1");
            caller.hear("You didn't make it").press("2");
            caller.hear("To tell us in your own words").press("0");
            assertThat(heard.poll(60, SECONDS)).as("the agent answered").isNotNull();
            caller.hear("Anything else");
            assertThat(caller.said().stream().filter(each -> each.matches(".*(?:press|Key) .*")))
                    .hasSizeBetween(7, 9) // the last is what else there is; who waits hears what keys do
                    .doesNotHaveDuplicates();
            String reference = found("Your reference is ([\\d ]+)", String.join(" ", caller.said()));
            String born = "reference=%s&month=%s&day=%s&year=%s"
                    .formatted(reference.replace(" ", ""), me.group(3), me.group(4), me.group(5));
            assertThat(cardline.post("/guide/track", born).body())
                    .contains(reference.strip(), "It is with: Disputes", "You told us, and the case was opened.");
        }
    }

    /** The case is open, the agent is rung, both hear each other; when the agent hangs up the line goes on. */
    private void ledToAnAgent(RunningCardline cardline) throws Exception {
        var tape = new Tape();
        try (Talking caller = Talking.to(cardline, tape)) {
            caller.hear("Lost or stolen").press("0").hear("Fraud").press("1").hear("Your case is open.");
            awaitTone(tape);
            caller.say(Tones.sine(440, Duration.ofSeconds(6), 8_000));
            Recording said = heard.poll(30, SECONDS);
            assertThat(millisOf(440, Clip.ofUlaw(said.ulaw())))
                    .as("what the agent hears")
                    .isGreaterThan(1_000);
            caller.hear("Anything else");
            assertThat(millisOf(1_000, tape.clip())).as("what the caller hears").isBetween(500, 2_100);
            assertThat(caller.captions()).doesNotContain("call this number");
        }
    }

    /** While the agent wraps up, the next caller hangs up and keeps the place; then is rung, and presses 1. */
    private void calledBack(RunningCardline cardline, int port) throws Exception {
        Path own = Files.createDirectory(folder.resolve("baresip"));
        try (var telephone = Baresip.answering(own, port, "12025550143")) {
            try (Talking caller = Talking.to(cardline)) {
                caller.hear("Lost or stolen")
                        .press("0")
                        .hear("Fraud")
                        .press("1")
                        .hear("You are next.");
                caller.press("1").hear("We call 1 202 555 0143.").press("1").hear("You keep your place.");
            }
            telephone.awaitCall();
            telephone.key('1');
            assertThat(heard.poll(30, SECONDS)).as("the agent answered").isNotNull();
            telephone.awaitHangUp();
            assertThat(millisOf(1_000, telephone.heard()))
                    .as("what is heard of the agent")
                    .isGreaterThan(500);
            askedOnThePage(cardline, telephone);
        }
    }

    /** Asked for in Spanish and without a script, confirmed by a code; then that telephone rings again. */
    private void askedOnThePage(RunningCardline cardline, Baresip telephone) throws Exception {
        String asked = cardline.post("/guide/es/callback", "reason=online-account&number=%2B1+202+555+0143")
                .body();
        String key = found("/guide/es/callback/([^\"]+)", asked);
        String code = found("([0-9]{6})</", cardline.get("/demonstration/codes"));
        assertThat(cardline.post("/guide/es/callback/" + key, "code=" + code).body())
                .contains("Le llamamos cuando le toque.");
        telephone.awaitCall();
        telephone.key('1');
        assertThat(heard.poll(30, SECONDS)).as("the agent answered").isNotNull();
        telephone.awaitHangUp();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** A telephone that answers, sounds a tone, listens, and hangs up. */
    private Line agent() throws IOException {
        Consumer<Caller> stays = cardline -> cardline.pause(Duration.ofHours(1));
        return line(
                0,
                arrival -> new Admission.Served(arrival.dialled().startsWith("crowd") ? stays : this::answers, false));
    }

    private static Line line(int sipPort, Reception reception) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int rtp = FreePorts.block(RTP_PORTS);
        var settings = new LineSettings(loopback, loopback, sipPort, rtp, rtp + RTP_PORTS - 1, 0, 10);
        return Line.start(
                settings,
                reception,
                OutboundPolicy.NOWHERE,
                new Unobserved(),
                Optional.empty(),
                InstantSource.system());
    }

    private void answers(Caller cardline) {
        cardline.say(TONE, StopKeys.NONE);
        heard.add(cardline.record(new RecordingLimits(Duration.ofSeconds(3), Duration.ofSeconds(10))));
    }

    private RunningCardline started(Line agent, int port) throws Exception {
        programme(agent, port);
        return RunningCardline.start(folder, settings());
    }

    private Map<String, String> settings() {
        return Map.of("CARDLINE_PROGRAMME", programme().toString());
    }

    private Path programme() {
        return folder.resolve("programmes/larkmoor");
    }

    /** Larkmoor's at any hour: one agent for all but disputes, one for online accounts, one for disputes, five for what they alone take. */
    private void programme(Line agent, int callbackPort) throws IOException {
        CopiedProgramme copied = CopiedProgramme.of("larkmoor", folder.resolve("programmes"));
        int port = agent.address().getPort();
        String telephones = telephone("agent7", port, "{fraud: 5, business: 5, service: 5}")
                + telephone("agent8", port, "{service: 5}")
                + telephone("agent9", port, "{disputes: 5}")
                + IntStream.range(0, Crowd.TALK)
                        .mapToObj(each -> ofCrowd(each, agent))
                        .collect(Collectors.joining());
        copied.with("queues.yaml", "agents:\n", "agents:\n" + telephones);
        copied.with("queues.yaml", "rewards\n    needs: {service: 1}", "rewards\n    needs: {crowd: 1}");
        copied.appended("queues.yaml", """
                callbacks:
                  address: "sip:{number}@127.0.0.1:%d"
                  countries: "1"
                  tries: 3
                  again-after-seconds: 600
                  quiet-hours: "00:00-00:00"
                """.formatted(callbackPort));
        copied.appended(
                "entry-points.yaml",
                "\n  - {dialled: %s, purpose: general, card: personal, conversation: queue, queue: rewards}\n"
                        .formatted(Crowd.ENTRY));
        copied.with("reasons.yaml", "Online accounts\n    hours: office", "Online accounts\n    hours: always");
        copied.with("reasons.yaml", "Disputes\n    hours: disputes", "Disputes\n    hours: always");
        copied.with("reasons.yaml", "Rewards\n    hours: office", "Rewards\n    hours: always");
    }

    private static String ofCrowd(int each, Line agent) {
        return telephone("crowd" + each, agent.address().getPort(), "{crowd: 1}");
    }

    private static String telephone(String agent, int port, String skills) {
        return "  - {name: %s, address: \"sip:%s@127.0.0.1:%d\", skills: %s, languages: en}\n"
                .formatted(agent, agent, port, skills);
    }

    private static void awaitTone(Tape tape) {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        while (millisOf(1_000, tape.clip()) < 500) {
            if (System.nanoTime() > deadline) throw new AssertionError("The agent was never heard");
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static int millisOf(double hertz, Clip clip) {
        return millisOf(hertz, clip.samples());
    }

    private static int millisOf(double hertz, short[] samples) {
        int frames = 0;
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            if (ToneDetector.share(samples, at, 160, hertz) > 0.7) frames++;
        }
        return 20 * frames;
    }
}
