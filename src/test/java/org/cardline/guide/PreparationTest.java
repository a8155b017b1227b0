package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final Programme EXPRESS = Programmes.load(Path.of("programmes", "american-express"));
    private static final Programme LARKMOOR = Programmes.load(Path.of("programmes", "larkmoor"));

    /** The menu's sentences, of which the line makes its keys, hold each option before its key. */
    @Test
    void theShortCutIsWhatTheMenuSays() throws IOException {
        String sentences = Files.readString(Path.of("programmes", "prompts-en", "sentences.txt"));
        String menu = line(sentences, "Lost or stolen: press 1."), more = line(sentences, "Points: press 1.");
        Map.of(Reason.LOST_OR_STOLEN, "Lost or stolen", Reason.DISPUTE, "A charge", Reason.FOLLOW_UP, "A case you have")
                .forEach((reason, option) -> assertThat(keys(reason)).isEqualTo(key(menu, option)));
        Map.of(
                        Reason.POINTS, "Points",
                        Reason.APPLICATION, "An application",
                        Reason.ONLINE_ACCOUNT, "Your online account",
                        Reason.SOMETHING_ELSE, "Something else")
                .forEach((reason, option) ->
                        assertThat(keys(reason)).isEqualTo(key(menu, "Anything else") + key(more, option)));
    }

    @Test
    void whoReadsSpanishIsLedThroughTheSpanishMenu() {
        assertThat(Preparation.of(Reason.POINTS, EXPRESS, Words.spanish(EXPRESS))
                        .keys())
                .isEqualTo("9" + keys(Reason.POINTS));
    }

    @Test
    void theSecurityCodeIsWhereThisCardHasIt() {
        assertThat(Preparation.of(Reason.DISPUTE, EXPRESS, Words.english()).haveReady())
                .contains("Card number, 15 digits.", "Security code: 4 digits on the front, above the card number.");
        assertThat(Preparation.of(Reason.DISPUTE, LARKMOOR, Words.english()).haveReady())
                .contains("Card number, 16 digits.", "Security code: 3 digits on the back, by the signature strip.");
    }

    private static String keys(Reason reason) {
        return Preparation.of(reason, EXPRESS, Words.english()).keys();
    }

    private static String line(String sentences, String beginning) {
        return sentences
                .lines()
                .filter(each -> each.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static String key(String menu, String option) {
        return List.of(menu.split("\\. ?")).stream()
                .filter(each -> each.startsWith(option + ":"))
                .map(each -> each.substring(each.length() - 1))
                .findFirst()
                .orElseThrow();
    }
}
