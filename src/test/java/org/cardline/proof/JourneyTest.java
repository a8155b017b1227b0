package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cardline.line.FreePorts;
import org.cardline.media.Clip;
import org.cardline.proof.CardlineProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a newcomer does with what {@code ./cardline up} prints and {@code ./cardline call} in a second terminal. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the lines of JourneyTest") // one method after another
class JourneyTest {
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final Pattern CUSTOMER = Pattern.compile("card ([\\d ]+), security code \\d+,\\s+born (\\d{8})");
    private static final Pattern REFERENCE = Pattern.compile("(?m)^reference: (\\d{3} \\d{3} \\d{4})$");

    @TempDir
    static Path folder;

    @RegisterExtension
    static final SharedCardline CARDLINE = new SharedCardline();

    @Test
    void aLostCardIsReportedAndItsReferenceGivenInASecondCall() throws Exception {
        Matcher customer = found(CUSTOMER, CARDLINE.line().words());
        String card = digits(customer.group(1));
        Ended report = call("--keys", "1 " + card + " 2 3");
        assertThat(report.output())
                .contains("Caller: [1]", "[" + "•".repeat(card.length()) + "]")
                .doesNotContain(card);
        assertThat(report.output()).contains("Line: Your card is frozen. Nobody can use it.");
        assertThat(report.output()).endsWith("The line hung up.\nreference: " + reference(report) + "\n");
        assertThat(report.status()).isZero();

        Ended followUp = call("--keys", "3 " + digits(reference(report)) + " " + customer.group(2) + " 2");
        assertThat(followUp.output()).contains("Line: Your case is open.", "Line: The card stays frozen.");
        assertThat(followUp.status()).isZero();
    }

    @Test
    void aCallerWhoHangsUpHasHeardTheMenuOnTheRecording() throws Exception {
        Path heard = folder.resolve("heard.wav");
        Ended call = call("--keys", "h", "--from", "+1 202 555 0199", "--wav", heard.toString());
        assertThat(call.output()).contains("as +12025550199").endsWith("You hung up.\n");
        assertThat(Clip.fromWav(heard).length()).isGreaterThan(8_000);
        assertThat(call.status()).isEqualTo(4);
    }

    @Test
    void aNumberThatNobodyHasIsRefused() throws Exception {
        Ended call = call("--to", "+12025550000");
        assertThat(call.output()).endsWith("The call was refused: 404 Not Found\n");
        assertThat(call.status()).isEqualTo(3);
    }

    @Test
    void withoutCardlineItIsToldHowToStartOne() throws Exception {
        var nobody = Map.of("CARDLINE_HTTP_PORT", String.valueOf(FreePorts.one()));
        Ended call = CardlineProcess.run(LIMIT, nobody, "call");
        assertThat(call.output()).contains("Start it with ./cardline up");
        assertThat(call.status()).isEqualTo(5);
    }

    @Test
    void whatWasAskedWronglyIsToldWithTheUsage() throws Exception {
        Ended call = call("--keys", "1 2x");
        assertThat(call.output())
                .startsWith("cardline: '2x' is no group of keys.")
                .contains("usage: ./cardline call");
        assertThat(call.status()).isEqualTo(2);
    }

    private static Ended call(String... options) throws Exception {
        String[] command = Stream.concat(Stream.of("call"), Stream.of(options)).toArray(String[]::new);
        return CardlineProcess.run(LIMIT, CARDLINE.line().settings(), command);
    }

    private static String reference(Ended call) {
        return found(REFERENCE, call.output()).group(1);
    }

    private static Matcher found(Pattern wanted, String words) {
        Matcher found = wanted.matcher(words);
        assertThat(found.find()).as(words).isTrue();
        return found;
    }

    private static String digits(String text) {
        return text.replace(" ", "");
    }
}
