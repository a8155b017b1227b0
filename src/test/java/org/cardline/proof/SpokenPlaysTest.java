package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.media.Clip;
import org.cardline.simulation.Wallet;
import org.cardline.speech.SpokenNumbers;
import org.cardline.speech.SpokenPhrases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole conversations by speech alone, through RTP: the plays of the simulated callers, said aloud. Digits are a person's
 * recordings; all other words are a <em>synthetic</em> voice's, which says nothing about people.
 */
@Tag("long")
@Timeout(240)
class SpokenPlaysTest {
    private static final Path PLAYS = Path.of("src/test/resources/conversations");
    private static final Wallet WALLET = Wallet.with("card-01");
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final Pattern MONTH =
            Pattern.compile("January|February|March|April|May|June|July|August|September|October|November|December");

    /** How what a play writes in short is said. */
    private static final Map<String, String> SAID = Map.of(
            "{date of birth}",
            "March seventeenth, nineteen eighty four",
            "188.33",
            "one hundred and eighty eight dollars and thirty three cents",
            "[speaks for 4 s]",
            "it was less than that. they took too much, and i have the receipt here",
            "i lost my card and i want to know how many points i have", // whose "points" are "poets" in this voice
            "somebody stole my card, and i would like to use my rewards");

    /** How long ago the demonstration's charge is that is told by its date. */
    private static final int CHARGE_DAYS_AGO = 29;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH);

    /** Said after what a line of both languages says first; the simulated line of the plays has but one. */
    private static final String IN_SPANISH = "Para español, oprima nueve.";

    /** A question that is asked again. */
    private static final String PARDON = "Pardon? ";

    /** A question that is asked for keys, at last; they are pressed then. */
    private static final String KEYS = "Key ";

    /** In a call; nobody's digits are always understood at once. */
    private static final int MOST_ASKED_AGAIN = 2;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+|\\{(?!date of birth).*}");

    private static final int THINKS_MILLIS = 500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spoken-anywhere",
                "spoken-dispute-by-date",
                "spoken-lost-card",
                "spoken-without-number",
                "spoken-sentence",
                "spoken-two-reasons",
                "spoken-application",
                "spoken-online-account",
                "spoken-something-else"
            })
    void aCallGoesAsWritten(String play) throws Exception {
        Tools.needProgram("flite", "flite");
        List<String> lines = Files.readAllLines(PLAYS.resolve(play + ".txt"));
        try (RunningCardline line = RunningCardline.start(folder, Map.of("CARDLINE_SPEECH", "on"))) {
            List<String> rest = lines.subList(lines.indexOf("") + 1, lines.size());
            int end = rest.indexOf("");
            String reference = perform(line, end < 0 ? rest : rest.subList(0, end), "");
            if (end >= 0) perform(line, rest.subList(end + 1, rest.size()), reference);
        }
    }

    /** Plays one call; returns the digits of the last reference that was said in it. */
    private static String perform(RunningCardline line, List<String> call, String reference) throws Exception {
        var ear = new QuietEar();
        try (Talking caller = Talking.to(line, ear)) {
            var expected = new ArrayList<String>();
            int again = 0;
            for (String each : call) {
                if (each.startsWith("Line: ")) expected.add(masked(each.substring(6)));
                if (expected.size() == 1) expected.add(IN_SPANISH);
                if (!each.startsWith("Caller: ")) continue;
                String answer = each.substring(8);
                caller.hearAll(expected.size() + again);
                while (isAskedAgain(caller, ear, spoken(answer, line, reference, again))) {
                    again++;
                    assertThat(answer).as("only digits may be asked for again").matches(DIGITS);
                    if (!caller.said().getLast().startsWith(KEYS)) continue;
                    caller.press(answer + "#");
                    break;
                }
            }
            caller.stay(60_000);
            List<String> said = caller.said();
            assertThat(said.stream().filter(each -> !isAnotherTry(each)).map(SpokenPlaysTest::masked))
                    .isEqualTo(expected);
            assertThat(again).as("questions asked again in " + said).isLessThanOrEqualTo(MOST_ASKED_AGAIN);
            return said.stream()
                    .filter(words -> words.startsWith("Your reference is"))
                    .map(words -> words.replaceAll("[^0-9]", ""))
                    .reduce("", (before, last) -> last);
        }
    }

    /** Answers when the line is silent, and hears whether that was enough. */
    private static boolean isAskedAgain(Talking caller, QuietEar ear, Clip answer) throws Exception {
        int sentences = caller.said().size();
        ear.listenAnew();
        ear.awaitQuiet(THINKS_MILLIS);
        caller.say(answer);
        caller.hearAll(sentences + 1);
        return isAnotherTry(caller.said().get(sentences));
    }

    private static boolean isAnotherTry(String words) {
        return words.startsWith(PARDON) || words.startsWith(KEYS);
    }

    private static String masked(String words) {
        return MONTH.matcher(words).replaceAll("M").replaceAll("[0-9]+", "9");
    }

    /** @param take who is asked again says digits once more, and not quite the same */
    private static Clip spoken(String what, RunningCardline line, String reference, int take) throws Exception {
        return switch (what) {
            case "{card number}" -> digits(WALLET.cardNumber(), take);
            case "{security code}" -> digits(WALLET.securityCode(), take);
            case "{code by message}" -> digits(sentCode(line), take);
            case "{reference}" -> digits(reference, take);
            case "{postal code}" -> digits(WALLET.postalDigits(), take);
            case "{last four}" -> digits(WALLET.lastFour(), take);
            case "2026-10-25" -> words(DAY.format(LocalDate.now(ZoneOffset.UTC).minusDays(CHARGE_DAYS_AGO)));
            default -> what.matches("[0-9]+") ? digits(what, take) : words(SAID.getOrDefault(what, what));
        };
    }

    private static Clip digits(String digits, int take) {
        return SpokenNumbers.clip("jackson", digits, digits.hashCode() + take);
    }

    private static Clip words(String words) throws Exception {
        return Clip.ofSamples(SpokenPhrases.synthetic(words, "rms"));
    }

    private static String sentCode(RunningCardline line) throws Exception {
        Matcher page = CODE.matcher(line.get("/demonstration/codes"));
        assertThat(page.find()).as("a code was sent").isTrue();
        return page.group();
    }
}
