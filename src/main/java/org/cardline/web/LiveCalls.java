package org.cardline.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calls of this process as the web may see them: nothing of who calls. Implemented beside the line. */
public interface LiveCalls {
    /** A call that goes on. */
    record Running(String callId, String dialled, Instant since) {}

    /** Something that happened in a call, as a caption; secret keys are dots. */
    record Caption(Kind kind, String words) {
        /** Also the name of the event on the wire, in lower case. */
        public enum Kind {
            /** The line has answered the call; the first caption. */
            ANSWERED,
            /** The line says these words. */
            SAID,
            /** What the line says is a question: keys answer it from now on. */
            ASKED,
            /** A key was taken. */
            KEYED,
            /** The call is over, and by whom; the last caption. */
            ENDED
        }
    }

    /** The captions of one call, from its first. One thread reads them. */
    interface Captions extends AutoCloseable {
        /** The next one; empty when there was none within this time. */
        Optional<Caption> next(Duration atMost) throws InterruptedException;

        @Override
        void close();
    }

    /** Those that go on, the oldest first. */
    List<Running> now();

    /**
     * Listens to a call, which may not have arrived yet.
     *
     * @return empty: too many listen already
     */
    Optional<Captions> listen(String callId);
}
