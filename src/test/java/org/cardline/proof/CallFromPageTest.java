package org.cardline.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A caller in a real browser: hears, presses keys, gets a reference. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the browser of CallFromPageTest") // one method after another
@Timeout(180)
class CallFromPageTest {
    private static final Pattern CARD = Pattern.compile("card ([\\d ]+), security code");
    private static final Pattern CODE = Pattern.compile("[0-9]{6}(?=</)");
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(30_000);
    /** A keypad that works only when it has been asked a few times. */
    private static final String LATE_KEYPAD = """
            () => {
              const real = Object.getOwnPropertyDescriptor(RTCDTMFSender.prototype, "canInsertDTMF").get;
              let asked = 0;
              Object.defineProperty(RTCDTMFSender.prototype, "canInsertDTMF", { get() { return real.call(this) && ++asked > 10; } });
            }""";

    /** How loud what is heard is, as the root of its mean square over a third of a second or so. */
    private static final String LOUDNESS = """
            async () => {
              const context = new AudioContext();
              const heard = context.createAnalyser();
              heard.fftSize = 16384;
              context.createMediaStreamSource(document.getElementById("voice").srcObject).connect(heard);
              await new Promise((done) => setTimeout(done, 500));
              const samples = new Float32Array(heard.fftSize);
              heard.getFloatTimeDomainData(samples);
              return Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
            }
            """;

    @TempDir
    static Path folder;

    private static RunningCardline cardline;
    private static Browser browser;

    @BeforeAll
    static void up() throws Exception {
        var callsBack =
                Map.of("CARDLINE_CALLBACK_PORT", "5062"); // where nobody need be: no agent is there to be offered it
        cardline = RunningCardline.start(folder, callsBack);
        browser = Browser.open(folder.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        cardline.close();
    }

    @Test
    void aLostCardIsFrozenFromThePageAndTheLineHangsUp() throws Exception {
        Page page = call();
        assertThat(page.locator("#words")).containsText("Lost or stolen: press 1.", PATIENTLY);
        assertThat(((Number) page.evaluate(LOUDNESS)).doubleValue()).isGreaterThan(0.005);
        page.locator("#keys button[value='1']").click();
        assertThat(page.locator("#words")).containsText("Key the card number.", PATIENTLY);
        page.keyboard().type(cardNumber());
        assertThat(page.locator("#words")).containsText("Your card is frozen. Nobody can use it.", PATIENTLY);
        assertThat(page.locator("#words")).containsText("Your reference is", PATIENTLY);
        assertThat(page.content()).doesNotContain(cardNumber());
        assertThat(page.context().cookies())
                .as("who is cut off is known by it when they call again")
                .anyMatch(each ->
                        each.name.equals("caller") && each.httpOnly && each.path.equals("/api/v1/browser-calls"));
        page.keyboard().type("23");
        assertThat(page.locator("#state")).containsText("The call is over.", PATIENTLY);
        page.close();
    }

    @Test
    void theReasonThatWasChosenGoesAlongAndIsNotAskedAgain() {
        Page page = browser.page(address().replace("/call", "/guide/dispute/personal/US"));
        page.getByText("Call from this page").first().click();
        assertThat(page.locator("main")).containsText("The line knows why you call");
        page.locator("#dial").click();
        assertThat(page.locator("#words")).containsText("A charge you don't recognize.", PATIENTLY);
        assertThat(page.locator("#words")).containsText("the card number.", PATIENTLY);
        assertThat(page.locator("#words")).not().containsText("Lost or stolen: press 1.");
        page.close();
    }

    @Test
    void whoHangsUpOrLeavesEndsTheCall() throws Exception {
        Page page = call();
        assertThat(page.locator("#state")).containsText("In a call.", PATIENTLY);
        page.locator("#hang-up").click();
        assertThat(page.locator("#state")).containsText("You hung up.");
        awaitCalls(0);
        page.locator("#dial").click();
        page.keyboard().press("3"); // before it is answered
        assertThat(page.locator("#words")).containsText("your reference, ten digits.", PATIENTLY);
        page.navigate("about:blank");
        awaitCalls(0);
        page.close();
    }

    /** A busy browser's media follow some moments after it has said that it is connected. */
    @Test
    void keysWaitUntilTheBrowserCanSendThem() {
        try (Page page = browser.page(address())) {
            page.evaluate(LATE_KEYPAD);
            page.locator("#dial").click();
            page.keyboard().press("3");
            assertThat(page.locator("#words")).containsText("your reference, ten digits.", PATIENTLY);
        }
    }

    /** As the line refuses the hundred-and-first, which {@code CallBoardTest} shows. */
    @Test
    void whoCannotReadAlongIsTold() {
        try (Page page = browser.page(address())) {
            page.route(Pattern.compile("/said$"), route -> route.fulfill(new FulfillOptions().setStatus(503)));
            page.locator("#dial").click();
            assertThat(page.locator("#words")).containsText("So many read along at this moment", PATIENTLY);
        }
    }

    @Test
    void thePageHasNoBarrierThatAxeKnows() {
        Page page = browser.page(address());
        assertThat(Axe.barriers(page)).isEmpty();
        page.locator("#dial").click();
        assertThat(page.locator("#words")).containsText("Lost or stolen", PATIENTLY);
        assertThat(Axe.barriers(page)).isEmpty();
        page.close();
    }

    @Test
    void whoReadsSpanishHearsAndReadsIt() {
        Page page = browser.page(address().replace("/call", "/guide/es/dispute/personal/US"));
        page.getByText("Llamar desde esta página").first().click();
        assertThat(page.locator("main")).containsText("La línea sabe por qué llama: Un cargo está mal.");
        page.locator("#dial").click();
        assertThat(page.locator("#words")).containsText("Línea: Esto es una demostración.", PATIENTLY);
        assertThat(page.locator("#words span[lang=es]").first()).isVisible();
        assertThat(page.locator("#state")).hasText("En una llamada.");
        assertThat(Axe.barriers(page)).isEmpty();
        page.close();
    }

    /** On a telephone, in Spanish: which number, its code, the place. */
    @Test
    void whoWouldRatherBeCalledHasAPlaceOnceACodeHasConfirmedTheNumber() throws Exception {
        try (Page page = browser.page(address().replace("/call", "/guide/es/callback?reason=points"))) {
            page.setViewportSize(375, 667);
            assertThat(Axe.barriers(page)).isEmpty();
            page.locator("#number").fill("+1 900 555 0123");
            page.locator("main button").click();
            assertThat(page.locator("main [role=alert]")).containsText("No podemos llamar a ese número.");
            assertThat(Axe.barriers(page)).isEmpty();
            page.locator("#number").fill("+1 202 555 0123");
            page.locator("main button").click();
            page.locator("#code").fill("12345");
            page.locator("main button").click();
            assertThat(page.locator("main [role=alert]")).containsText("Ese no es el código.");
            assertThat(Axe.barriers(page)).isEmpty();
            Matcher code = CODE.matcher(cardline.get("/demonstration/codes"));
            assertThat(code.find()).isTrue();
            page.locator("#code").fill(code.group());
            page.locator("main button").click();
            assertThat(page.locator(".answer .dial")).hasText(Pattern.compile("\\d{3} \\d{3} \\d{4}"));
            assertThat(Axe.barriers(page)).isEmpty();
        }
    }

    private static Page call() {
        Page page = browser.page(address());
        page.locator("#dial").click();
        return page;
    }

    private static String address() {
        return "http://127.0.0.1:" + cardline.httpPort() + "/call";
    }

    private static String cardNumber() throws Exception {
        Matcher card = CARD.matcher(cardline.words());
        assertThat(card.find()).isTrue();
        return card.group(1).replace(" ", "");
    }

    private static void awaitCalls(int wanted) throws Exception {
        String line = "cardline_calls_now " + wanted + ".0";
        long deadline = System.nanoTime() + 10_000_000_000L;
        String metrics = cardline.get("/actuator/prometheus");
        while (!metrics.contains(line)) {
            assertThat(System.nanoTime()).as(metrics).isLessThan(deadline);
            metrics = cardline.get("/actuator/prometheus");
        }
    }
}
