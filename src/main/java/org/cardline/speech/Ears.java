package org.cardline.speech;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears callers speak. One thread of its own finds where speech begins and ends, for all listeners together; what was said
 * is understood by a few others. Neither is a tick: a tick only gives frames to a {@link Listener}.
 */
public final class Ears implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ears.class);
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Echoes looked for in one round, each about a millisecond's work; the others are taken for echoes until the next. */
    private static final int MOST_ECHOES = 4;

    /** A round ends long before, also on a busy machine. */
    private static final long LONGEST_ROUND_MILLIS = TimeUnit.SECONDS.toMillis(10);

    /** Callers whose speech is kept at once, 0.4 MB each at most; one more is asked for keys. */
    private static final int MOST_SPEAKING = 256;

    private final VoiceDetector detector;
    private final Understanding understanding;
    private final EarMeter meter = new EarMeter();
    private final Echo echo = new Echo();
    private final short[] heardLately = new short[Echo.HEARD];
    private final short[] saidLately = new short[Echo.SAID];
    private final ConcurrentLinkedQueue<Listener> opened = new ConcurrentLinkedQueue<>();
    private final List<Attention> attentions = new ArrayList<>();
    private final List<Attention> judging = new ArrayList<>();
    private final List<VoiceStream> streams = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("ears").unstarted(this::run);
    private int echoesLeft;
    private int speaking;
    private volatile boolean closed;

    /** Not yet begun: {@link #round} is called by its thread, or by a test. */
    Ears(VoiceDetector detector, Understanding understanding) {
        this.detector = detector;
        this.understanding = understanding;
    }

    /**
     * Begins to hear.
     *
     * @throws IOException if the model can't be loaded
     */
    public static Ears open(Models models, Understanding understanding) throws IOException {
        return new Ears(Silero.load(models.voice()), understanding).start();
    }

    Ears start() {
        thread.start();
        return this;
    }

    /** Any thread: listens until the listener is closed. */
    public Listener listen(Listening listening, Listener.Told told) {
        var listener = new Listener(listening, told);
        opened.add(listener);
        LockSupport.unpark(thread);
        return listener;
    }

    /** What they count. */
    public EarMeter meter() {
        return meter;
    }

    private void run() {
        while (!closed) {
            long due = System.nanoTime() + ROUND_NANOS;
            round();
            if (attentions.isEmpty() && opened.isEmpty()) LockSupport.park(this);
            else LockSupport.parkNanos(this, due - System.nanoTime());
        }
        attentions.forEach(Attention::clear);
        detector.close();
    }

    /** A fault of ours leaves callers their keys, and goes on. */
    void round() {
        try {
            for (Listener each = opened.poll(); each != null; each = opened.poll())
                attentions.add(new Attention(each, this));
            attentions.removeIf(Ears::isOver);
            echoesLeft = MOST_ECHOES;
            hear();
            attentions.forEach(Attention::tell);
        } catch (RuntimeException fault) {
            LOG.error("Nobody who spoke just now was heard", fault);
            judging.clear();
            streams.clear();
            attentions.forEach(Attention::failed);
            attentions.clear();
        }
    }

    private static boolean isOver(Attention attention) {
        boolean over = attention.isOver();
        if (over) attention.clear();
        return over;
    }

    private void hear() {
        boolean more = true;
        while (more) {
            more = false;
            for (Attention each : attentions) {
                if (each.next()) judging.add(each);
                if (judging.size() == VoiceDetector.MOST_AT_ONCE) more = judge();
            }
            if (!judging.isEmpty()) more = judge();
        }
    }

    private boolean judge() {
        for (Attention each : judging) streams.add(each.stream);
        detector.judge(streams);
        judging.forEach(Attention::judged);
        judging.clear();
        streams.clear();
        return true;
    }

    /** Whether what was heard up to there is an echo; empty if it was not looked into. */
    Optional<Boolean> isEcho(short[] heard, short[] said, int upTo) {
        if (echoesLeft-- <= 0) return Optional.empty();
        unroll(heard, upTo - Echo.HEARD, heardLately);
        unroll(said, upTo - Echo.SAID, saidLately);
        return Optional.of(echo.isAll(heardLately, saidLately));
    }

    private static void unroll(short[] ring, int from, short[] into) {
        for (int i = 0; i < into.length; i++) into[i] = ring[from + i & ring.length - 1];
    }

    /** Whether one more caller's speech may be kept. */
    boolean takeRoom() {
        if (speaking == MOST_SPEAKING) return false;
        speaking++;
        return true;
    }

    void giveRoomBack() {
        speaking--;
    }

    /** Whether what may be in vain keeps nobody waiting. */
    boolean areIdle() {
        return understanding.isIdle();
    }

    /** Has this understood, elsewhere; what was looked at is cleared. A fault of ours is told as busy. */
    void look(short[] speech, Listening listening, Consumer<Heard> told) {
        long since = System.nanoTime();
        understanding.understand(speech, listening).whenComplete((heard, fault) -> {
            Arrays.fill(speech, (short) 0);
            meter.looked(System.nanoTime() - since);
            if (fault != null) LOG.error("A stretch of speech could not be understood", fault);
            told.accept(fault == null ? heard : new Heard.Busy());
        });
    }

    /**
     * Hears nobody any more. When it returns nothing of the detector is at work: native code that is, when the JVM ends, may
     * crash it.
     */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_ROUND_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
