package org.cardline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cardline.speech.Ears;
import org.cardline.speech.Models;
import org.cardline.speech.Recogniser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What callers are heard with: there if it isn't switched off, the models are, and the programme speaks English. */
final class Hearing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private final String state;
    private final Optional<Recogniser> recogniser;
    private final Optional<Ears> ears;

    private Hearing(String state, Optional<Recogniser> recogniser, Optional<Ears> ears) {
        this.state = state;
        this.recogniser = recogniser;
        this.ears = ears;
        LOG.info("Speech is {}", state);
    }

    /**
     * @param folder of the models; empty: switched off
     * @param language of the programme
     */
    static Hearing open(Optional<Path> folder, String language) {
        if (folder.isEmpty()) return none("off");
        if (!language.startsWith("en")) return none("off: only English is understood, not " + language);
        try {
            Optional<Models> models = Models.in(folder.get());
            return models.isEmpty() ? none("off: no models in " + folder.get()) : of(models.get());
        } catch (IOException broken) {
            return none("off: " + broken.getMessage());
        }
    }

    private static Hearing none(String state) {
        return new Hearing(state, Optional.empty(), Optional.empty());
    }

    private static Hearing of(Models models) throws IOException {
        Recogniser recogniser = Recogniser.load(models, Recogniser.usualWorkers());
        return new Hearing("on", Optional.of(recogniser), Optional.of(Ears.open(models, recogniser)));
    }

    /** On; or off, and why. */
    String state() {
        return state;
    }

    /** Empty where keys alone answer. */
    Optional<Ears> ears() {
        return ears;
    }

    @Override
    public void close() {
        ears.ifPresent(Ears::close);
        recogniser.ifPresent(Recogniser::close);
    }
}
