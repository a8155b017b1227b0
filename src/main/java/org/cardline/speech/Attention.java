package org.cardline.speech;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cardline.media.JitterBuffer;
import org.jspecify.annotations.Nullable;

/** What the ears know of one listener. Owned by their thread. */
final class Attention {
    private static final int FRAME = JitterBuffer.FRAME;
    private static final int WINDOW = VoiceStream.WINDOW;

    /** Samples kept, powers of two: enough for {@link Echo}, and for a frame that is not yet judged. */
    private static final int KEPT_HEARD = 8_192;

    private static final int KEPT_SAID = 16_384;

    /** A prompt's samples are louder than this; silence is 0 in either law, give or take. */
    private static final int SAID_PEAK = 64;

    /** Below -50 dB nobody is heard: the detector isn't asked. */
    private static final double SILENT_POWER = 1e-5 * 32768 * 32768;

    /** So long after the last of a prompt an echo of it may be among the windows that make a voice. */
    private static final int ECHO_REMEMBERED = Echo.LATEST + 8 * WINDOW;

    /** After what was an echo it is looked for again in so many windows: 0.13 s. */
    private static final int ECHO_LASTS = 4;

    private static final long WINDOW_NANOS = WINDOW * 125_000L;

    final VoiceStream stream = new VoiceStream();
    private final Listener listener;
    private final Ears ears;
    private final VoiceActivity activity = new VoiceActivity();
    private final Stretch stretch = new Stretch();
    private final short[] heard = new short[KEPT_HEARD];
    private final short[] said = new short[KEPT_SAID];
    private final short[] frame = new short[FRAME];
    private final short[] saidFrame = new short[FRAME];
    private final short[] window = new short[WINDOW];
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private int received;
    private int judged;
    private int lastSaid = -Echo.SAID;
    private int echoUntil;
    private double power;
    private int looks;
    private boolean speaking;
    private boolean kept;
    private boolean looking;
    private boolean ended;
    private long endedNanos;
    private Optional<Heard> found = Optional.empty();

    /** What came of which look. */
    private record Outcome(int look, Heard heard) {}

    Attention(Listener listener, Ears ears) {
        this.listener = listener;
        this.ears = ears;
    }

    /** Takes what came. True if there is a window that the detector must judge before {@link #judged}. */
    boolean next() {
        while (true) {
            while (received - judged < WINDOW) if (!receive()) return false;
            take();
            if (power >= SILENT_POWER) return true;
            judge(0);
        }
    }

    private boolean receive() {
        if (listener.frames.isEmpty()) return false;
        listener.frames.take(frame, 0, saidFrame, 0);
        boolean speaks = false;
        for (int i = 0; i < FRAME; i++) {
            heard[received + i & KEPT_HEARD - 1] = frame[i];
            said[received + i & KEPT_SAID - 1] = saidFrame[i];
            speaks |= Math.abs(saidFrame[i]) > SAID_PEAK;
        }
        received += FRAME;
        if (speaks) lastSaid = received;
        return true;
    }

    private void take() {
        System.arraycopy(heard, judged & KEPT_HEARD - 1, window, 0, WINDOW);
        judged += WINDOW;
        double energy = 0;
        for (short sample : window) energy += sample * sample;
        power = energy / WINDOW;
        stream.hear(window);
        stretch.add(window);
    }

    /** The detector has judged the window. */
    void judged() {
        judge(stream.probability);
    }

    private void judge(float probability) {
        if (ended) return;
        boolean overPrompt = judged - lastSaid < ECHO_REMEMBERED;
        int quietBefore = activity.quiet();
        switch (activity.hear(probability, power, overPrompt, this::isNobody, pauses())) {
            case BEGAN -> began();
            case PAUSED -> paused();
            case ENDED -> ended();
            case NONE -> {
                if (activity.quiet() < quietBefore) forgetLook();
            }
        }
    }

    private Pauses pauses() {
        return Pauses.in(listener.listening().answer());
    }

    private boolean isNobody() {
        return PureTone.is(heard, judged - PureTone.SAMPLES) || isEcho();
    }

    private boolean isEcho() {
        if (judged - echoUntil < 0) return true;
        Optional<Boolean> echo = ears.isEcho(heard, said, judged);
        if (echo.orElse(true)) echoUntil = judged + (echo.isPresent() ? ECHO_LASTS * WINDOW : 0);
        return echo.orElse(true);
    }

    private void began() {
        speaking = true;
        kept = ears.takeRoom();
        if (kept) stretch.begin(activity.windowsSinceItBegan());
        listener.told.began();
    }

    /** The caller speaks again: what was made of the part before it doesn't count. */
    private void forgetLook() {
        looks++;
        looking = false;
        found = Optional.empty();
    }

    private void paused() {
        boolean early = !activity.isQuietFor(pauses().whole());
        boolean known = looking || found.isPresent();
        if (!known && (!early || ears.areIdle())) look();
    }

    private void look() {
        int look = ++looks;
        if (!kept) return;
        short[] speech = stretch.copy(activity.quiet());
        looking = true;
        ears.look(speech, listener.listening(), heard -> came(new Outcome(look, heard)));
    }

    /** By any thread. An older look may end after a newer one, and doesn't count. */
    private void came(Outcome one) {
        outcome.accumulateAndGet(one, (before, now) -> before == null || before.look() < now.look() ? now : before);
    }

    private void ended() {
        end();
        if (found.isEmpty() && !looking) look();
        if (!kept) found = Optional.of(new Heard.Busy());
    }

    private void end() {
        if (ended) return;
        ended = true;
        endedNanos = System.nanoTime();
        listener.told.ended();
    }

    /** Tells what was made of speech as soon as that is known, and whole or at its end. */
    void tell() {
        Outcome came = outcome.getAndSet(null);
        if (came != null && came.look() == looks) {
            looking = false;
            boolean tooSoon = came.heard() instanceof Heard.Busy && !ended;
            found = tooSoon ? Optional.empty() : Optional.of(came.heard());
        }
        if (found.isEmpty()) return;
        Heard heard = found.get();
        boolean whole = activity.isQuietFor(pauses().whole())
                && Pauses.isWhole(heard, listener.listening().answer());
        if (ended || whole) finish(heard);
        else if (came != null) listener.told.partly(heard);
    }

    private void finish(Heard heard) {
        end();
        ears.meter().heard(heard, activity.quiet() * WINDOW_NANOS + System.nanoTime() - endedNanos);
        activity.end();
        forget();
        found = Optional.empty();
        listener.told.heard(heard);
    }

    private void forget() {
        stretch.clear();
        if (kept) ears.giveRoomBack();
        speaking = kept = ended = false;
    }

    /** Whether nobody listens any more. */
    boolean isOver() {
        return listener.isClosed();
    }

    /** A fault of ours: who has begun to speak is asked for keys. */
    void failed() {
        if (speaking) finish(new Heard.Busy());
        clear();
    }

    /** Forgets all that was heard. */
    void clear() {
        forget();
        stream.forget();
        Arrays.fill(heard, (short) 0);
        Arrays.fill(window, (short) 0);
        Arrays.fill(frame, (short) 0);
        ears.meter().dropped(listener.frames.dropped());
    }
}
