package org.cardline.proof;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.cases.Evidence;
import org.cardline.cases.KeyFile;
import org.cardline.cases.Reference;
import org.cardline.line.FreePorts;
import org.cardline.media.Clip;
import org.cardline.media.Key;
import org.cardline.media.Quiet;
import org.cardline.media.ToneDetector;
import org.cardline.media.Tones;
import org.cardline.phone.Ear;
import org.cardline.phone.Tape;
import org.cardline.phone.Telephone;
import org.cardline.programme.CopiedProgramme;
import org.cardline.simulation.Wallet;
import org.cardline.store.Store;
import org.cardline.store.StoreSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent at the desk, by keyboard alone, in a real browser that is the telephone; a caller with a SIP telephone. */
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class DeskTest {
    private static final Pattern SIGN_IN = Pattern.compile("/desk as .*, password (\\w+)");
    private static final double PATIENCE_MILLIS = 20_000;

    /** How much of what the page hears, over two seconds at most, is at this frequency, in dB; loud is near -20. */
    private static final String DECIBELS_AT = """
            async (hertz) => {
              const context = new AudioContext();
              const heard = context.createAnalyser();
              heard.fftSize = 4096;
              context.createMediaStreamSource(document.getElementById("voice").srcObject).connect(heard);
              const levels = new Float32Array(heard.frequencyBinCount);
              let most = -200;
              for (let i = 0; i < 40 && most < -40; i++) {
                await new Promise((done) => setTimeout(done, 50));
                heard.getFloatFrequencyData(levels);
                most = Math.max(most, levels[Math.round(hertz * heard.fftSize / context.sampleRate)]);
              }
              return most;
            }
            """;

    private static final int ANAS_TONE = 660;
    private static final int BENS_TONE = 1_010;
    private static final int FRAME = 160;
    private static final int LATELY = 20; // frames, 400 ms

    private static final Pattern SIP_ACCOUNT = Pattern.compile("as (\\w+) with the password (\\w+)");

    @TempDir
    static Path folder;

    private static final int OUTSIDES_TONE = 1_330;
    private static final String OUTSIDE = "+1 202 555 0177";

    private static int outsidePort;
    private static OpenIdProvider provider;
    private static RunningCardline cardline;
    private static Browser browser;

    @BeforeAll
    static void up() throws Exception {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        provider = new OpenIdProvider();
        outsidePort = FreePorts.one();
        cardline = RunningCardline.start(
                folder,
                Map.of(
                        "CARDLINE_PROGRAMME",
                        programme().toString(),
                        "CARDLINE_OIDC_ISSUER",
                        provider.issuer(),
                        "CARDLINE_OIDC_CLIENT",
                        OpenIdProvider.CLIENT,
                        "CARDLINE_OIDC_SECRET",
                        OpenIdProvider.SECRET,
                        "CARDLINE_MEMBER_OIDC_ISSUER",
                        provider.issuer(),
                        "CARDLINE_MEMBER_OIDC_CLIENT",
                        OpenIdProvider.CLIENT,
                        "CARDLINE_MEMBER_OIDC_SECRET",
                        OpenIdProvider.SECRET,
                        "CARDLINE_MEMBER_OIDC_CLAIM",
                        "preferred_username"));
        provider.sendsBackTo(elsewhere() + "/provider/back");
        browser = Browser.open(folder.resolve("profile"));
    }

    /** The usual one, which dials numbers outside at any hour: at a port of this machine. */
    private static Path programme() throws IOException {
        return CopiedProgramme.of("american-express", folder.resolve("programmes"))
                .appended("queues.yaml", """
                        callbacks:
                          address: "sip:{number}@127.0.0.1:%d"
                          countries: "1"
                          tries: 3
                          again-after-seconds: 600
                          quiet-hours: "00:00-00:00"
                        """.formatted(outsidePort))
                .folder();
    }

    @AfterAll
    static void stop() {
        browser.close();
        cardline.close();
        provider.close();
    }

    /** Each on its own, one after the other. */
    @AfterEach
    void everybodyIsGone() {
        browser.forget();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anAgentAnswersTalksAndCompletesTheCase() throws Exception {
        Page desk = signIn();
        beReady(desk);
        nothingIsDoneWithoutThePagesToken(desk);
        var heard = new TapeWithKeys();
        Tape tape = heard.tape;
        try (Talking caller = calls(heard)) {
            assertThat(desk.locator("#phase")).containsText("Rings");
            assertThat(desk.locator("#said")).containsText("Asks for a person");
            assertThat(Axe.barriers(desk)).as("rings").isEmpty();
            int before = tape.clip().samples().length;
            desk.keyboard().press("a");
            assertThat(desk.locator("#phase")).containsText("In a talk");
            awaitSound(tape, before);
            caller.say(Tones.sine(440, Duration.ofSeconds(4), 8_000));
            assertThat(decibels(desk, 440)).isGreaterThan(-40);
            mutes(desk, tape);
            holds(desk, tape, caller);
            pressesKeys(desk, heard);
            capturesTheCard(desk, caller);
            isBackAfterLosingThePage(desk, tape, caller);
            Page floor = theFloorIsForTheSupervisorAlone(desk);
            listensWhispersAndBarges(floor, desk, tape, caller);
            desk.keyboard().press("e");
            assertThat(floor.locator("[data-live]").last()).containsText("wrap up");
            floor.close();
            caller.hear("Anything else");
        }
        completes(desk);
        talksByASipTelephone(desk);
    }

    /** As a page elsewhere might ask for, in this browser, with its session. */
    private static void nothingIsDoneWithoutThePagesToken(Page desk) {
        String token = desk.locator("#desk").getAttribute("data-token");
        for (String what : List.of(
                "/away?reason=lunch",
                "/ready",
                "/answer",
                "/refuse",
                "/hang-up",
                "/wish?what=HOLD",
                "/note?words=x",
                "/complete?step=nothing",
                "/case",
                "/telephone",
                "/sip-telephone",
                "/here",
                "/sign-out"))
            for (String forged : List.of("", "forged"))
                assertThat(post(desk, what, forged)).as(what).isEqualTo(403);
        assertThat(desk.locator("#state")).hasText("Ready");
        assertThat(post(desk, "/here", token)).as("with the token").isEqualTo(204);
    }

    private static int post(Page desk, String what, String token) {
        return desk.request()
                .post(address() + what, RequestOptions.create().setHeader("X-CSRF-TOKEN", token))
                .status();
    }

    /** It is not ours, and registers by what the desk shows; the desk hangs it up. */
    private static void talksByASipTelephone(Page desk) throws Exception {
        desk.locator("summary", withText("SIP telephone")).click();
        desk.locator("#use-sip").click();
        assertThat(desk.locator("#sip-account")).containsText("with the password");
        assertThat(desk.locator("#state")).containsText("Away: telephone");
        Matcher account = SIP_ACCOUNT.matcher(desk.locator("#sip-account").textContent());
        assertThat(account.find()).isTrue();
        Path own = Files.createDirectory(folder.resolve("baresip"));
        String user = account.group(1) + "+md5";
        try (var telephone = Baresip.registering(own, cardline.sipPort(), user, account.group(2))) {
            while (!desk.locator("#state").textContent().equals("Ready")) {
                desk.locator("#ready").click();
                desk.waitForTimeout(200);
            }
            try (Talking caller = calls(new TapeWithKeys())) {
                telephone.awaitCall();
                assertThat(desk.locator("#phase")).containsText("In a talk");
                caller.say(Tones.sine(440, Duration.ofSeconds(2), 8_000));
                telephone.hear(Duration.ofSeconds(1));
                desk.keyboard().press("e");
                telephone.awaitHangUp();
                caller.hear("Anything else");
            }
        }
        desk.locator("#code").selectOption("solved");
        desk.locator("#step").selectOption("nothing");
        desk.locator("#done").click();
        assertThat(desk.locator("#phase")).containsText("Nobody is waiting for you.");
        desk.locator("#use-browser").click();
        assertThat(desk.locator("#telephone")).containsText("The telephone is connected.");
    }

    /** What the caller's telephone hears, and the keys that are pressed for it. */
    private static final class TapeWithKeys implements Ear {
        final Tape tape = new Tape();
        final BlockingQueue<Key> keys = new LinkedBlockingQueue<>();

        @Override
        public void hears(short[] frame) {
            tape.hears(frame);
        }

        @Override
        public void hearsKey(Key key) {
            keys.add(key);
        }
    }

    /** On the keyboard, on the keypad, and by the mouse. */
    private static void pressesKeys(Page desk, TapeWithKeys heard) throws Exception {
        desk.keyboard().press("k");
        assertThat(Axe.barriers(desk)).isEmpty();
        desk.keyboard().press("Enter"); // the first one, 1
        desk.keyboard().press("5");
        desk.locator("#keypad button[value='#']").click();
        for (Key key : List.of(Key.ONE, Key.FIVE, Key.POUND))
            assertThat(heard.keys.poll(10, SECONDS)).isEqualTo(key);
        assertThat(desk.locator("#pressed")).hasText("15#");
    }

    /** The agent sees how many keys there were, and what they were is nowhere. */
    private static void capturesTheCard(Page desk, Talking caller) throws Exception {
        Wallet wallet = Wallet.with("card-02");
        desk.keyboard().press("c");
        caller.hear("Please key the card number, then pound.");
        assertThat(desk.locator("#phase")).containsText("The caller keys, unheard");
        caller.press(wallet.cardNumber().substring(0, 6));
        assertThat(desk.locator("#keyed")).hasText("6 keyed");
        assertThat(Axe.barriers(desk)).isEmpty();
        caller.press(wallet.cardNumber().substring(6));
        caller.hear("Thank you. You are back with the person you talked to.");
        assertThat(desk.locator("#outcome")).containsText("What the caller keyed fits.");
        assertThat(desk.locator("#verified")).containsText("card number");
        assertThat(desk.locator("#said")).containsText("The card ends in 3799");
        desk.keyboard().press("d");
        caller.hear("Please key the security code on the card.");
        caller.press(wallet.securityCode().substring(0, 2));
        assertThat(desk.locator("#keyed")).hasText("2 keyed");
        picture("desk", desk);
        somebodyAddedAPasskey();
        caller.press(wallet.securityCode().substring(2));
        assertThat(desk.locator("#outcome")).containsText("What the caller keyed fits.");
        assertThat(desk.locator("#verified")).containsText("security code");
        assertThat(desk.locator("#cards")).containsText("··3799");
        assertThat(desk.locator("#transactions li").first()).containsText("USD");
        assertThat(Axe.barriers(desk)).isEmpty();
        removesThePasskey(desk);
        var written = new Written(List.of(new Secret("what was keyed for the agent", wallet.cardNumber())));
        written.search("desk", desk.content());
        written.search("captions", caller.said().toString());
        written.searchFile("log", cardline.log());
        written.searchFiles("files", cardline.data());
        assertThat(written.anywhere()).isEmpty();
    }

    /** To the account of card-02. */
    private static void somebodyAddedAPasskey() {
        try (Store store = Store.openBeside(StoreSettings.embedded(cardline.data()))) {
            store.jdbc()
                    .sql("insert into guide.passkey_person (name, handle) values ('customer-02', 'h')")
                    .update();
            store.jdbc().sql("""
                            insert into guide.passkey (id, handle, label, public_key, attestation, signature_count, user_verified,
                                backup_eligible, backed_up, created, last_used)
                            values ('i', 'h', 'A laptop', 'k', 'a', 0, true, true, true, now(), now())""").update();
        }
    }

    /** It is gone, that is on record, and every address on file is told. */
    private static void removesThePasskey(Page desk) {
        assertThat(desk.locator("#cards")).containsText("1 passkey signs in as them");
        desk.locator("#remove-passkeys").focus();
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#account-problem")).containsText("Remove them all?");
        assertThat(desk.locator("#cards")).containsText("1 passkey signs in as them");
        desk.keyboard().press("Tab");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#remove-passkeys")).isDisabled();
        assertThat(desk.locator("#remove-passkeys-sure")).isHidden();
        assertThat(desk.locator("#cards")).containsText("··3799");
        assertThat(desk.locator("#cards")).not().containsText("passkey");
        try (Store store = Store.openBeside(StoreSettings.embedded(cardline.data()))) {
            assertThat(store.jdbc()
                            .sql("""
                                    select 'left' as what from guide.passkey
                                    union all select what from guide.passkey_event where who = 'customer-02'
                                    union all select what || ' ' || who from desk.look where what like 'removes%'
                                    union all select template || ' ' || addresses from cases.letter where template like 'passkey%'""")
                            .query((row, _) -> String.valueOf(row.getString(1)))
                            .list())
                    .containsExactly("removed", "removes passkeys ana", "passkeys-removed EVERY");
        }
    }

    private static Page signInAsSupervisor() throws Exception {
        Page floor = browser.page(elsewhere() + "/floor");
        floor.locator("#username").fill("sam");
        floor.locator("#password").fill(printed().group(1));
        floor.keyboard().press("Enter");
        assertThat(floor).hasTitle(Pattern.compile("The floor.*"));
        return floor;
    }

    private static Page theFloorIsForTheSupervisorAlone(Page desk) throws Exception {
        assertThat(desk.request().get(address() + "/floor").status()).isEqualTo(403);
        Page floor = signInAsSupervisor();
        assertThat(floor.locator(".agents section", withText("ana"))).containsText("talks");
        assertThat(floor.locator(".sparkline").first())
                .hasAttribute("aria-label", Pattern.compile("Waited in the last hour: .+"));
        assertThat(floor.locator(".figures > div", withText("Service level")))
                .containsText(Pattern.compile("today\\d+ %"));
        picture("floor", floor);
        floor.locator("summary", withText("Service level")).focus();
        floor.keyboard().press("Enter");
        assertThat(floor.locator("details[open]")).containsText("Answered in time ÷");
        assertThat(Axe.barriers(floor)).isEmpty();
        everyLookIsOnRecord(floor);
        callersHear(floor, "Payments by card fail for many people now. We are working on it.");
        return floor;
    }

    /** At the first number, until it is taken back. */
    private static void callersHear(Page floor, String announcement) throws Exception {
        announces(floor, announcement);
        assertThat(floor.locator("[role=status]")).containsText("It counts from now on");
        assertThat(Axe.barriers(floor)).isEmpty();
        floor.getByText("The floor").click();
        assertThat(floor.locator("[data-live] .notice")).containsText(announcement);
        try (Talking caller = Talking.to(cardline)) {
            caller.hear(announcement);
        }
        announces(floor, "None");
        floor.getByText("The floor").click();
        assertThat(floor.locator("[data-live] .notice")).hasCount(0);
        floor.getByText("Who looked at what").click();
        assertThat(floor.locator("#acts tr").nth(0)).containsText("silences");
        assertThat(floor.locator("#acts tr").nth(1)).containsText("sam");
        floor.getByText("The floor").click();
    }

    private static void announces(Page floor, String phrase) {
        floor.getByText("Announcements").click();
        floor.locator("select").first().selectOption(new SelectOption().setLabel(phrase));
        floor.locator("main form button").first().click();
    }

    /** The agent's, and the supervisor's own. */
    private static void everyLookIsOnRecord(Page floor) {
        floor.locator("a[href^='/desk/floor/contacts/']").click();
        assertThat(floor.locator("ul")).containsText("Asks for a person");
        assertThat(floor.locator("table")).containsText("talking, ana");
        assertThat(Axe.barriers(floor)).isEmpty();
        floor.getByText("Who looked at what").click();
        assertThat(floor.locator("tbody tr").nth(0)).containsText("sam");
        assertThat(floor.locator("tbody tr").nth(1)).containsText("ana");
        assertThat(Axe.barriers(floor)).isEmpty();
        floor.getByText("The floor").click();
    }

    /** The agent is muted meanwhile, so that what the caller hears is the supervisor. */
    private static void listensWhispersAndBarges(Page floor, Page desk, Tape tape, Talking caller) {
        floor.locator("a[href^='/desk/floor/contacts/']").click();
        desk.keyboard().press("m");
        beside(floor, "Listen", "You listen.");
        assertThat(desk.locator("#beside")).containsText("A supervisor listens.");
        assertThat(Axe.barriers(floor)).isEmpty();
        caller.say(Tones.sine(440, Duration.ofSeconds(3), 8_000));
        assertThat(decibels(floor, 440)).as("what the supervisor hears").isGreaterThan(-40);
        beside(floor, "Whisper to the agent", "The agent hears you");
        assertThat(desk.locator("#beside")).containsText("speaks to you");
        awaitSilence(tape);
        beside(floor, "Speak to both", "Both hear you.");
        awaitSound(tape, tape.clip().length());
        floor.getByText("Leave the talk").click();
        assertThat(desk.locator("#beside")).isEmpty();
        awaitSilence(tape);
        desk.keyboard().press("m");
        floor.getByText("Who looked at what").click();
        for (String did : List.of("listens", "whispers", "barges"))
            assertThat(floor.locator("tbody tr", withText("sam")).filter(withWords(did)))
                    .hasCount(1);
        floor.getByText("The floor").click();
    }

    private static void beside(Page floor, String button, String state) {
        floor.locator("#listening button", withText(button)).first().click();
        assertThat(floor.locator("#listening-state")).containsText(state);
    }

    private static Locator.FilterOptions withWords(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static Page.LocatorOptions withText(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static void mutes(Page desk, Tape tape) {
        desk.keyboard().press("m");
        assertThat(desk.locator("#mute")).hasAttribute("aria-pressed", "true");
        assertThat(desk.locator("#phase")).containsText("In a talk, muted");
        awaitSilence(tape);
        desk.keyboard().press("m");
        assertThat(desk.locator("#phase")).not().containsText("muted");
        awaitSound(tape, tape.clip().length());
    }

    /** The caller hears a sentence and music and nothing of the agent, the agent nothing of the caller; and then again. */
    private static void holds(Page desk, Tape tape, Talking caller) throws Exception {
        desk.keyboard().press("h");
        caller.hear("Please hold the line.");
        assertThat(desk.locator("#phase")).containsText("On hold");
        assertThat(Axe.barriers(desk)).isEmpty();
        caller.say(Tones.sine(440, Duration.ofSeconds(3), 8_000));
        assertThat(decibels(desk, 440)).as("what the agent hears").isLessThan(-60);
        assertThat(loudest(tape.clip(), tape.clip().length() - 8_000))
                .as("soft music, and none of the agent's beeps")
                .isBetween(100, 6_500);
        desk.keyboard().press("h");
        assertThat(desk.locator("#phase")).containsText("In a talk");
        awaitSound(tape, tape.clip().length());
        caller.say(Tones.sine(440, Duration.ofSeconds(4), 8_000));
        assertThat(decibels(desk, 440)).isGreaterThan(-40);
    }

    /** The caller hears why, and the talk goes on with the page that was loaded again. */
    private static void isBackAfterLosingThePage(Page desk, Tape tape, Talking caller) throws Exception {
        desk.reload();
        caller.hear("We lost the connection to the person you talk to.");
        assertThat(desk.locator("#telephone")).containsText("The telephone is connected.");
        assertThat(desk.locator("#phase")).containsText("In a talk");
        awaitSound(tape, tape.clip().length());
        caller.say(Tones.sine(440, Duration.ofSeconds(4), 8_000));
        assertThat(decibels(desk, 440)).isGreaterThan(-40);
    }

    /** What the card member sent meanwhile: another case's is not theirs. */
    private static void savesEvidence(Page desk) {
        assertThat(desk.locator("#phase")).containsText("Wrap-up");
        Reference reference =
                Reference.parse(desk.locator("#reference").innerText()).orElseThrow();
        try (Store store = Store.openBeside(StoreSettings.embedded(cardline.data()))) {
            var key = KeyFile.open(cardline.data().resolve("key"), false);
            byte[] receipt = "%PDF-1.7 a receipt".getBytes(StandardCharsets.UTF_8);
            new Evidence(store, key, InstantSource.system()).keep(reference, "<b>receipt.pdf", receipt);
        }
        Locator link = desk.locator("#evidence a");
        assertThat(link).hasText("<b>receipt.pdf · PDF · 1 kB");
        Download saved = desk.waitForDownload(link::click);
        assertThat(saved.suggestedFilename()).matches("evidence-\\d+\\.pdf");
        assertThat(saved.path()).hasContent("%PDF-1.7 a receipt");
        assertThat(desk.evaluate("""
                async (path) => {
                    const answer = await fetch(path), headers = ["Content-Type", "Content-Security-Policy"];
                    return [...headers.map((each) => answer.headers.get(each)), (await fetch(path + "0")).status].join("; ");
                }""", link.getAttribute("href")).toString())
                .startsWith("application/pdf; ")
                .contains("sandbox")
                .endsWith("; 404");
    }

    private void completes(Page desk) {
        assertThat(desk.locator("#phase")).containsText("Wrap-up");
        desk.keyboard().press("n");
        desk.keyboard().type("Wants the letter in large print. Card 4000 1234 5678 9010.");
        desk.keyboard().press("Tab");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#note-problem")).containsText("Leave the card number out.");
        desk.locator("#words").fill("Wants the letter in large print.");
        desk.keyboard().press("Control+Enter");
        assertThat(desk.locator("#timeline")).containsText("ana: Wants the letter in large print.");
        assertThat(desk.locator("#words")).hasValue("");
        desk.keyboard().type("A draft");
        desk.keyboard().press("Escape");
        desk.keyboard().press("Control+Enter");
        assertThat(desk.locator("#complete-problem")).containsText("The note is not added yet.");
        desk.locator("#words").fill("");
        desk.locator("#go-away").focus(); // which is not pressed by it
        desk.keyboard().press("Control+Enter");
        assertThat(desk.locator("#complete-problem")).containsText("Choose how the talk went.");
        desk.locator("#code").selectOption("to-do");
        desk.locator("#done").focus();
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#complete-problem")).containsText("Choose the date");
        assertThat(Axe.barriers(desk)).as("wrap-up with errors").isEmpty();
        desk.keyboard().press("s");
        desk.keyboard().press("Tab");
        desk.keyboard().type("12312099");
        desk.keyboard().press("Control+Enter");
        assertThat(desk.locator("#contact-title")).isFocused();
        assertThat(desk.locator("#date")).hasValue("");
        assertThat(desk.locator("#phase")).containsText("Nobody is waiting for you.");
        assertThat(desk.locator("#state")).containsText("Ready");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whoseWindowIsClosedInMidCallIsMissedAndTheCallerIsTheNext() throws Exception {
        Page desk = signIn();
        beReady(desk);
        var tape = new Tape();
        try (Talking caller = calls(tape)) {
            assertThat(desk.locator("#phase")).containsText("Rings");
            int before = tape.clip().samples().length;
            desk.keyboard().press("a");
            assertThat(desk.locator("#phase")).containsText("In a talk"); // until then the sound may be music
            awaitSound(tape, before);
            caller.say(Tones.sine(440, Duration.ofSeconds(4), 8_000));
            assertThat(decibels(desk, 440)).isGreaterThan(-40);
            int closed = tape.clip().length();
            desk.close();
            caller.hear("We lost the connection to the person you talk to.");
            caller.hear("We lost the person you talked to. You are next.");
            Page again = browser.page(address());
            beReady(again);
            assertThat(Quiet.longestMillis(tape.clip(), closed))
                    .as("what is not heard")
                    .isLessThan(2_000);
            assertThat(again.locator("#phase")).containsText("Rings");
            again.keyboard().press("u");
            assertThat(again.locator("#state")).hasText("Away: refused");
            aSupervisorMovesWhoWaits();
            beReady(again);
            assertThat(again.locator("#phase")).containsText("Rings");
            assertThat(again.locator("#phase")).containsText("· Disputes");
            again.locator("#sign-out button").click();
            assertThat(again.locator("[role=status]")).containsText("You are signed out.");
        }
    }

    private static void aSupervisorMovesWhoWaits() throws Exception {
        Page floor = signInAsSupervisor();
        floor.locator("tr", withText("waits")).locator("a").click();
        assertThat(floor.locator("table")).containsText("Fraud");
        floor.locator("#queue").focus();
        floor.locator("#queue").selectOption("disputes");
        floor.keyboard().press("Tab");
        floor.keyboard().press("Enter");
        assertThat(floor.locator("[role=status]")).hasText("It was moved.");
        assertThat(floor.locator("table")).containsText("Disputes");
        assertThat(Axe.barriers(floor)).isEmpty();
        floor.getByText("Who looked at what").click();
        assertThat(floor.locator("#acts tr").first()).containsText("to disputes");
        floor.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anAgentIsSignedOutByTheSupervisor() throws Exception {
        Page desk = signIn("ben", browser.page(address()));
        assertThat(desk.locator("#telephone")).containsText("The telephone is connected.");
        comesBackByItself(desk);
        signInAsSupervisor();
        Page floor = browser.page(elsewhere() + "/floor/agents/ben");
        assertThat(Axe.barriers(floor)).isEmpty();
        floor.locator("#set-skills").click();
        assertThat(floor.locator("[role=status]")).containsText("The skills are changed.");
        floor.locator("#sign-out").click();
        assertThat(desk).hasTitle(Pattern.compile("Sign in.*"));
        assertThat(desk.locator("[role=status]")).containsText("You are signed out.");
    }

    /** Refused, as by a server whose database is out, and then told how it stands without another reload. */
    private static void comesBackByItself(Page desk) {
        desk.route("**/desk/events", asked -> asked.fulfill(new Route.FulfillOptions().setStatus(500)));
        desk.reload();
        assertThat(desk.locator("#connection")).containsText("Connection lost");
        desk.unroute("**/desk/events");
        assertThat(desk.locator("#connection")).isEmpty();
        assertThat(desk.locator("#ready")).hasClass("primary");
    }

    /** Ana's microphone has one tone, Ben's another, and the caller says a third. Ben's network blocks UDP. */
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anAgentSpeaksWithAnotherSwapsBringsAllTogetherAndPutsThrough() throws Exception {
        Page ana = signIn("ana", browser.pageWithTone(address(), ANAS_TONE));
        beReady(ana);
        var tape = new Tape();
        try (Talking caller = calls(tape)) {
            answers(ana);
            awaitTone(tape, ANAS_TONE);
            Page ben = signIn("ben", browser.withoutUdp(browser.pageWithTone(elsewhere(), BENS_TONE)));
            beReady(ben);
            consults(ana, ben, tape);
            ana.keyboard().press("w");
            assertThat(ana.locator("#phase")).containsText("In a talk, the other waits");
            awaitTone(tape, ANAS_TONE);
            assertThat(decibels(ben, ANAS_TONE))
                    .as("soft music, and none of ana's tone")
                    .isLessThan(-45);
            allThree(ana, ben, tape, caller);
            ana.keyboard().press("p");
            assertThat(ana.locator("#phase")).containsText("Wrap-up");
            awaitTone(tape, BENS_TONE);
            awaitNoTone(tape, ANAS_TONE);
            hasNothingMoreToDo(ana);
            sends(ben, "agent:ana");
            answers(ana);
            awaitTone(tape, ANAS_TONE);
            sends(ana, "queue:disputes");
            completesWithNothing(ana);
            assertThat(ana.locator("#phase")).containsText("· Disputes");
            answers(ana);
            sendsOutside(ana, tape);
            hasNothingMoreToDo(ana);
            hasNothingMoreToDo(ben);
        }
    }

    /** At once, by the keyboard alone but for the choice. */
    private static void sends(Page desk, String to) {
        desk.keyboard().press("t");
        desk.locator("#to").selectOption(to);
        desk.keyboard().press("Enter");
    }

    /** A number that may not be dialled is told where it was written; who answers the other one and presses 1 has the caller. */
    private static void sendsOutside(Page desk, Tape tape) throws Exception {
        desk.locator("#number").fill("+44 20 7946 0018");
        desk.keyboard().press("Enter");
        assertThat(desk.locator("#transfer-problem")).containsText("That number may not be dialled.");
        assertThat(Axe.barriers(desk)).as("transfer with a problem").isEmpty();
        var heard = new Tape();
        try (Telephone outside = Telephone.answering(outsidePort, heard)) {
            desk.locator("#number").fill(OUTSIDE);
            desk.keyboard().press("Enter");
            assertThat(desk.locator("#phase")).containsText("Being transferred");
            assertThat(desk.locator("#contact-title")).isFocused();
            awaitSound(heard, 0);
            outside.press("1");
            assertThat(desk.locator("#phase")).containsText("Wrap-up");
            outside.say(Tones.sine(OUTSIDES_TONE, Duration.ofSeconds(20), 8_000));
            awaitTone(tape, OUTSIDES_TONE);
            assertThat(desk.locator("#number")).hasValue("");
            outside.hangUp();
            outside.ended().get(10, SECONDS);
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void whoCanNotSpeakOrHearTypesFromThePageAndReadsTheAgent() throws Exception {
        Page desk = signIn();
        beReady(desk);
        Page caller = browser.page(address().replace("/desk", "/call"));
        caller.locator("#dial").click();
        assertThat(caller.locator("#words")).containsText("Lost or stolen");
        types(caller, "Hello?");
        assertThat(caller.locator("#words .note")).containsText("Nobody reads along");
        caller.locator("#keys button[value='0']").click();
        assertThat(caller.locator("#words")).containsText("Fraud");
        caller.locator("#keys button[value='1']").click();
        answers(desk);
        var answers = Pattern.compile("/call-texts/[^/]+$");
        caller.route(answers, asked -> {
            if (asked.request().method().equals("POST")) asked.resume();
            else asked.fulfill(new Route.FulfillOptions().setStatus(503));
        });
        types(caller, "I can't speak. My card is 3782 822463 10005.");
        assertThat(desk.locator("#typed")).containsText("Caller: I can't speak. My card is •••• •••••• •••••.");
        desk.locator("#line").fill("I read you. <b>");
        desk.locator("#send-line").click();
        assertThat(caller.locator("#words .note").last()).containsText("Type again in a minute to read it.");
        caller.unroute(answers);
        types(caller, "Do you read me?");
        assertThat(caller.locator("#words .agent")).hasText("Person: I read you. <b>");
        assertThat(Axe.barriers(desk)).isEmpty();
        assertThat(Axe.barriers(caller)).isEmpty();
        desk.locator("#hang-up").click();
        savesEvidence(desk);
        hasNothingMoreToDo(desk);
    }

    private static void types(Page caller, String words) {
        caller.locator("#typed").fill(words);
        caller.locator("#send").click();
    }

    private static void completesWithNothing(Page desk) {
        assertThat(desk.locator("#phase")).containsText("Wrap-up");
        desk.locator("#code").selectOption("solved");
        desk.locator("#step").selectOption("nothing");
        desk.locator("#done").click();
    }

    private static void hasNothingMoreToDo(Page desk) {
        completesWithNothing(desk);
        assertThat(desk.locator("#phase")).containsText("Nobody is waiting for you.");
    }

    private static void answers(Page desk) {
        assertThat(desk.locator("#phase")).containsText("Rings");
        desk.keyboard().press("a");
        assertThat(desk.locator("#phase")).containsText("In a talk");
    }

    private static void consults(Page ana, Page ben, Tape tape) {
        ana.keyboard().press("t");
        assertThat(ana.locator("#to")).isFocused();
        assertThat(Axe.barriers(ana)).as("transfer").isEmpty();
        assertThat(ana.locator("#to")).isFocused();
        ana.locator("#to").selectOption("agent:ben");
        ana.keyboard().press("Tab"); // to the number, and past it
        ana.keyboard().press("Tab");
        ana.keyboard().press("f");
        answers(ben);
        assertThat(ana.locator("#phase")).containsText("On hold, you speak with the other");
        assertThat(ana.locator("#outcome")).containsText("They answered.");
        assertThat(Axe.barriers(ana)).as("consults").isEmpty();
        assertThat(Axe.barriers(ben)).as("is consulted").isEmpty();
        assertThat(decibels(ana, BENS_TONE)).isGreaterThan(-40);
        assertThat(decibels(ben, ANAS_TONE)).isGreaterThan(-40);
        awaitNoTone(tape, ANAS_TONE);
        awaitNoTone(tape, BENS_TONE);
    }

    private static void allThree(Page ana, Page ben, Tape tape, Talking caller) {
        ana.keyboard().press("b");
        assertThat(ana.locator("#phase")).containsText("In a talk of three");
        assertThat(Axe.barriers(ana)).as("three").isEmpty();
        caller.say(Tones.sine(440, Duration.ofSeconds(6), 8_000));
        assertThat(decibels(ben, 440)).isGreaterThan(-40);
        assertThat(decibels(ana, 440)).isGreaterThan(-40);
        assertThat(decibels(ben, ANAS_TONE)).isGreaterThan(-40);
        awaitTone(tape, ANAS_TONE);
        awaitTone(tape, BENS_TONE);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void anOperatorSeesHowItIsSetUpAndNobodysData() throws Exception {
        Page page = signIn("olga", browser.page(address()));
        assertThat(page).hasTitle(Pattern.compile("Operations.*"));
        assertThat(page.locator("main")).containsText("Its files are in force as they are.");
        assertThat(page.locator("tr", withText("CARDLINE_OIDC_SECRET"))).containsText("set");
        assertThat(page.content()).doesNotContain(OpenIdProvider.SECRET);
        assertThat(Axe.barriers(page)).isEmpty();
        for (String others : List.of("", "/floor", "/floor/looks", "/events", "/account"))
            assertThat(page.request().get(address() + others).status())
                    .as(others)
                    .isEqualTo(403);
    }

    /** By an OpenID provider that is another site. */
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void theIssuersOwnSignInLeadsToTheDeskOrTheFloorOrSaysWhyNot() {
        assertThat(atProvider("ben")).hasTitle(Pattern.compile("Desk of ben.*"));
        assertThat(atProvider("sam")).hasTitle(Pattern.compile("The floor.*"));
        assertThat(atProvider("zoe").locator("[role=alert]").first())
                .containsText("lists nobody of your name and role");
        Page guest = atProvider("lee");
        assertThat(guest.locator("[role=alert]").first()).containsText("gives you no role here");
        assertThat(Axe.barriers(guest)).isEmpty();
        guest.navigate(elsewhere() + "/provider/back?code=forged&state=forged");
        assertThat(guest.locator("[role=alert]").first()).containsText("did not succeed");
    }

    /** By the same provider; who comes so is nobody at the desk. */
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aCardMemberComesByTheIssuersOwnSignInAndTheCardHostKnowsThem() {
        String members = elsewhere().replace("/desk", "/guide/member");
        provider.sendsBackTo(members + "/provider/back");
        try {
            String inSpanish = members.replace("/guide/", "/guide/es/") + "/sign-in";
            Page member = atProvider("customer-01", inSpanish, "Entrar con su cuenta en línea");
            assertThat(member.locator("h1")).hasText("¿Qué cargo está mal?");
            member.navigate(members + "/passkeys");
            assertThat(member.locator("main .notice")).containsText("To add one, sign in with a code");
            member.navigate(elsewhere() + "/passkeys");
            assertThat(member).hasTitle(Pattern.compile("Sign in.*"));
            Page guest = atProvider("lee", inSpanish, "Entrar con su cuenta en línea");
            assertThat(guest.locator("[role=alert]").first()).containsText("Allí no se pudo entrar.");
            assertThat(Axe.barriers(guest)).isEmpty();
            guest.navigate(members + "/provider/back?code=forged&state=forged");
            assertThat(guest.locator("[role=alert]").first()).containsText("did not succeed");
        } finally {
            provider.sendsBackTo(elsewhere() + "/provider/back");
        }
    }

    private static Page atProvider(String name) {
        return atProvider(name, elsewhere() + "/sign-in", "Sign in with your company's account");
    }

    private static Page atProvider(String name, String address, String button) {
        browser.forget();
        Page page = browser.page(address);
        page.getByText(button).click();
        assertThat(page).hasURL(provider.issuer() + "/login");
        page.locator("#username").fill(name);
        page.locator("#password").fill(name);
        page.keyboard().press("Enter");
        return page;
    }

    /** With an authenticator that Chromium plays. */
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aPasskeySignsInUntilItIsRemovedAndThePasswordRemains() throws Exception {
        Page page = signInAsSupervisor();
        browser.authenticator(page);
        page.navigate(elsewhere() + "/passkeys");
        assertThat(page.locator("main")).containsText("You have none yet.");
        page.locator("#label").fill("Sam's laptop");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).containsText("Sam's laptop");
        assertThat(Axe.barriers(page)).isEmpty();
        signsInWithPasskey(page);
        assertThat(page).hasTitle(Pattern.compile("The floor.*"));
        page.navigate(elsewhere() + "/passkeys");
        assertThat(page.locator("li").first()).containsText("Sam's laptop · used");
        page.locator("tbody button").click();
        assertThat(page.locator("main")).containsText("You have none yet.");
        assertThat(page.locator("li").first()).containsText("removed");
        signsInWithPasskey(page);
        assertThat(page.locator("#passkey-problem")).containsText("not known here");
        signInAsSupervisor();
    }

    private static void signsInWithPasskey(Page page) {
        browser.forgetWhoIsSignedIn();
        page.navigate(elsewhere() + "/sign-in");
        page.locator("#use-passkey").click();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void nobodySeesADeskWithoutThePassword() {
        Page page = browser.page(address());
        assertThat(page).hasTitle(Pattern.compile("Sign in.*"));
        assertThat(Axe.barriers(page)).isEmpty();
        page.locator("#username").fill("ana");
        page.locator("#password").fill("not the password");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=alert].notice")).containsText("don't match");
    }

    private static Page signIn() throws Exception {
        return signIn("ana", browser.page(address()));
    }

    private static Page signIn(String name, Page page) throws Exception {
        assertThat(page.locator("#username")).isFocused();
        page.keyboard().type(name);
        page.keyboard().press("Tab");
        page.keyboard().type(printed().group(1));
        page.keyboard().press("Enter");
        return page;
    }

    private static Matcher printed() throws Exception {
        Matcher printed = SIGN_IN.matcher(cardline.words());
        assertThat(printed.find()).as(cardline.words()).isTrue();
        return printed;
    }

    private static void beReady(Page desk) {
        assertThat(desk.locator("#ready")).hasClass("primary"); // the page listens
        desk.keyboard().press("r"); // taken once the telephone is connected
        assertThat(desk.locator("#telephone")).containsText("The telephone is connected.");
        assertThat(desk.locator("#state")).containsText("Ready");
    }

    private static Talking calls(Ear ear) throws Exception {
        return Talking.to(cardline, ear)
                .hear("Lost or stolen")
                .press("0")
                .hear("Fraud")
                .press("1")
                .hear("Your case is open.")
                .press("5"); // skips the reference
    }

    private static String address() {
        return "http://127.0.0.1:" + cardline.httpPort() + "/desk";
    }

    /** Under another name of this machine, as the browser has one sign-in for each. */
    private static String elsewhere() {
        return "http://localhost:" + cardline.httpPort() + "/desk";
    }

    private static double decibels(Page desk, int hertz) {
        return ((Number) desk.evaluate(DECIBELS_AT, hertz)).doubleValue();
    }

    /** With {@code -Dcardline.desk.picture=docs/desk.png}, and the same of the floor: the pictures in the README. */
    private static void picture(String of, Page page) {
        String into = System.getProperty("cardline." + of + ".picture");
        if (into != null)
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(into)).setFullPage(true));
    }

    /** Until it has been a good part of what was heard for a while. */
    private static void awaitTone(Tape tape, int hertz) {
        await("The caller never heard " + hertz, () -> mostOf(tape, hertz, 0.2) == LATELY);
    }

    private static void awaitNoTone(Tape tape, int hertz) {
        await("The caller heard " + hertz + " all the time", () -> mostOf(tape, hertz, 0.05) == 0);
    }

    /** In how many of the last frames it was more than this part of the sound. */
    private static int mostOf(Tape tape, int hertz, double share) {
        short[] samples = tape.clip().samples();
        int frames = 0;
        for (int i = 1; i <= LATELY && i * FRAME <= samples.length; i++) {
            int at = samples.length - i * FRAME;
            if (loudest(samples, at, at + FRAME) > 200 && ToneDetector.share(samples, at, FRAME, hertz) > share)
                frames++;
        }
        return frames;
    }

    private static void await(String otherwise, BooleanSupplier until) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!until.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError(otherwise);
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Chromium's microphone beeps twice a second. */
    private static void awaitSound(Tape tape, int from) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (loudest(tape.clip(), from) < 2_000) {
            if (System.nanoTime() > deadline) throw new AssertionError("The agent was never heard");
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** For longer than between two beeps. */
    private static void awaitSilence(Tape tape) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        int from = tape.clip().length();
        while (tape.clip().length() - from < 8_000) {
            if (loudest(tape.clip(), from) > 200) from = tape.clip().length();
            if (System.nanoTime() > deadline) throw new AssertionError("The agent was heard all the time");
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static int loudest(Clip clip, int from) {
        return loudest(clip.samples(), from, clip.length());
    }

    private static int loudest(short[] samples, int from, int to) {
        int most = 0;
        for (int i = from; i < to; i++) most = Math.max(most, Math.abs(samples[i]));
        return most;
    }
}
