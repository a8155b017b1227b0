package org.cardline.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The recogniser's models, which {@code ./cardline check} fetches. Without them tests are left out; in CI they fail. */
public final class TestModels {
    private TestModels() {}

    /** The models, or the end of the test. */
    public static Models needed() {
        Path folder = Optional.ofNullable(System.getenv("CARDLINE_MODELS"))
                .map(Path::of)
                .orElseGet(Models::usualFolder);
        try {
            return Models.in(folder).orElseGet(TestModels::missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Models missing() {
        String otherwise = "the recogniser's models are missing. To get them: ./cardline check, with npm installed";
        if ("true".equals(System.getenv("CI"))) throw new AssertionError(otherwise);
        return Assumptions.abort(otherwise);
    }
}
