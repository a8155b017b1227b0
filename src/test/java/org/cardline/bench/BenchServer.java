package org.cardline.bench;

import java.io.IOException;
import java.net.InetAddress;
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
import org.cardline.line.Reception;
import org.cardline.line.StopKeys;
import org.cardline.media.Clip;
import org.cardline.speech.Utterance;

/** The line alone, with the three numbers that a load generator calls: {@code sig}, {@code long}, {@code ivr}. */
final class BenchServer {
    private static final int AMPLITUDE = 8_000;
    private static final int SAMPLES_PER_SECOND = 8_000;

    private final Utterance longA = tone(440, 60);
    private final Utterance shortA = tone(440, 10);
    private final Utterance shortB = tone(1_000, 2);

    /** {@code BenchServer PORT MAX_CALLS}: runs until it is killed. */
    public static void main(String[] arguments) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        var settings = new LineSettings(
                loopback, loopback, Integer.parseInt(arguments[0]), 10_000, 19_999, Integer.parseInt(arguments[1]));
        Reception reception = new BenchServer()::admit;
        Line line = Line.start(settings, reception, new Nobody(), InstantSource.system());
        System.out.println("listening at " + line.address());
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
        var samples = new short[seconds * SAMPLES_PER_SECOND];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / SAMPLES_PER_SECOND));
        }
        return new Utterance("", List.of(Clip.ofSamples(samples)));
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
