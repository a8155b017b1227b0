package org.cardline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cardline.store.StoreException;

/** The commands of {@code ./cardline} that are no business of a shell. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    static void main(String[] arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws Exception {
        try {
            return command(arguments);
        } catch (SettingsException | StoreException expected) {
            System.err.println("cardline: " + expected.getMessage());
            return FAILED;
        }
    }

    private static int command(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "up" : arguments[0];
        switch (name) {
            case "up" -> Up.run(settings(), Up::untilStopped);
            case "rehearse" -> Up.run(settings(), Rehearsal::run);
            default -> {
                System.err.println("cardline: no command " + Arrays.toString(arguments) + "; see ./cardline help");
                return USAGE;
            }
        }
        return 0;
    }

    private static Settings settings() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        SettingValues values = SettingValues.of(root, System.getenv());
        values.warnings().forEach(warning -> System.err.println("cardline: " + warning));
        return Settings.of(root, values);
    }
}
