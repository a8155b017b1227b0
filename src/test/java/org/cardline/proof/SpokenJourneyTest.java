package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.media.Wav;
import org.cardline.speech.SpokenNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A card number said in a person's voice: RTP in, a reference out, through the whole line as it ships. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class SpokenJourneyTest {
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final Pattern CARD = Pattern.compile("card ([\\d ]+), security code");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^reference: \\d{3} \\d{3} \\d{4}$");

    @TempDir
    Path folder;

    @Test
    void aCardNumberThatAPersonSaysIsFrozen() throws Exception {
        try (RunningCardline cardline = RunningCardline.start(folder, Map.of("CARDLINE_SPEECH", "on"))) {
            assertThat(cardline.get("/actuator/health")).contains("\"speech\"");
            String number = number(cardline);
            Path said = folder.resolve("number.wav");
            Files.write(said, Wav.write(SpokenNumbers.clip("jackson", number, 1)));
            var call = CardlineProcess.run(LIMIT, cardline.settings(), "call", "--keys", "1 @" + said + " 2 3");
            assertThat(call.output())
                    .contains("Line: The card that ends " + number.substring(11))
                    .contains("Line: Your card is frozen. Nobody can use it.")
                    .containsPattern(REFERENCE)
                    .doesNotContain(number);
            assertThat(cardline.words().replace(" ", "").split(number))
                    .as("the customer to try, alone")
                    .hasSize(2);
        }
    }

    private static String number(RunningCardline cardline) throws Exception {
        Matcher card = CARD.matcher(cardline.words());
        assertThat(card.find()).isTrue();
        return card.group(1).replace(" ", "");
    }
}
