package org.cardline.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.util.FileSystemUtils;

/**
 * One Cardline with the usual settings for all proofs that only call it: the first starts it, and it is stopped after the
 * last test of all. Each proof calls about customers of its own.
 */
final class SharedCardline implements BeforeAllCallback {
    private Optional<RunningCardline> line = Optional.empty();

    /** One that runs, and the folder it is in. */
    private record Running(RunningCardline line, Path folder) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("cardline-shared");
                return new Running(RunningCardline.start(folder, Map.of()), folder);
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException("Cardline does not start", failed);
            }
        }

        @Override
        public void close() throws IOException {
            line.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        line = Optional.of(context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(SharedCardline.class, _ -> Running.start(), Running.class)
                .line());
    }

    /** The one that runs; only in tests, and in what comes before them. */
    RunningCardline line() {
        return line.orElseThrow();
    }
}
