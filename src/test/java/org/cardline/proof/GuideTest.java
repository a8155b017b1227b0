package org.cardline.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cardline.programme.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person in trouble finds the number in a real browser: on a telephone, on a desk, with JavaScript and without. */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the browser of this class") // one method after another
@Timeout(120)
class GuideTest {
    private static final int MOST_BYTES = 100_000;
    private static final List<String> PAGES = List.of(
            "/guide",
            "/guide/lost-or-stolen",
            "/guide/dispute",
            "/guide/dispute/personal?from=nowhere",
            "/guide/lost-or-stolen/personal/US",
            "/guide/points/business/ES",
            "/guide/application/platinum/RU",
            "/guide/follow-up/any/BR",
            "/guide/from",
            "/guide/from/JP",
            "/guide/numbers",
            "/guide/checklist",
            "/guide/offline",
            "/guide/check",
            "/guide/questions/from-abroad",
            "/guide/track",
            "/guide/member/sign-in",
            "/guide/callback?reason=dispute",
            "/guide/es/call",
            "/guide/es/points/business/ES");

    /** What each question opens. */
    private static final Map<String, String> ACTIONS = Map.of(
            "right-number", "",
            "lost-card", "/lost-or-stolen",
            "a-person", "",
            "prepare", "/checklist",
            "from-abroad", "/from",
            "wrong-charge", "/dispute",
            "points", "/points",
            "online-account", "/online-account",
            "department", "",
            "follow-up", "/track");

    /** Those that between them have all that has a colour. */
    private static final List<String> DARK =
            List.of("/guide/lost-or-stolen", "/guide/dispute/personal?from=nowhere", "/guide/points/business/ES");

    @RegisterExtension
    static final SharedCardline CARDLINE = new SharedCardline();

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    /** On a telephone and on a desk, in both languages. */
    @Test
    void withoutJavaScriptEachReasonLeadsToItsNumber() {
        try (Browser plain = Browser.open(folder.resolve("plain"), false);
                Page page = plain.page("about:blank")) {
            for (String guide : List.of("/guide/en", "/guide/es")) {
                for (Reason reason : Reason.values()) {
                    page.setViewportSize(375, 667);
                    page.navigate(address(guide));
                    page.locator("main a[href='" + guide + "/" + reason.word() + "']")
                            .click();
                    page.locator("main a[href$='" + (reason == Reason.LOST_OR_STOLEN ? "/any" : "/personal") + "']")
                            .click();
                    page.locator("#from").selectOption("ES");
                    page.locator("main form button").click();
                    for (int width : List.of(375, 1280)) {
                        page.setViewportSize(width, 667);
                        assertThat(page.locator(".answer .dial")).hasText("+1 336 393 1111");
                        assertThat(page.locator(".answer")).containsText("00 1 336 393 1111");
                    }
                    assertThat(page.url()).contains(guide + "/").endsWith("/ES");
                }
            }
        }
    }

    @Test
    void aLostCardIsOneTapAwayAndShowsTheNumberBeforeAnyQuestion() {
        Page page = browser.page(address("/guide"));
        page.locator("header a.urgent").click();
        assertThat(page.locator("main a.dial").first()).hasText("1 800 528 4800");
        assertThat(page.locator("main a.dial").first()).hasAttribute("href", "tel:+18005284800");
        assertThat(page.locator("main a.dial").last()).hasText("+1 336 393 1111");
        page.close();
    }

    @Test
    void theGuideIsInTheReadersLanguageAndCanBeChanged() {
        Page page = browser.page("about:blank");
        page.setExtraHTTPHeaders(Map.of("Accept-Language", "fr-FR,es-MX;q=0.9,en;q=0.8"));
        page.navigate(address("/guide/dispute"));
        assertThat(page.locator("html")).hasAttribute("lang", "es");
        page.getByText("Tarjeta personal").click();
        assertThat(page.locator("#from option").first()).hasText("Afganistán");
        page.getByText("Estados Unidos", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator(".answer")).containsText("Desde un móvil");
        assertThat(page.locator("main")).containsText(Pattern.compile("persona libre|ninguna persona|La espera hasta"));
        page.getByText("English").click();
        assertThat(page.locator(".answer")).containsText("From a mobile");
        assertThat(page.url()).endsWith("/guide/en/dispute/personal/US");
        page.getByText("All numbers").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.close();
    }

    /** Somebody whose browser is at home in the United States, and who is in Spain. */
    @Test
    void whereTheClockIsIsOfferedFirst() {
        try (Page page = browser.page("about:blank")) {
            var madrid = new JsonObject();
            madrid.addProperty("timezoneId", "Europe/Madrid");
            page.context().newCDPSession(page).send("Emulation.setTimezoneOverride", madrid);
            page.navigate(address("/guide/en/lost-or-stolen/any"));
            assertThat(page.locator("#from")).hasValue("ES");
            page.locator("main .choices a").first().click();
            assertThat(page.locator(".chosen")).containsText("From Spain");
            assertThat(page.locator(".answer")).containsText("00 1 336 393 1111");
        }
    }

    @Test
    void eachOfTheTenQuestionsOpensItsAction() {
        Page page = browser.page(address("/guide/questions"));
        assertThat(page.locator("main .choices a")).hasCount(10);
        for (Map.Entry<String, String> each : ACTIONS.entrySet()) {
            page.navigate(address("/guide/questions/" + each.getKey()));
            page.locator("main a.button").click();
            page.waitForURL("**/guide" + each.getValue());
            assertThat(page.locator("h1")).isVisible();
        }
        page.navigate(address("/guide/es/questions/from-abroad"));
        assertThat(page.locator("main")).containsText("llamada a cobro revertido a Estados Unidos");
        assertThat(page.locator("main")).containsText("+1 336 393 1111");
        assertThat(page.locator("main a[href^='tel:']")).hasCount(0);
        page.close();
    }

    @Test
    void searchEnginesFindEachPageInEachLanguage() throws Exception {
        String robots = CARDLINE.line().get("/robots.txt"),
                sitemap = CARDLINE.line().get("/sitemap.xml");
        assertThat(robots).contains("Allow: /guide\n", "Disallow: /\n", "Sitemap: " + address("/sitemap.xml"));
        assertThat(sitemap)
                .contains(address("/guide/es/from/JP") + "<", address("/guide/en/questions/from-abroad") + "<");
        String page = CARDLINE.line().get("/guide/es/questions/prepare");
        assertThat(page)
                .contains("hreflang=\"en\" href=\"" + address("/guide/en/questions/prepare"))
                .contains("https://schema.org/FAQPage");
    }

    @Test
    void notesStayInTheBrowserAndHoldNoCardNumber() {
        Page page = browser.page(address("/guide/dispute/personal/ES"));
        page.locator(".checklist input").first().check();
        page.locator("#notes").fill("Lisbon, 42 euros");
        assertThat(page.locator("[data-notes] [role=alert]")).isHidden();
        page.locator("#notes").fill("Lisbon, 3782-822463-10005");
        assertThat(page.locator("[data-notes] [role=alert]")).isVisible();
        page.reload();
        assertThat(page.locator("#notes")).hasValue("Lisbon, 42 euros");
        assertThat(page.locator(".checklist input").first()).isChecked();
        assertThat(page.evaluate("JSON.stringify(localStorage)").toString()).doesNotContain("822463");
        assertThat(page.locator(".answer [data-copy]")).hasText("Copy");
        page.close();
    }

    @Test
    void whatHappenedIsToldInOnesOwnWords() throws Exception {
        try (Page page = browser.page(address("/guide/en"))) {
            page.locator("#said").fill("I lost my wallet on the train in Spain");
            page.locator("main form button").click();
            page.waitForURL("**/guide/en/lost-or-stolen");
            page.navigate(address("/guide/en"));
            page.locator("#said").fill("will it rain tomorrow");
            page.locator("main form button").click();
            assertThat(page.locator("main [role=alert]").first()).containsText("That was not understood.");
            assertThat(Axe.barriers(page)).isEmpty();
            page.navigate(address("/guide/es"));
            page.locator("#said").fill("Me robaron el bolso, y hay un cargo que no reconozco. 3782 822463 10005");
            page.evaluate("document.querySelector('main form').submit()"); // as without script
            assertThat(page.locator("#said")).hasValue(Pattern.compile("reconozco. ••••"));
            page.locator("#said").fill("Me robaron el bolso, y hay un cargo que no reconozco.");
            page.locator("main form button").click();
            assertThat(page.locator("main [role=status] a"))
                    .hasText(new String[] {"He perdido la tarjeta o me la han robado", "Un cargo está mal"});
            assertThat(Axe.barriers(page)).isEmpty();
        }
        assertThat(CARDLINE.line().words()).doesNotContain("wallet", "bolso");
    }

    @Test
    void whereACaseStandsIsAskedWithoutSayingWhichPartIsWrong() {
        Page page = browser.page(address("/guide/track"));
        for (String reference : List.of("123 456 7890", "572 000 0008")) {
            page.locator("#reference").fill(reference);
            page.locator("#month").fill("3");
            page.locator("#day").fill("17");
            page.locator("#year").fill("1984");
            page.getByText("Show the case").click();
            assertThat(page.locator("[role=alert]")).hasCount(1);
            assertThat(page.locator("main")).not().containsText(reference);
            assertThat(Axe.barriers(page)).isEmpty();
        }
        page.close();
    }

    /** On a telephone: sign in, which charge, what is wrong; then the reference and the notice to sign. */
    @Test
    void aChargeIsDisputedOnThePageAndTheNoticeIsReadyToSign() throws Exception {
        try (Page page = browser.page(address("/guide/dispute"))) {
            page.setViewportSize(375, 667);
            page.locator("main").getByText("Dispute a charge here").click();
            List<String> born = born(page.locator("main form").nth(2)); // of the third fictional person
            page.locator("main form button").nth(2).click();
            page.locator("#code").fill("12345");
            page.getByText("Go on").click();
            assertThat(page.locator("[role=alert]")).containsText("That is not the code.");
            assertThat(Axe.barriers(page)).isEmpty();
            page.locator("#code").fill(lastCode());
            page.getByText("Go on").click();
            assertThat(page.locator("h1")).hasText("Which charge is wrong?");
            assertThat(Axe.barriers(page)).isEmpty();
            page.locator("main .choices a").first().click();
            page.locator("input[name=error]").nth(2).check();
            page.locator("#said").fill("It came broken. My card is 3782 822463 10005.");
            page.evaluate("document.querySelector('form.stack').submit()"); // as without script
            assertThat(page.locator("main [role=alert]").first()).containsText("may hold a card number");
            assertThat(Axe.barriers(page)).isEmpty();
            assertThat(page.locator("#said")).hasValue("It came broken. My card is •••• •••••• •••••.");
            page.locator("input[name=error]").nth(2).check();
            page.locator("#said").fill("It came broken.");
            page.getByText("Open the case").click();
            String reference = page.locator(".answer .dial").innerText();
            assertThat(page.locator("main")).containsText("To keep your rights, write to us");
            assertThat(Axe.barriers(page)).isEmpty();
            String notice = words(
                    page.waitForDownload(() -> page.getByText("Notice as PDF").click()));
            assertThat(notice)
                    .contains(reference, "not delivered as agreed", "In my words: It came broken.", "Signature");
            assertThat(page.content() + notice)
                    .doesNotContain("Solberg", "10005"); // what is on file is told on no page
            page.locator("#file").setInputFiles(file("page.pdf", "text/html", "<script>alert(1)</script>"));
            page.getByText("Send the file").click();
            assertThat(page.locator("main [role=alert]")).containsText("That is no PDF, JPEG or PNG.");
            page.locator("#file").setInputFiles(file("receipt 378282246310005.pdf", "text/html", "%PDF-1.7 a receipt"));
            page.getByText("Send the file").click();
            assertThat(page.locator("main [role=status]")).containsText("The file is with the case.");
            assertThat(page.locator("main li")).hasText("receipt •••••••••••••••.pdf · PDF · 1 kB");
            assertThat(Axe.barriers(page)).isEmpty();
            follows(page, reference, born);
            page.navigate(address("/guide/member/dispute"));
            page.getByText("Sign out").click();
            page.navigate(address("/guide/member/dispute/" + reference.replace(" ", "")));
            assertThat(page.locator("h1")).hasText("Show that it is you");
        }
    }

    /** Month, day, year. */
    private static List<String> born(Locator form) {
        return Stream.of("month", "day", "year")
                .map(each -> form.locator("[name=" + each + "]").inputValue())
                .toList();
    }

    /** Where the case stands: a day, what comes next, who holds it. */
    private static void follows(Page page, String reference, List<String> born) {
        page.navigate(address("/guide/es/track"));
        page.locator("#reference").fill(reference);
        for (String each : List.of("month", "day", "year"))
            page.locator("#" + each)
                    .fill(born.get(List.of("month", "day", "year").indexOf(each)));
        page.getByText("Mostrar el caso").click();
        assertThat(page.locator(".answer")).containsText(reference);
        assertThat(page.locator(".answer")).containsText("Siguiente paso");
        assertThat(page.locator("main")).containsText("Usted envió pruebas.");
        assertThat(Axe.barriers(page)).isEmpty();
    }

    /** With an authenticator that Chromium plays; passkeys are for a name. */
    @Test
    void aPasskeyThatIsAddedAfterACodeSignsInUntilItIsRemoved() throws Exception {
        String here = "http://localhost:" + CARDLINE.line().httpPort() + "/guide/en/member";
        try (Page page = browser.page("about:blank")) {
            browser.authenticator(page);
            page.navigate(here + "/sign-in");
            page.locator("main .answer form button").nth(1).click(); // a telephone on file for long
            page.locator("#code").fill("12345");
            page.getByText("Go on").click();
            assertThat(page.locator("[role=alert]")).containsText("That is not the code."); // one was sent by now
            page.locator("#code").fill(lastCode());
            page.getByText("Go on").click();
            page.getByText("Your passkeys").click();
            assertThat(page.locator("main")).containsText("You have none yet.");
            page.locator("#label").fill("my phone 3782 822463 10005");
            page.keyboard().press("Enter");
            assertThat(page.locator("main .answer")).containsText("my phone •••• •••••• •••••");
            assertThat(Axe.barriers(page)).isEmpty();
            signsInWithPasskey(page, here);
            assertThat(page.locator("h1")).hasText("Which charge is wrong?");
            page.navigate(here.replace("/en/", "/es/") + "/passkeys");
            assertThat(page.locator("main li").first()).containsText("usada para entrar");
            assertThat(page.locator("main .notice")).containsText("Para añadir una, entre con un código");
            assertThat(Axe.barriers(page)).isEmpty();
            page.getByText("Quitar").click();
            assertThat(page.locator("h1"))
                    .hasText("Demuestre que es usted"); // it signs nobody in, and keeps nobody signed in
            signsInWithPasskey(page, here);
            assertThat(page.locator("#passkey-problem")).containsText("not known here");
            page.navigate(here + "/passkeys");
            assertThat(page.locator("h1")).hasText("Show that it is you");
        } finally {
            browser.forgetWhoIsSignedIn();
        }
    }

    private static void signsInWithPasskey(Page page, String here) {
        browser.forgetWhoIsSignedIn();
        page.navigate(here + "/sign-in");
        page.locator("#use-passkey").click();
    }

    /** Neither without a visit, nor with what no authenticator made. */
    @Test
    void whatIsNoPasskeyIsRefused() throws Exception {
        for (String body : List.of("", "{}", "[]", "null", "{\"id\":\"a\",\"response\":{}}", "{")) {
            for (String each : List.of("/guide/member/passkeys", "/guide/member/passkey"))
                assertThat(CARDLINE.line().postJson(each, body).statusCode())
                        .as(each + " " + body)
                        .isBetween(400, 499);
        }
        assertThat(CARDLINE.line()
                        .postJson("/guide/member/passkeys/options", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    private static FilePayload file(String name, String type, String content) {
        return new FilePayload(name, type, content.getBytes(UTF_8));
    }

    /** Without a ticket nothing of it is read; and no other page takes so much. */
    @Test
    void aFileForNoCaseOrOfManyMegabytesIsRefused() throws Exception {
        String million = "a".repeat(1_000_000);
        assertThat(CARDLINE.line().post("/guide/evidence/guessed", "a").statusCode())
                .isEqualTo(404);
        assertThat(CARDLINE.line().post("/guide/track", million).statusCode()).isEqualTo(413);
    }

    private static String lastCode() throws Exception {
        return Pattern.compile("[0-9]{6}(?=</)")
                .matcher(CARDLINE.line().get("/demonstration/codes"))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    private static String words(Download download) throws IOException {
        try (PDDocument document = Loader.loadPDF(download.path().toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void nothingUnderFreeIsDialledDirectly() {
        Page page = browser.page(address("/guide/points/personal/ES"));
        String answer = page.locator(".answer").innerText();
        String free = answer.substring(answer.indexOf("Free"), answer.indexOf("Or dial it yourself: you pay"));
        assertThat(free).contains("collect call").doesNotContain("00 1", "Call");
        assertThat(page.locator(".answer a.button")).hasText("Call directly");
        page.close();
    }

    @Test
    void anAnswerIsReadWithoutScrollingSidewaysAndByKeys() {
        Page page = browser.page(address("/guide/application/platinum/RU"));
        for (int width : List.of(320, 375, 1280)) {
            page.setViewportSize(width, 667);
            Object overflow =
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(overflow).isEqualTo(0);
        }
        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("a.urgent")).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**/guide/lost-or-stolen");
        page.close();
    }

    /** One look at each page: most of the time is its loading. */
    @Test
    void eachPageIsLightHasNoBarrierThatAxeKnowsAndLeadsToTheLostCard() {
        Page page = browser.page("about:blank");
        page.setContent("<img src='none'>");
        assertThat(Axe.barriers(page).toString()).as("it finds what is there").contains("image-alt");
        for (String each : PAGES) {
            assertAccessible(page, each);
            assertThat(weight(page)).as(each).isBetween(1_000, MOST_BYTES);
            if (!each.endsWith("/lost-or-stolen"))
                assertThat(page.locator("header a.urgent")).hasAttribute("href", Pattern.compile("/lost-or-stolen$"));
        }
        page.setViewportSize(375, 667);
        page.emulateMedia(
                new EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
        for (String each : DARK) assertAccessible(page, each);
        page.close();
    }

    /** Pages that only a form or a mistake leads to. */
    @Test
    void whatAFormIsAnsweredHasNoBarrierEither() {
        try (Page page = browser.page("about:blank")) {
            page.setViewportSize(375, 667);
            for (String each : List.of(
                    "/guide/es/nowhere",
                    "/guide/es/questions",
                    "/guide/es/lost-or-stolen",
                    "/guide/es/check",
                    "/guide/member/sign-in?refused=locked",
                    "/guide/es/member/sign-in?refused=too-often",
                    "/guide/es/member/sign-in?refused=unknown")) assertAccessible(page, each);
            page.navigate(address("/guide/es/points/personal/US"));
            page.getByText("Pedir un pase de llamada").click();
            assertThat(page.locator(".answer .dial")).hasText(Pattern.compile("[*]7 \\d{3} \\d{3}"));
            assertThat(Axe.barriers(page)).isEmpty();
            page.navigate(address("/guide/es/member/sign-in"));
            page.evaluate("document.querySelector('main form.stack').submit()");
            assertThat(page.locator("main [role=alert]").first()).containsText("Falta algo");
            assertThat(Axe.barriers(page)).isEmpty();
            page.navigate(address("/guide/es/check"));
            page.locator("#text").fill("https://example.net y 123 4567");
            page.locator("main button").click();
            assertThat(page.locator(".answer")).containsText("No está en la lista");
            assertThat(Axe.barriers(page)).isEmpty();
        }
    }

    /** On a bad network it is seen with its first answer, which is small; what it loads after is asked for once. */
    @Test
    void aPageIsSeenAsItIsBeforeAnythingElseHasCome() throws Exception {
        try (Page page = browser.page("about:blank")) {
            page.route(Pattern.compile("\\.(js|svg|css)"), Route::abort);
            page.navigate(address("/guide/from"));
            assertThat(page.locator("a.urgent")).hasCSS("display", "flex");
            Object zipped = page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize");
            assertThat((Integer) zipped).isLessThan(10_000);
        }
        Matcher script = Pattern.compile("src=\"(/guide.js[^\"]+)")
                .matcher(CARDLINE.line().get("/guide"));
        assertThat(script.find()).isTrue();
        assertThat(kept(script.group(1))).hasValue("max-age=31536000, public, immutable");
        for (String other : List.of("/guide.js", "/guide.js?v=yesterday", script.group(1) + "&more"))
            assertThat(kept(other)).as(other).hasValue("no-store");
    }

    private static Optional<String> kept(String path) throws Exception {
        HttpResponse<String> answer = CARDLINE.line().answer(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.headers().firstValue("Cache-Control");
    }

    private static void assertAccessible(Page page, String path) {
        page.navigate(address(path));
        assertThat(Axe.barriers(page)).as(path).isEmpty();
    }

    /** Bytes of the page with all that it loaded. */
    private static int weight(Page page) {
        return (Integer) page.evaluate("""
                ["navigation", "resource"].flatMap(each => performance.getEntriesByType(each))
                    .reduce((sum, each) => sum + each.decodedBodySize, 0)""");
    }

    /** In aeroplane mode: the guide, the numbers, the country last seen with each reason, and the checklists. */
    @Test
    void whatWasLookedAtIsThereWithoutANetwork() {
        try (Page page = browser.page(address("/guide/es/numbers"))) {
            for (String each : List.of("/guide/es/checklist", "/guide/es/numbers")) awaitKept(page, each);
            page.navigate(address("/guide/dispute/personal/JP"));
            awaitLookedAt(page, "JP"); // another test may have looked at some of its pages before
            for (String each :
                    List.of("/guide/points/personal/JP", "/guide/lost-or-stolen/personal/JP", "/guide/from/JP"))
                awaitKept(page, each);
            browser.offline(true);
            page.navigate(address("/guide"));
            assertThat(page.locator("#kept")).isVisible();
            page.locator("main").getByText("Points").click();
            page.getByText("Personal card").click();
            assertThat(page.locator(".answer")).containsText("010 1 336 393 1111");
            page.getByText("Lost or stolen? Call now").click();
            assertThat(page.locator("main a.dial").last()).hasText("+1 336 393 1111");
            for (String each : List.of("/guide/from/JP", "/guide/numbers", "/guide/es/numbers"))
                assertKept(page, each, "+1 336 393 1111");
            assertKept(page, "/guide/es/checklist", "Número de la tarjeta, 15 cifras.");
            assertKept(page, "/guide/checklist", "Card number, 15 digits.");
            assertKept(
                    page,
                    "/guide/points/personal?from=FJ",
                    "This page needs a network"); // nobody here looks at it from there
        } finally {
            browser.offline(false);
        }
    }

    private static void assertKept(Page page, String path, String words) {
        page.navigate(address(path));
        assertThat(page.locator("main")).containsText(words);
    }

    private static void awaitLookedAt(Page page, String country) {
        page.evaluate("""
                async country => {
                    const last = async () => (await caches.match("/guide/last-country"))?.text();
                    while ((await last()) !== country) await new Promise(again => setTimeout(again, 50));
                }""", country);
    }

    private static void awaitKept(Page page, String path) {
        page.evaluate("""
                async path => {
                    while (!(await caches.match(path, {ignoreVary: true})))
                        await new Promise(again => setTimeout(again, 50));
                }""", path);
    }

    @Test
    void aBrowserMayPutTheGuideAmongItsApps() {
        try (Page page = browser.page(address("/guide"))) {
            CDPSession devTools = page.context().newCDPSession(page);
            JsonObject mistakes = devTools.send("Page.getInstallabilityErrors");
            assertThat(mistakes.getAsJsonArray("installabilityErrors")).isEmpty();
            JsonObject manifest = devTools.send("Page.getAppManifest");
            assertThat(manifest.getAsJsonArray("errors")).isEmpty();
            assertThat(manifest.get("data").getAsString()).contains("American Express: the caller's guide");
        }
    }

    @Test
    void everyPageSaysThatItIsADemonstrationAndNotTheIssuer() throws Exception {
        for (String each : PAGES) {
            assertThat(CARDLINE.line().get(each))
                    .containsAnyOf(
                            "This is a demonstration. It is not American Express.",
                            "Esto es una demostración. No es American Express.")
                    .containsAnyOf("independent and not affiliated", "independiente y no está afiliado");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/guide/unknown, 404",
        "/guide/points/gold, 404",
        "/guide/points/personal/XX, 404",
        "/guide/points/personal/es, 302",
        "/guide/from/es, 302",
        "/guide/points/personal/ES/more, 404",
        "/guide/378282246310005, 404",
        "/guide/points/personal?from=378282246310005, 400",
        "/guide/points/personal?from=%3Cscript%3Ealert(1)%3C/script%3E, 400",
        "/guide/%3Cscript%3Ealert(1)%3C/script%3E, 404",
        "/guide/..%2f..%2fetc%2fpasswd, 400",
        "/guide/%2e%2e/%2e%2e/etc/passwd, 400",
        "/guide/points%00, 400",
        "/api/v1/call-texts/guessed/said, 404"
    })
    void whatIsNoAddressIsAnsweredPlainlyAndNotRepeated(String path, int status) throws Exception {
        HttpResponse<String> answer = CARDLINE.line().answer(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("alert(1)", "378282246310005", "passwd", "Exception");
    }

    @Test
    void eachTerritoryHasAPageThatTellsHowItDials() throws Exception {
        List<String> pages = Pattern.compile("href=\"(/guide/from/[A-Z]{2})\"")
                .matcher(CARDLINE.line().get("/guide/from"))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(pages).hasSizeGreaterThan(240);
        for (String each : pages) {
            HttpResponse<String> page = CARDLINE.line().answer(each);
            assertThat(page.statusCode()).as(each).isEqualTo(200);
            assertThat(page.body())
                    .contains("From a mobile", each.endsWith("/US") ? "+1 800 528 4800" : "+1 336 393 1111");
        }
    }

    @Test
    void allNumbersAreOnACardForTheWallet() throws Exception {
        try (Page page = browser.page(address("/guide/es/checklist"))) {
            Download card = page.waitForDownload(
                    () -> page.getByText("Una tarjeta para la cartera").click());
            assertThat(words(card)).contains("1 800 528 4800", "+1 336 393 1111", "Referencia");
        }
    }

    @Test
    void theDirectoryIsToldToPrograms() throws Exception {
        HttpResponse<String> answer = CARDLINE.line().answer("/api/v1/numbers");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .contains("\"number\":\"+13363931111\"", "\"whoPays\":\"issuer by operator\"")
                .contains("\"publishedIn\":\"the guide", "\"checked\":null", "Not verified, so it is not shown.")
                .contains("not affiliated with American Express");
    }

    @Test
    void aMessageIsCheckedAndForgotten() throws Exception {
        Page page = browser.page(address("/guide/check"));
        page.locator("#text").fill("AMEX <script>alert(1)</script>: call +1 212 555 0199, not 1-800-528-4800");
        page.locator("main button").click();
        assertThat(page.locator(".answer")).containsText("Not listed: +12125550199");
        assertThat(page.locator(".answer")).containsText("Listed: +18005284800");
        assertThat(page.content()).doesNotContain("<script>alert(1)");
        assertThat(page.locator("#text")).hasValue(Pattern.compile("AMEX <script>.*4800"));
        assertThat(Axe.barriers(page)).isEmpty();
        page.locator("#text").fill("My card is 3782 822463 10005");
        page.locator("main button").click();
        assertThat(page.locator("form [role=alert]")).isVisible();
        page.evaluate("document.querySelector('form').submit()"); // as without script
        assertThat(page.locator(".answer")).containsText("may hold a card number, so it was not looked at");
        assertThat(page.locator("#text")).hasValue("My card is •••• •••••• •••••");
        assertThat(page.content()).doesNotContain("10005");
        page.close();
        assertThat(CARDLINE.line().words()).doesNotContain("5550199", "555 0199", "10005");
    }

    @ParameterizedTest
    @CsvSource({"0, 400", "2000, 400", "2001, 413", "60000, 413"})
    void whatIsPastedIsBounded(int characters, int status) throws Exception {
        HttpResponse<String> answer = CARDLINE.line().post("/guide/check", "text=" + "a".repeat(characters));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .doesNotContain("a".repeat(2001), "Exception")
                .containsAnyOf("Paste at most", "Send at most", "no whole telephone number");
    }

    /** Every form of the guide, with its fields. */
    private static final Map<String, List<String>> FORMS = Map.ofEntries(
            Map.entry("/guide/say", List.of("said")),
            Map.entry("/guide/check", List.of("text")),
            Map.entry("/guide/track", List.of("reference", "month", "day", "year")),
            Map.entry("/guide/pass", List.of("reason")),
            Map.entry("/guide/callback", List.of("reason", "ticket", "number", "from")),
            Map.entry("/guide/callback/guessed", List.of("code")),
            Map.entry("/guide/member/sign-in", List.of("month", "day", "year", "postal", "last")),
            Map.entry("/guide/member/code", List.of("code")),
            Map.entry("/guide/member/dispute", List.of("card", "charge", "date", "amount", "error", "said")),
            Map.entry("/guide/member/dispute/1234567890/notice", List.of("x")),
            Map.entry("/guide/member/sign-out", List.of("x")),
            Map.entry("/guide/member/passkeys/remove", List.of("id")),
            Map.entry("/guide/evidence/guessed", List.of("file")));

    @Test
    void everyFormOfThePagesIsAmongThem() throws IOException {
        Pattern action = Pattern.compile("method=\"post\"[^>]*action=\"\\$\\{words\\.link\\(\"([^\"]+)");
        try (Stream<Path> pages = Files.list(Path.of("src/main/jte/guide"))) {
            List<String> forms = pages.map(GuideTest::text)
                    .flatMap(each -> action.matcher(each).results())
                    .map(form -> "/guide" + form.group(1))
                    .toList();
            assertThat(forms)
                    .hasSizeGreaterThan(10)
                    .allMatch(form -> FORMS.keySet().stream().anyMatch(known -> known.startsWith(form)));
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    @Test
    void aScriptInAnyFieldIsWordsAndNothingFails() throws Exception {
        String script = URLEncoder.encode("\"'><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}", UTF_8);
        for (Map.Entry<String, List<String>> form : FORMS.entrySet())
            for (String field : form.getValue()) {
                HttpResponse<String> answer = CARDLINE.line().post(form.getKey(), field + "=" + script);
                assertThat(answer.statusCode()).as(form.getKey() + " " + field).isBetween(200, 499);
                assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x", "}49", "Exception");
            }
        for (String address : List.of("/call?to=" + script + "&reason=" + script, "/guide/callback?reason=" + script)) {
            assertThat(CARDLINE.line().get(address)).doesNotContain("<script>alert", "<img src=x", "Exception");
        }
    }

    @Test
    void noFormIsTakenFromAPageElsewhereOrWithTenMegabytes() throws Exception {
        String tenMegabytes = "a".repeat(10_000_000);
        var answers = new ArrayList<Integer>();
        for (String form : FORMS.keySet()) {
            assertThat(CARDLINE.line().postFromElsewhere(form, "a=b").statusCode())
                    .as(form)
                    .isEqualTo(403);
            try {
                answers.add(CARDLINE.line().post(form, tenMegabytes).statusCode());
            } catch (IOException cutOff) { // who goes on sending may be so before they have read the answer
                System.out.println(form + " was cut off: " + cutOff);
            }
        }
        assertThat(answers).isNotEmpty().containsOnly(413);
    }

    @Test
    void otherPagesTakeNoBodies() throws Exception {
        for (String each : List.of("/guide", "/guide/numbers", "/guide/points/personal/ES", "/api/v1/numbers"))
            assertThat(CARDLINE.line().post(each, "a=b").statusCode()).as(each).isEqualTo(405);
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + CARDLINE.line().httpPort() + path;
    }
}
