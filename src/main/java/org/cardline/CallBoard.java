package org.cardline;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.cardline.line.Arrival;
import org.cardline.line.CallEnd;
import org.cardline.line.CallObserver;
import org.cardline.web.LiveCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the line tells of its calls: the log's line for each event, and what the web may see. Any thread may use it. */
final class CallBoard implements CallObserver, LiveCalls {
    private static final Logger LOG = LoggerFactory.getLogger(CallBoard.class);
    /** Whoever wants to listen beyond them is sent away. */
    private static final int MOST_LISTENERS = 100;

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Map<String, Transcript> transcripts = new ConcurrentHashMap<>();
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);
    private final boolean keepsWords;

    /**
     * @param keepsWords whether every call's words are kept while it goes on, for who asks late: in a demonstration only.
     *     Else only a call's of which somebody asked before
     */
    CallBoard(boolean keepsWords) {
        this.keepsWords = keepsWords;
    }

    @Override
    public void answered(Arrival arrival) {
        running.put(arrival.callId(), new Running(arrival.callId(), arrival.dialled(), arrival.at()));
        if (keepsWords) transcript(arrival.callId());
        add(arrival.callId(), Caption.Kind.ANSWERED, "");
        LOG.info("call={} answered dialled={}", arrival.callId(), arrival.dialled());
    }

    @Override
    public void said(String callId, String words) {
        add(callId, Caption.Kind.SAID, words);
    }

    @Override
    public void asked(String callId) {
        add(callId, Caption.Kind.ASKED, "");
    }

    @Override
    public void keyed(String callId, String shown) {
        add(callId, Caption.Kind.KEYED, shown);
    }

    @Override
    public void ended(CallEnd end) {
        String callId = end.arrival().callId();
        add(callId, Caption.Kind.ENDED, end.cause().name().toLowerCase(Locale.ROOT));
        running.remove(callId);
        transcripts.remove(callId);
        LOG.info(
                "call={} ended cause={} seconds={}",
                callId,
                end.cause(),
                end.length().toSeconds());
    }

    /** What a call says that has ended just now is kept no longer. */
    private void add(String callId, Caption.Kind kind, String words) {
        Optional.ofNullable(transcripts.get(callId)).ifPresent(it -> it.add(new Caption(kind, words)));
    }

    /** Also of a call that hasn't arrived: who calls may ask for its words first. */
    private Transcript transcript(String callId) {
        return transcripts.computeIfAbsent(callId, each -> new Transcript());
    }

    @Override
    public List<Running> now() {
        return running.values().stream()
                .sorted(Comparator.comparing(Running::since))
                .toList();
    }

    @Override
    public Optional<Captions> listen(String callId) {
        return listeners.tryAcquire() ? Optional.of(new Listener(callId, transcript(callId))) : Optional.empty();
    }

    private final class Listener implements Captions {
        private final String callId;
        private final Transcript transcript;
        private int heard;

        Listener(String callId, Transcript transcript) {
            this.callId = callId;
            this.transcript = transcript;
        }

        @Override
        public Optional<Caption> next(Duration atMost) throws InterruptedException {
            Optional<Caption> caption = transcript.at(heard, atMost);
            if (caption.isPresent()) heard++;
            return caption;
        }

        @Override
        public void close() {
            if (!running.containsKey(callId)) transcripts.remove(callId, transcript);
            listeners.release();
        }
    }
}
