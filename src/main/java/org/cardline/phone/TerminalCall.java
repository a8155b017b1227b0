package org.cardline.phone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cardline.media.Clip;
import org.cardline.media.Wav;
import org.cardline.sip.CallEvent.Why;
import org.cardline.sip.SipUri;
import sun.misc.Signal;

/** One call from a terminal: the line's words are printed, keys are typed or come from a script. */
public final class TerminalCall {
    private static final int NOBODY = 408;
    private static final int SECONDS_TO_END = 3;

    /** How a call ended, and the exit status that says so. */
    public enum Ending {
        /** The line hung up when it had served the caller. */
        LINE_HUNG_UP(0, "The line hung up."),
        /** The line refused the call. */
        REFUSED(3, "The call was refused"),
        /** The caller hung up. */
        CALLER_HUNG_UP(4, "You hung up."),
        /** Nothing answered at that address. */
        UNREACHABLE(5, "Nothing answers there"),
        /** The call broke off. */
        BROKEN_OFF(6, "The call broke off.");

        /** For the shell. */
        public final int status;

        private final String words;

        Ending(int status, String words) {
            this.status = status;
            this.words = words;
        }
    }

    /**
     * What is asked for.
     *
     * @param target whom to call; empty to wait until called
     * @param answers the port to wait at, on this machine
     * @param from the calling number to show
     * @param captions where the line's words come from; without them nothing is printed, and a script gives nothing
     * @param script pressed group by group when the line asks; the keyboard works beside it
     * @param wav where the sound of the call is written
     */
    public record Order(
            Optional<SipUri> target,
            int answers,
            String from,
            Optional<Captions> captions,
            Optional<KeyScript> script,
            Optional<Path> wav) {}

    private final Order order;
    private final Screen screen;
    private final Tape tape = new Tape();
    private final Speaker speaker = new Speaker();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final Telephone telephone;
    private volatile boolean hungUp;
    private volatile boolean failed;

    private TerminalCall(Order order, PrintStream out) throws IOException {
        this.order = order;
        screen = new Screen(out);
        Ear ear = frame -> {
            tape.hears(frame);
            speaker.hears(frame);
        };
        telephone = order.target().isPresent()
                ? Telephone.dial(order.target().get(), order.from(), ear)
                : Telephone.answering(order.answers(), ear);
    }

    /**
     * Makes the call and returns when it is over. Ctrl-C hangs up.
     *
     * @throws IOException if there is no way there, or the WAV file can't be written
     */
    public static Ending make(Order order, PrintStream out) throws IOException, InterruptedException {
        if (order.wav().isPresent()) Files.write(order.wav().get(), new byte[0]); // now rather than after the call
        return new TerminalCall(order, out).run();
    }

    private Ending run() throws IOException, InterruptedException {
        for (String name : List.of("INT", "TERM", "HUP")) Signal.handle(new Signal(name), each -> hangUp());
        Thread listener = Thread.ofVirtual().unstarted(this::listen);
        telephone.ended().thenAcceptBoth(telephone.pickup(), (why, pickup) -> ending.complete(ending(why, pickup)));
        try (speaker;
                telephone;
                Keyboard keyboard = Keyboard.open(this::typed)) {
            String what = order.target()
                    .map(target -> "Calling " + target.text() + " as " + order.from())
                    .orElse("Waiting to be called at 127.0.0.1:" + order.answers());
            screen.print(what + ". Keys: 0-9 * #, h hangs up" + (keyboard.isImmediate() ? "." : "; then Enter."));
            if (order.target().isEmpty()) telephone.pickup().join();
            listener.start(); // not before: the line's first words come after ours
            ending.join();
        }
        if (wasAnswered()) listener.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        if (order.wav().isPresent()) Files.write(order.wav().get(), Wav.write(tape.clip()));
        return told();
    }

    private Ending told() {
        Ending ended = failed && ending.join() == Ending.LINE_HUNG_UP ? Ending.BROKEN_OFF : ending.join();
        screen.print(ended.words + status());
        screen.references().forEach(reference -> screen.print("reference: " + reference));
        return ended;
    }

    private String status() {
        return telephone.pickup().getNow(new Pickup.Answered()) instanceof Pickup.Refused(int status, String reason)
                        && !hungUp
                ? ": " + status + " " + reason
                : "";
    }

    private Ending ending(Why why, Pickup pickup) {
        if (hungUp) return Ending.CALLER_HUNG_UP;
        if (pickup instanceof Pickup.Refused refused) {
            return refused.status() == NOBODY ? Ending.UNREACHABLE : Ending.REFUSED;
        }
        return why == Why.THEY_HUNG_UP ? Ending.LINE_HUNG_UP : Ending.BROKEN_OFF;
    }

    private boolean wasAnswered() {
        return telephone.pickup().getNow(new Pickup.Answered()) instanceof Pickup.Answered;
    }

    private void listen() {
        if (order.captions().isEmpty() || !wasAnswered()) return;
        try {
            order.captions().get().follow(telephone.callId(), this::heard);
        } catch (IOException broken) {
            screen.print("The line's words don't come any more: " + broken.getMessage());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(Caption caption) {
        switch (caption) {
            case Caption.Said(String words) -> screen.said(words);
            case Caption.Keyed(String key) -> screen.keyed(key);
            case Caption.Asked asked -> order.script().flatMap(KeyScript::next).ifPresent(this::give);
            case Caption.Ended(String cause) -> failed = !cause.equals("line");
        }
    }

    private void give(KeyScript.Group group) {
        switch (group) {
            case KeyScript.Keys(String keys) -> telephone.press(keys);
            case KeyScript.Speech(Clip clip) -> telephone.say(clip);
            case KeyScript.HangUp hangUp -> hangUp();
            case KeyScript.Silence silence -> {}
        }
    }

    private void typed(char key) {
        if (key == 'h') hangUp();
        else telephone.press(String.valueOf(key));
    }

    private void hangUp() {
        hungUp = true;
        telephone.hangUp();
        ending.completeOnTimeout(Ending.CALLER_HUNG_UP, SECONDS_TO_END, TimeUnit.SECONDS);
    }
}
