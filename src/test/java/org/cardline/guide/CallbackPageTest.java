package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.spec.SecretKeySpec;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.NewCase;
import org.cardline.cases.Reference;
import org.cardline.programme.CopiedProgramme;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.cardline.routing.Routing;
import org.cardline.simulation.FaultyHost;
import org.cardline.store.TestStore;
import org.cardline.verification.OneTimeCode;
import org.cardline.verification.Ports;
import org.cardline.verification.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/** Somebody asks on the page to be called: who has the telephone, who has not, and who floods it. */
class CallbackPageTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AS_SHIPPED = Programmes.load(Path.of("programmes/larkmoor"));
    private static final String ASKED = "200 OK AskCode";
    private static final String MINE = "+1 202 555 0143";

    @TempDir
    private static Path folder;

    private static Programme calling = AS_SHIPPED;

    private volatile Instant now = Instant.parse("2026-11-27T20:30:00Z"); // a Friday, half past two in Chicago
    private final InstantSource clock = () -> now;
    private final Random random = new Random(20_261_128);
    private final FaultyHost host = new FaultyHost(DemonstrationHost.inMemory(DemonstrationFixture.shipped(), clock));
    private final Cases cases = new Cases(STORE.store(), random, clock);
    private final List<OneTimeCode> codes = new CopyOnWriteArrayList<>();
    private final Routing routing = Routing.start(STORE.store(), "web", clock);
    private final Tickets tickets = new Tickets(clock);
    private final CallbackPage page = page(calling);

    @BeforeAll
    static void copy() throws IOException {
        calling = Programmes.load(CopiedProgramme.of("larkmoor", folder)
                .appended("queues.yaml", """
                        callbacks:
                          address: "sip:{number}@127.0.0.1:5070"
                          countries: "1"
                          tries: 3
                          again-after-seconds: 600
                        """)
                .folder());
    }

    @BeforeEach
    void nobody() {
        STORE.jdbc()
                .sql("truncate verification.event, routing.contact, routing.never_called")
                .update();
    }

    @AfterEach
    void close() {
        routing.close();
    }

    @Test
    void whoHasTheTelephoneGetsAPlaceAndAReference() {
        assertThat(told(asked("dispute", MINE, "", "203.0.113.7"))).startsWith(ASKED);
        assertThat(contacts()).as("not before the code").isEmpty();
        var arranged = (CallbackPage.Arranged) answer(page.confirm(key(), lastCode()));
        assertThat(arranged.from()).as("they are open").isEmpty();
        assertThat(contacts())
                .containsExactly("CALLBACK disputes +12025550143 2026-11-27T20:30:00Z "
                        + arranged.reference().digits());
        Case opened = cases.find(arranged.reference()).orElseThrow();
        assertThat(opened.reason()).isEqualTo(Reason.DISPUTE);
        assertThat(opened.heldBy()).isEqualTo("disputes");
        assertThat(told(asked("points", MINE, "", "203.0.113.7"))).startsWith(ASKED);
        assertThat(told(page.confirm(key(), lastCode())))
                .as("one at a time for each number")
                .startsWith("409");
    }

    @Test
    void whoAsksInSpanishIsCalledInSpanish() {
        for (Words words : List.of(Words.spanish(calling), Words.english())) {
            String number = words.tag().equals("es") ? MINE : "+1 202 555 0144";
            last = page.take("dispute", "", number, "", from("203.0.113.7"), words);
            assertThat(told(page.confirm(key(), lastCode()))).startsWith("200 OK Arranged");
        }
        assertThat(STORE.jdbc()
                        .sql("select in_spanish from routing.contact order by id")
                        .query((row, _) -> row.getBoolean("in_spanish"))
                        .list())
                .containsExactly(true, false);
    }

    @Test
    void anHourMayBeChosenAtWhichSomebodyIsThere() {
        var ask = (CallbackPage.Ask) answer(page.ask("dispute"));
        assertThat(ask.hours())
                .extracting(each -> each.toInstant().toString())
                .as("until they close at five, and on Monday")
                .startsWith("2026-11-27T21:00:00Z", "2026-11-27T22:00:00Z")
                .doesNotContain("2026-11-27T23:00:00Z");
        asked("dispute", MINE, "2026-11-27T22:00:00Z", "203.0.113.7");
        var arranged = (CallbackPage.Arranged) answer(page.confirm(key(), lastCode()));
        assertThat(arranged.from().map(each -> each.toInstant())).contains(Instant.parse("2026-11-27T22:00:00Z"));
        assertThat(contacts().getFirst()).contains("2026-11-27T22:00:00Z");
        for (String none : List.of("2026-11-27T23:00:00Z", "2027-11-27T22:00:00Z", "<script>"))
            assertThat(told(asked("dispute", MINE, none, "203.0.113.7")))
                    .startsWith("400 BAD_REQUEST Ask[refusal=Optional[HOUR]");
    }

    @Test
    void whereTheyAreClosedTheyCallOnceTheyOpen() {
        now = Instant.parse("2026-11-28T04:00:00Z");
        asked("dispute", MINE, "", "203.0.113.7");
        var arranged = (CallbackPage.Arranged) answer(page.confirm(key(), lastCode()));
        assertThat(arranged.from().map(each -> each.toInstant())).contains(Instant.parse("2026-11-30T14:00:00Z"));
    }

    /** At nine in Chicago it is five in Hawaii; at eight there they are at lunch here. */
    @Test
    void nobodyIsCalledAtNight() {
        now = Instant.parse("2026-11-28T04:00:00Z");
        asked("dispute", "+1 808 555 0143", "", "203.0.113.7");
        var arranged = (CallbackPage.Arranged) answer(page.confirm(key(), lastCode()));
        assertThat(arranged.from().map(each -> each.toInstant())).contains(Instant.parse("2026-11-30T19:00:00Z"));
        assertThat(told(asked("dispute", "+1 808 555 0144", "2026-11-30T15:00:00Z", "203.0.113.7")))
                .contains("HOUR");
    }

    @ParameterizedTest
    @CsvSource({
        "+1 900 555 0143, NUMBER", // premium
        "+44 20 7946 0000, NUMBER", // no country of the programme
        "+881 6 1234 5678, NUMBER", // by satellite
        "911, NUMBER",
        "3782 822463 10005, NUMBER",
        "<script>alert(1)</script>, NUMBER",
        "sip:a@example.com, NUMBER"
    })
    void whatTheProgrammeDoesNotDialIsRefusedAndNotRepeated(String number, String why) {
        String told = told(asked("dispute", number, "", "203.0.113.7"));
        assertThat(told)
                .startsWith("400 BAD_REQUEST Ask[refusal=Optional[" + why)
                .doesNotContain("310005", "alert", "900");
        assertThat(codes).isEmpty();
    }

    @Test
    void whoSaidNeverIsLeftAlone() {
        routing.neverAgain("+12025550143");
        assertThat(told(asked("dispute", MINE, "", "203.0.113.7"))).contains("NUMBER");
        assertThat(codes).isEmpty();
    }

    @Test
    void aFloodIsBoundedByNumberAndByNetwork() {
        for (int time = 0; time < 3; time++)
            assertThat(told(asked("dispute", MINE, "", "203.0." + time + ".1"))).startsWith(ASKED);
        for (int time = 3; time < 1_000; time++)
            assertThat(told(asked("dispute", MINE, "", "203.0." + time % 250 + ".1")))
                    .startsWith("429");
        assertThat(codes).hasSize(3);
        for (int time = 0; time < 50; time++) asked("dispute", "+1 202 555 01" + (10 + time), "", "198.51.100." + time);
        assertThat(codes).as("20 an hour from one network").hasSize(23);
        now = now.plus(Duration.ofHours(25));
        assertThat(told(asked("dispute", MINE, "", "198.51.100.1"))).startsWith(ASKED);
    }

    @Test
    void threeWrongCodesAreTheLastAndAKeyIsGoodOnce() {
        asked("dispute", MINE, "", "203.0.113.7");
        String key = key();
        for (String wrong : List.of("", "12345", wrongCode(), wrongCode(), wrongCode()))
            assertThat(told(page.confirm(key, wrong))).startsWith("400 BAD_REQUEST AskCode");
        assertThat(told(page.confirm(key, lastCode()))).startsWith("400");
        asked("dispute", MINE, "", "203.0.113.7");
        String second = key();
        assertThat(told(page.confirm(second, lastCode()))).startsWith("200 OK Arranged");
        assertThat(told(page.confirm(second, lastCode()))).startsWith("404");
        assertThat(told(page.confirm("guessed", lastCode()))).startsWith("404");
        asked("points", "+1 202 555 0144", "", "203.0.113.7");
        now = now.plus(ForAWhile.GOOD_FOR);
        assertThat(told(page.confirm(key(), lastCode()))).as("too late").startsWith("404");
    }

    @Test
    void whoWasShownACaseIsCalledAboutItAtTheTelephoneOnFile() {
        Reference reference = amaras();
        var arranged = (CallbackPage.Arranged) answer(about(tickets.of(reference), "", "203.0.113.7"));
        assertThat(arranged.reference()).isEqualTo(reference);
        assertThat(codes).as("none is needed").isEmpty();
        assertThat(contacts()).singleElement().asString().contains("CALLBACK disputes +1", reference.digits());
        assertThat(told(about("guessed", "", "203.0.113.7"))).startsWith("400").contains("NUMBER");
        assertThat(told(about(tickets.of(reference), MINE, "203.0.113.7"))).startsWith(ASKED);
        var other = (CallbackPage.Arranged) answer(page.confirm(key(), lastCode()));
        assertThat(other.reference()).as("at another telephone").isEqualTo(reference);
    }

    @Test
    void aSilentCardHostIsSaidToBeOne() {
        String ticket = tickets.of(amaras());
        host.goDown();
        assertThat(about(ticket, "", "203.0.113.7").getViewName()).isEqualTo("guide/silent");
        assertThat(contacts()).isEmpty();
    }

    @Test
    void whereNobodyIsCalledBackThePageSaysSo() {
        CallbackPage none = page(AS_SHIPPED);
        assertThat(told(none.ask("dispute"))).isEqualTo("200 OK Never[]");
        assertThat(told(none.take("dispute", "", MINE, "", from("203.0.113.7"), Words.english())))
                .isEqualTo("404 NOT_FOUND Never[]");
        assertThat(codes).isEmpty();
    }

    private Reference amaras() {
        return cases.open(NewCase.of(
                                Reason.DISPUTE,
                                "call-" + random.nextLong(),
                                "dispute",
                                "disputes",
                                "The charge is looked into.")
                        .about("customer-01", "card-01", "1005"))
                .reference();
    }

    private ModelAndView asked(String reason, String number, String from, String address) {
        last = page.take(reason, "", number, from, from(address), Words.english());
        return last;
    }

    private ModelAndView about(String ticket, String number, String address) {
        last = page.take("", ticket, number, "", from(address), Words.english());
        return last;
    }

    private ModelAndView last = new ModelAndView();

    /** Of the page that asks for the code. */
    private String key() {
        return ((CallbackPage.AskCode) answer(last)).key();
    }

    private String lastCode() {
        return codes.getLast().reveal();
    }

    private String wrongCode() {
        return lastCode().equals("123456") ? "654321" : "123456";
    }

    private static Object answer(ModelAndView page) {
        return Objects.requireNonNull(page.getModel().get("answer"));
    }

    private static String told(ModelAndView page) {
        return page.getStatus() + " " + answer(page);
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    private static List<String> contacts() {
        return new ArrayList<>(STORE.jdbc()
                .sql("select channel, queue, callback_number, ready_at, reference from routing.contact order by id")
                .query((row, _) -> String.join(
                        " ",
                        row.getString("channel"),
                        row.getString("queue"),
                        row.getString("callback_number"),
                        row.getTimestamp("ready_at").toInstant().toString(),
                        row.getString("reference")))
                .list());
    }

    private CallbackPage page(Programme programme) {
        var served = new ServedNumbers(() -> programme);
        return new CallbackPage(
                served,
                new CallLater(served, routing, host.host(), cases, clock),
                verification(),
                cases,
                tickets,
                clock);
    }

    private Verification verification() {
        var key = new SecretKeySpec("a key of 32 bytes, for the tests".getBytes(StandardCharsets.US_ASCII), "AES");
        return new Verification(
                STORE.store(),
                key,
                new Ports(
                        host.host(),
                        (device, code, language) -> {
                            assertThat(device.address()).matches("\\+1(202|808)555\\d{4}");
                            return codes.add(code);
                        },
                        (alarm, detail) -> {},
                        () -> true,
                        random,
                        clock,
                        pause -> {}));
    }
}
