package org.cardline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.cardline.conversations.Sayable;
import org.cardline.media.Clip;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.speech.Grammar;
import org.cardline.speech.Guess;
import org.cardline.speech.Heard;
import org.cardline.speech.Listening;
import org.cardline.speech.Models;
import org.cardline.speech.Recogniser;

/** {@code ./cardline listen FILE.wav [--grammar WHAT]}: what the line would make of a recording. */
final class ListenCommand {
    private static final String USAGE = "listen needs a WAV file, and perhaps --grammar and one of "
            + "card, digits, reference, date, amount, yesno, menu, departments, free";

    private ListenCommand() {}

    static void run(List<String> arguments, Settings settings) throws IOException {
        boolean named = arguments.size() == 4 && arguments.get(2).equals("--grammar");
        if (arguments.size() != 2 && !named) throw wrong(USAGE);
        Programme programme = Programmes.load(settings.programme());
        Grammar grammar = grammar(named ? arguments.get(3) : "free", programme);
        Clip sound = sound(Path.of(arguments.get(1)));
        try (Recogniser recogniser = Recogniser.load(models(settings), 1)) {
            System.out.println(words(recogniser
                    .understand(sound.samples(), new Listening(grammar, Sayable.anywhere(programme)))
                    .join()));
        }
    }

    private static Clip sound(Path file) {
        try {
            return Clip.fromWav(file);
        } catch (java.nio.file.NoSuchFileException _) {
            throw wrong("there is no file " + file);
        } catch (IOException unlike) {
            throw wrong(String.valueOf(unlike.getMessage()));
        }
    }

    private static Models models(Settings settings) throws IOException {
        Path folder = settings.models().orElseThrow(() -> wrong("speech is switched off by CARDLINE_SPEECH"));
        try {
            return Models.in(folder)
                    .orElseThrow(() -> wrong("there are no models in " + folder + "; ./cardline doctor says why"));
        } catch (Models.Refused refused) {
            throw wrong(String.valueOf(refused.getMessage()));
        }
    }

    private static Grammar grammar(String name, Programme programme) {
        return switch (name) {
            case "card" -> new Grammar.CardNumber(Set.copyOf(programme.cards()));
            case "digits" -> new Grammar.Digits(1, Grammar.MAX_DIGITS);
            case "reference" -> new Grammar.Reference();
            case "date" -> new Grammar.Date(LocalDate.now(java.time.ZoneId.systemDefault()));
            case "amount" -> new Grammar.Amount();
            case "yesno" -> Sayable.yesOrNo();
            case "menu" -> Sayable.mainMenu();
            case "departments" -> Sayable.departments(programme);
            case "free" -> new Grammar.FreeText();
            default -> throw wrong(USAGE);
        };
    }

    private static String words(Heard heard) {
        return switch (heard) {
            case Heard.Sure sure -> "sure: " + words(sure.guess());
            case Heard.Unsure unsure ->
                "unsure: "
                        + String.join(
                                ", ",
                                unsure.guesses().stream()
                                        .limit(3)
                                        .map(ListenCommand::words)
                                        .toList());
            case Heard.Beside beside -> "said instead: " + words(beside.guess());
            case Heard.Nothing _ -> "nothing that fits";
            case Heard.Busy _ -> "too busy";
        };
    }

    private static String words(Guess guess) {
        return guess.text() + " (" + Math.round(100 * guess.confidence()) + " %)";
    }

    private static SettingsException wrong(String words) {
        return new SettingsException(List.of(words));
    }
}
