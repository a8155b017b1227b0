package org.cardline;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cardline.desk.Passwords;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.store.Store;

/**
 * {@code ./cardline password NAME}: gives an agent, a supervisor or an operator of the programme a password, read from the terminal or,
 * where there is none, from standard input; also beside a Cardline that runs.
 */
final class PasswordCommand {
    private PasswordCommand() {}

    /** Where the password comes from. */
    interface Asking {
        /** Empty where what was typed twice was not the same, or nothing came. */
        Optional<String> password(String whose) throws IOException;
    }

    static void run(List<String> arguments, Settings settings) throws IOException {
        run(arguments, settings, terminal());
    }

    static void run(List<String> arguments, Settings settings, Asking asking) throws IOException {
        if (arguments.size() != 2) throw refused("password needs the name of an agent, a supervisor or an operator");
        if (settings.isDemonstration())
            throw refused("A demonstration's passwords are made and printed by up. For others set CARDLINE_MODE=live.");
        Programme programme = Programmes.load(settings.programme()).live();
        String name = arguments.get(1);
        if (!programme.queues().isListed(name))
            throw refused("The programme lists nobody called " + name
                    + ". Write the name under agents, supervisors or operators in "
                    + settings.programme().resolve("queues.yaml") + ".");
        new DataFolder(settings.data()).belongTo(programme);
        String password = asking.password(name)
                .orElseThrow(() -> refused("The two are not the same, or empty. Nothing was changed."));
        Passwords.unfitBecause(name, password).ifPresent(why -> {
            throw refused(why);
        });
        try (Store store = Store.openBeside(settings.store())) {
            Passwords.live(store, InstantSource.system()).set(name, password);
        }
        System.out.println("The password of " + name + " is set. Whoever was signed in by the name has to sign in anew;"
                + " passkeys and a SIP telephone of that name are removed.");
    }

    private static SettingsException refused(String why) {
        return new SettingsException(List.of(why));
    }

    private static Asking terminal() {
        Console console = System.console();
        return console != null && console.isTerminal() ? twice(console) : PasswordCommand::firstLine;
    }

    private static Asking twice(Console console) {
        return whose -> {
            char[] once = console.readPassword("New password of %s: ", whose);
            char[] again = console.readPassword("The same again: ");
            boolean same = once != null && Arrays.equals(once, again);
            return same ? Optional.of(new String(once)) : Optional.empty();
        };
    }

    private static Optional<String> firstLine(String whose) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Optional.ofNullable(lines.readLine());
    }
}
