package org.cardline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.cardline.line.Admission;
import org.cardline.line.Arrival;
import org.cardline.line.CallEnd;
import org.cardline.line.CallObserver;
import org.cardline.line.Caller;
import org.cardline.line.Line;
import org.cardline.line.LineSettings;
import org.cardline.line.StopKeys;
import org.cardline.media.Tones;
import org.cardline.speech.Utterance;

/**
 * The line alone, with the three numbers that a load generator calls: {@code sig}, {@code long}, {@code ivr}. Each line on
 * its standard input is answered with a line of {@link Footprint}.
 */
final class BenchServer {
    private static final int AMPLITUDE = 8_000;

    private final Utterance longA = tone(440, 60);
    private final Utterance shortA = tone(440, 10);
    private final Utterance shortB = tone(1_000, 2);

    /** {@code BenchServer PORT MAX_CALLS}: runs until its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        BenchServer server = new BenchServer();
        var settings = new LineSettings(
                loopback, loopback, Integer.parseInt(arguments[0]), 10_000, 19_999, Integer.parseInt(arguments[1]));
        Line line = Line.start(settings, server::admit, new Nobody(), InstantSource.system());
        System.out.println("listening");
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) System.out.println(Footprint.now());
        line.close();
    }

    private Admission admit(Arrival arrival) {
        return switch (arrival.dialled()) {
            case "sig" -> new Admission.Served(caller -> caller.pause(Duration.ofHours(1)), true);
            case "long" -> new Admission.Served(caller -> caller.say(longA, StopKeys.ANY), false);
            case "ivr" -> new Admission.Served(this::twoTones, false);
            default -> new Admission.Refused(404, "Not Found");
        };
    }

    private void twoTones(Caller caller) {
        caller.say(shortA, StopKeys.ANY);
        caller.say(shortB, StopKeys.NONE);
    }

    private static Utterance tone(int hertz, int seconds) {
        return new Utterance("", List.of(Tones.sine(hertz, Duration.ofSeconds(seconds), AMPLITUDE)));
    }

    private static final class Nobody implements CallObserver {
        @Override
        public void answered(Arrival arrival) {}

        @Override
        public void said(String callId, String words) {}

        @Override
        public void asked(String callId) {}

        @Override
        public void keyed(String callId, String shown) {}

        @Override
        public void ended(CallEnd end) {}
    }
}
