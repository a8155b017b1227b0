package org.cardline.web;

import java.time.Instant;
import java.util.List;

/** One-time codes that a demonstration sent to nobody: they are read on a page. Implemented beside the outbox. */
public interface SentCodes {
    /** @param device where it would have gone, masked */
    record Sent(Instant at, String device, String code) {
        /** Without the code. */
        @Override
        public String toString() {
            return "Sent[" + at + ", " + device + "]";
        }
    }

    /** The newest first; none outside a demonstration. */
    List<Sent> latest();
}
