package org.cardline.speech;

import java.io.UncheckedIOException;
import org.cardline.media.Clip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A name that the first voice fails to read is read by the second. */
record Fallback(NameVoice first, NameVoice second) implements NameVoice {
    private static final Logger LOG = LoggerFactory.getLogger(Fallback.class);

    @Override
    public Clip read(String name) {
        try {
            return first.read(name);
        } catch (UncheckedIOException failed) {
            LOG.warn("A name is read by the second voice: {}", failed.getMessage());
            return second.read(name);
        }
    }
}
