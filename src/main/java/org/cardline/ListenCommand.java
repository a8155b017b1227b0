package org.cardline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.cardline.media.Clip;
import org.cardline.programme.CardProduct;
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
            + "card, digits, reference, date, amount, yesno, menu, free";
    private static final Grammar.Phrases ANYWHERE = new Grammar.Phrases(Map.of(
            "agent", "a person",
            "representative", "a person",
            "customer service", "a person",
            "operator", "a person",
            "repeat", "repeat",
            "go back", "back",
            "help", "help",
            "goodbye", "goodbye"));
    private static final Grammar.Phrases MENU = new Grammar.Phrases(Map.of(
            "lost card", "lost or stolen",
            "lost or stolen", "lost or stolen",
            "stolen card", "lost or stolen",
            "a charge", "a charge",
            "dispute", "a charge",
            "my case", "a case",
            "points", "points",
            "something else", "something else"));
    private static final Grammar.Phrases YES_NO = new Grammar.Phrases(Map.of(
            "yes",
            "yes",
            "yeah",
            "yes",
            "yep",
            "yes",
            "yes please",
            "yes",
            "no",
            "no",
            "nope",
            "no",
            "no thanks",
            "no"));

    private ListenCommand() {}

    static void run(List<String> arguments, Settings settings) throws IOException {
        boolean named = arguments.size() == 4 && arguments.get(2).equals("--grammar");
        if (arguments.size() != 2 && !named) throw wrong(USAGE);
        Grammar grammar = grammar(named ? arguments.get(3) : "free", settings);
        Clip sound = sound(Path.of(arguments.get(1)));
        try (Recogniser recogniser = Recogniser.load(models(settings), 1)) {
            System.out.println(words(recogniser
                    .understand(sound.samples(), new Listening(grammar, ANYWHERE))
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

    private static Grammar grammar(String name, Settings settings) {
        return switch (name) {
            case "card" -> new Grammar.CardNumber(cards(settings));
            case "digits" -> new Grammar.Digits(1, Grammar.MAX_DIGITS);
            case "reference" -> new Grammar.Reference();
            case "date" -> new Grammar.Date(LocalDate.now(java.time.ZoneId.systemDefault()));
            case "amount" -> new Grammar.Amount();
            case "yesno" -> YES_NO;
            case "menu" -> MENU;
            case "free" -> new Grammar.FreeText();
            default -> throw wrong(USAGE);
        };
    }

    private static HashSet<CardProduct> cards(Settings settings) {
        return new HashSet<>(Programmes.load(settings.programme()).cards());
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
