package org.cardline;

import java.nio.file.Path;
import java.util.List;
import org.cardline.cases.KeyFileException;
import org.cardline.programme.ProgrammeProblems;
import org.cardline.speech.MissingPhrases;
import org.cardline.speech.UnfitRecordings;
import org.cardline.store.StoreException;

/** The commands of {@code ./cardline} that are no business of a shell. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Main() {}

    static void main(String[] arguments) throws Exception {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws Exception {
        try {
            return command(arguments);
        } catch (SettingsException
                | StoreException
                | KeyFileException
                | ProgrammeProblems
                | MissingPhrases
                | UnfitRecordings expected) {
            System.err.println("cardline: " + expected.getMessage());
            return FAILED;
        }
    }

    private static int command(List<String> arguments) throws Exception {
        switch (arguments.isEmpty() ? "up" : arguments.getFirst()) {
            case "up" -> Up.run(settings(), Up::untilStopped);
            case "rehearse" -> Up.run(settings(), Rehearsal::run);
            case "call" -> {
                return CallCommand.run(arguments.subList(1, arguments.size()), settings());
            }
            case "password" -> PasswordCommand.run(arguments, settings());
            case "forget" -> Keeping.forget(settings());
            case "backup" -> Keeping.backup(settings(), file(arguments));
            case "restore" -> Keeping.restore(settings(), file(arguments));
            case "listen" -> ListenCommand.run(arguments, settings());
            case "train" -> ReasonsCommands.train(arguments);
            case "understand" -> ReasonsCommands.understand(arguments);
            default -> {
                System.err.println("cardline: there is no command " + arguments.getFirst() + ". Try ./cardline help");
                return USAGE;
            }
        }
        return 0;
    }

    private static Path file(List<String> arguments) {
        if (arguments.size() != 2)
            throw new SettingsException(List.of(arguments.getFirst() + " needs the name of one file"));
        return Path.of(arguments.get(1)).toAbsolutePath();
    }

    private static Settings settings() {
        Path root = Path.of("").toAbsolutePath();
        SettingValues values = SettingValues.of(root, System.getenv());
        values.warnings().forEach(warning -> System.err.println("cardline: " + warning));
        return Settings.of(root, values);
    }
}
