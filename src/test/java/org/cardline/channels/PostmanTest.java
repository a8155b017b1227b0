package org.cardline.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.cases.NewCase;
import org.cardline.cases.Outbox;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.cardline.simulation.FaultyHost;
import org.cardline.store.TestStore;
import org.cardline.verification.OneTimeCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters on their way: a real database, a real mail server, a real gateway of text messages. */
class PostmanTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AMEX = Programmes.load(Path.of("programmes/american-express"));
    private static final String CUSTOMER = "customer-01";
    private static final String MAIL = "customer01@example.com";
    private static final String MOBILE = "+12125550100";
    private static final String FROM = "letters@cards.example";

    private static final Instant BEGAN = Instant.parse("2026-11-23T14:00:00Z");

    private volatile Instant now = BEGAN;
    private final InstantSource clock = () -> now;
    private final MailRoom mails = new MailRoom();
    private final Gateway texts = new Gateway();
    private final FaultyHost host =
            new FaultyHost(DemonstrationHost.inMemory(DemonstrationFixture.shipped(), () -> BEGAN));
    private final Outbox outbox = new Outbox(STORE.store(), clock);
    private final Letters letters = new Letters(STORE.store(), clock);
    private final Cases cases = new Cases(STORE.store(), new Random(7), clock);
    private final Postman postman = postman();

    @AfterEach
    void close() {
        postman.close();
        mails.close();
        texts.close();
        STORE.jdbc().sql("truncate cases.letter cascade").update();
    }

    @Test
    void aLetterGoesToTheAddressOnFileOnceAndItsCaseSaysSo() {
        Case dispute = cases.open(NewCase.of(Reason.DISPUTE, "call-1", "dispute", "disputes", "We wait for your letter")
                .with(dispute(Map.of("lastFour", "1005", "charge", "Café \"Água\", $12.40", "writeBy", "2027-01-15"))));
        postman.round();
        postman.round();
        assertThat(mails.received).hasSize(1);
        MailRoom.Delivered mail = mails.received.getFirst();
        assertThat(mail.to()).isEqualTo(MAIL);
        assertThat(mail.subject()).isEqualTo("The charge that you dispute");
        assertThat(mail.words())
                .contains("ending in 1005: Café \"Água\", $12.40.")
                .contains("Your reference is " + dispute.reference().grouped())
                .contains("by January 15, 2027.")
                .doesNotContain("days of the statement")
                .doesNotContain("{");
        assertThat(mail.header("From")).isEqualTo(FROM);
        assertThat(mail.header("Message-ID")).matches("<[0-9a-f-]{36}@cards\\.example>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(texts.posted).isEmpty();
        assertThat(told(dispute)).contains("A letter went out: dispute");
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void everyAddressLearnsOfAFreezeAndNoneTwiceWhileAnotherWaits() {
        texts.answer = 503;
        letters.queue("freeze:1", Letter.freezeNotice(CUSTOMER, "1005", "en-US"));
        postman.round();
        assertThat(mails.received).hasSize(1);
        assertThat(outbox.waiting()).isEqualTo(1);

        texts.answer = 202;
        now = now.plus(Duration.ofMinutes(1));
        postman.round();
        assertThat(mails.received).hasSize(1);
        assertThat(texts.posted).hasSize(2);
        assertThat(texts.posted.getLast().body())
                .contains("\"to\":\"" + MOBILE + "\"", "\"from\":\"12345\"")
                .contains("American Express", "ending in 1005 is frozen");
        assertThat(texts.posted.getLast().authorization()).isEqualTo("Bearer token-1");
        assertThat(texts.posted.getLast().key())
                .isEqualTo(texts.posted.getFirst().key());
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void aLetterThatNoAddressTakesIsNotTriedAgainAndItsCaseSaysSo() {
        mails.toRecipients = address -> 550;
        texts.answer = 410;
        Case dispute = cases.open(NewCase.of(Reason.DISPUTE, "call-2", "dispute", "disputes", "We wait for your letter")
                .with(dispute(Map.of("lastFour", "1005", "charge", "a charge"))));
        postman.round();
        assertThat(outbox.waiting()).isZero();
        assertThat(postman.returned()).isEqualTo(2);
        assertThat(told(dispute)).contains("A letter could not be delivered: dispute");

        mails.toRecipients = address -> MailRoom.TAKEN;
        texts.answer = 202;
        now = now.plus(Duration.ofDays(1));
        postman.round();
        assertThat(mails.received).isEmpty();
    }

    @Test
    void everyAddressLearnsOfAPasskey() {
        letters.queue("passkey:1", Letter.passkeyNotice(CUSTOMER, "es"));
        postman.round();
        assertThat(mails.received.getFirst().words()).contains("Si no la ha añadido usted");
        assertThat(texts.posted.getFirst().body()).contains("¿No ha sido usted?");
    }

    @Test
    void whoseMailIsRefusedForGoodIsToldByTheOtherWay() {
        mails.toRecipients = address -> 550;
        letters.queue("block:refused", blocked());
        postman.round();
        assertThat(texts.posted).hasSize(1);
        assertThat(outbox.waiting()).isZero();
    }

    /** As servers send it: the whole letter in it, or its head alone. */
    @ParameterizedTest
    @CsvSource({"message/rfc822, imap", "text/rfc822-headers, imap", "message/rfc822, pop3", "text/rfc822-headers, pop3"
    })
    void aLetterThatComesBackLaterGoesTheOtherWayAndItsCaseSaysSo(String returned, String protocol) throws Exception {
        Case dispute = cases.open(
                NewCase.of(Reason.DISPUTE, "call-4", returned + protocol, "disputes", "We wait for your letter")
                        .with(dispute(Map.of("lastFour", "1005", "charge", "a charge"))));
        postman.round();
        String name = mails.received.getFirst().header("Message-ID");
        try (var mailbox = new Mailbox();
                var returns = new Returns(Optional.empty(), Optional.of(Mailbox.PASSWORD), outbox)) {
            mailbox.comes("From: somebody@example.org\r\nSubject: a question\r\n\r\nWhat is " + name + "?\r\n");
            mailbox.comes(report("delayed", "4.4.1", returned, name));
            returns.round(mailbox.by(protocol));
            postman.round();
            assertThat(texts.posted).as("it may come yet").isEmpty();

            mailbox.comes(report("failed", "5.1.1", returned, "<" + UUID.randomUUID() + "@cards.example>"));
            mailbox.comes(report("failed", "5.1.1", returned, name));
            mailbox.comes(report("failed", "5.1.1", returned, name));
            returns.round(mailbox.by(protocol));
            assertThat(mailbox.size())
                    .as("what tells of no letter of ours is a person's")
                    .isEqualTo(3);
        }
        assertThat(outbox.waiting()).isEqualTo(1);
        postman.round();
        postman.round();
        assertThat(mails.received).hasSize(1);
        assertThat(texts.posted).hasSize(1);
        assertThat(outbox.waiting()).isZero();
        assertThat(told(dispute))
                .endsWith("A letter went out: dispute", "A letter came back: dispute", "A letter went out: dispute");
    }

    @Test
    void thatNoAddressTakesItIsToldOnceHoweverItComesBack() throws Exception {
        Case dispute = cases.open(NewCase.of(Reason.DISPUTE, "call-5", "dispute", "disputes", "We wait for your letter")
                .with(dispute(Map.of("lastFour", "1005", "charge", "a charge"))));
        postman.round();
        texts.answer = 410;
        try (var mailbox = new Mailbox();
                var returns = new Returns(Optional.empty(), Optional.of(Mailbox.PASSWORD), outbox)) {
            mailbox.comes(report(
                    "failed",
                    "5.1.1",
                    "message/rfc822",
                    mails.received.getFirst().header("Message-ID")));
            returns.round(mailbox.by("imap"));
        }
        postman.round();
        assertThat(told(dispute))
                .endsWith(
                        "A letter went out: dispute",
                        "A letter came back: dispute",
                        "A letter could not be delivered: dispute");
        assertThat(outbox.waiting()).isZero();
    }

    /** RFC 3464, as in its appendix E. */
    private static String report(String action, String status, String returned, String name) {
        return """
                From: Mail Delivery <mailer-daemon@example.com>
                To: letters@cards.example
                Subject: Your message
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example.com

                Final-Recipient: rfc822; customer01@example.com
                Action: %s
                Status: %s

                --b
                Content-Type: %s

                Message-ID: %s
                Subject: The charge that you dispute

                --b--
                """.formatted(action, status, returned, name).replace("\n", "\r\n");
    }

    @Test
    void aServerThatTakesNothingNowLosesNothing() {
        mails.toSenders = 451;
        letters.queue("block:1", blocked());
        for (int minute = 0; minute < 2 * Postman.MOST_FAILURES; minute++) {
            postman.round();
            now = now.plus(Postman.NOT_NOW);
        }
        assertThat(outbox.waiting()).isEqualTo(1);
        mails.toSenders = MailRoom.TAKEN;
        postman.round();
        assertThat(mails.received).hasSize(1);
    }

    @Test
    void aLetterOfWhichNobodyKnowsWhetherItWasTakenIsSentAgainUnderItsName() {
        mails.breaksOff = true;
        letters.queue("block:2", blocked());
        postman.round();
        mails.breaksOff = false;
        now = now.plus(Duration.ofMinutes(1));
        postman.round();
        now = now.plus(Duration.ofDays(1));
        postman.round();
        assertThat(mails.received).hasSize(2);
        assertThat(mails.received.getFirst().header("Message-ID"))
                .isEqualTo(mails.received.getLast().header("Message-ID"));
    }

    /** Such a letter comes back at last, and others go out meanwhile. */
    @Test
    void aLetterAtWhichTheConnectionAlwaysBreaksHoldsUpNoOther() {
        mails.breaksOff = true;
        letters.queue("block:4", blocked());
        postman.round();
        letters.queue("block:5", blocked());
        postman.round();
        assertThat(mails.received).hasSize(2);
        for (int hour = 0; hour < 7 * 24 && outbox.waiting() > 0; hour++) {
            now = now.plus(Duration.ofHours(1));
            postman.round();
        }
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void whoseMailIsFullForDaysIsToldByTheOtherWayAtLast() {
        mails.toRecipients = address -> 452;
        letters.queue("block:3", blocked());
        Instant began = now;
        for (int hour = 0; hour < 7 * 24 && outbox.waiting() > 0; hour++) {
            postman.round();
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(outbox.waiting()).isZero();
        assertThat(Duration.between(began, now)).isBetween(Duration.ofDays(4), Duration.ofDays(5));
        assertThat(texts.posted).hasSize(1);
    }

    @Test
    void whoIsPutOffByEveryWayIsAPersonsAtLast() {
        mails.toRecipients = address -> 452;
        texts.answer = 503;
        Case dispute = cases.open(NewCase.of(Reason.DISPUTE, "call-6", "dispute", "disputes", "We wait for your letter")
                .with(dispute(Map.of("lastFour", "1005", "charge", "a charge"))));
        Instant began = now;
        for (int hour = 0; hour < 14 * 24 && outbox.waiting() > 0; hour++) {
            postman.round();
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(Duration.between(began, now)).isBetween(Duration.ofDays(8), Duration.ofDays(10));
        assertThat(told(dispute)).endsWith("A letter could not be delivered: dispute");
    }

    @Test
    void ofTwoNodesOneSendsEachLetter() throws Exception {
        for (int each = 0; each < 40; each++) letters.queue("block:many" + each, blocked());
        try (Postman other = postman();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> rounds =
                    List.of(Executors.callable(postman::round), Executors.callable(other::round));
            for (var each : threads.invokeAll(rounds, 60, TimeUnit.SECONDS)) each.get();
            assertThat(other.sent() + postman.sent()).isEqualTo(40);
        }
        assertThat(mails.received.stream().map(each -> each.header("Message-ID")))
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void aProcessThatDiesWithALetterLosesItToTheNextAndDecidesNothingAboutItLater() {
        letters.queue("block:4", blocked());
        Outbox.Taken dead = outbox.take(Postman.LEASE).orElseThrow();
        postman.round();
        assertThat(mails.received).as("it is still the other's").isEmpty();

        now = now.plus(Postman.LEASE);
        mails.toSenders = 421;
        postman.round();
        assertThat(outbox.renew(dead, Postman.LEASE)).isFalse();
        outbox.close(dead);
        assertThat(outbox.waiting()).isEqualTo(1);

        mails.toSenders = MailRoom.TAKEN;
        now = now.plus(Postman.NOT_NOW);
        postman.round();
        assertThat(mails.received).hasSize(1);
    }

    @Test
    void aSilentCardHostKeepsLettersWaiting() {
        host.goDown();
        letters.queue("block:5", blocked());
        postman.round();
        assertThat(outbox.waiting()).isEqualTo(1);
        host.comeBack();
        now = now.plus(Duration.ofMinutes(1));
        postman.round();
        assertThat(mails.received).hasSize(1);
    }

    @Test
    void whoCanBeReachedByPostAloneIsForAPerson() {
        Case lost = cases.open(NewCase.of(Reason.LOST_OR_STOLEN, "call-3", "lost", "fraud", "A new card is on its way")
                .with(Letter.to("customer-18", Letter.NEW_CARD, "en-US", Map.of("lastFour", "1005"))));
        postman.round();
        assertThat(told(lost)).contains("A letter could not be delivered: new-card");
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void aMerchantsNameMakesNoLineAndNoHeaderOfItsOwn() {
        letters.queue(
                "dispute:1",
                dispute(Map.of("lastFour", "1005\r\nBcc: all@example.org", "charge", "A\r\n.\r\nB\u2028C")));
        postman.round();
        MailRoom.Delivered mail = mails.received.getFirst();
        assertThat(mail.words()).contains("ending in 1005 Bcc: all@example.org: A . B C.");
        assertThat(mails.received).hasSize(1);
    }

    @Test
    void whatItsKindMayNotHoldIsNotInALetter() {
        letters.queue(
                "block:6",
                Letter.to(
                        CUSTOMER,
                        Letter.BLOCKED,
                        "en-US",
                        Map.of("lastFour", "1005", "code", "271828", "number", "271828")));
        postman.round();
        assertThat(mails.received.getFirst().words()).doesNotContain("271828");
    }

    @Test
    void aSpaniardIsWrittenToInSpanish() {
        var details = Map.of("lastFour", "1005", "arrives", "2026-12-03");
        letters.queue("replace:1", Letter.to(CUSTOMER, Letter.NEW_CARD, "es-ES", details));
        postman.round();
        assertThat(mails.received.getFirst().subject()).isEqualTo("Su tarjeta nueva está en camino");
        assertThat(mails.received.getFirst().words()).contains("a más tardar el 3 de diciembre de 2026.");
        assertThat(mails.received.getFirst().header("Content-Language")).isEqualTo("es-ES");
    }

    @Test
    void aOneTimeCodeGoesAtOnceOrNotAtAllAndIsKeptNowhere() {
        Carriers carriers = carriers(mails.address());
        OneTimeCode code = OneTimeCode.parse("271828").orElseThrow();
        assertThat(carriers.send(device(ContactPoint.Kind.MOBILE, MOBILE), code, "es"))
                .isTrue();
        assertThat(carriers.send(device(ContactPoint.Kind.EMAIL, MAIL), code, "fr"))
                .as("not written in that language, so in the programme's")
                .isTrue();
        assertThat(texts.posted.getFirst().body()).contains("su código de un solo uso es 271828");
        assertThat(mails.received.getFirst().words()).contains("Your one-time code is 271828");
        assertThat(mails.received.getFirst().words()).contains("271828");
        assertThat(mails.received.getFirst().subject()).doesNotContain("271828");
        texts.answer = 500;
        assertThat(carriers.send(device(ContactPoint.Kind.MOBILE, MOBILE), code, "en"))
                .isFalse();
        assertThat(carriers.send(device(ContactPoint.Kind.LANDLINE, MOBILE), code, "en"))
                .isFalse();
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void beyondThisMachineNothingGoesInClear() {
        String port = ":" + mails.address().getPort();
        letters.queue("block:7", blocked());
        // Another spelling of this machine's name stands for a machine elsewhere: no name is taken for this machine but
        // one.
        for (String server : List.of("smtp://LOCALHOST" + port, "smtps://127.0.0.1" + port)) {
            try (Postman elsewhere = new Postman(outbox, host.host(), carriers(URI.create(server)), () -> AMEX)) {
                elsewhere.round();
                now = now.plus(Postman.NOT_NOW);
            }
            assertThat(mails.received).as(server).isEmpty();
        }
        assertThat(outbox.waiting()).isEqualTo(1);
    }

    private Postman postman() {
        return new Postman(outbox, host.host(), carriers(mails.address()), () -> AMEX);
    }

    private Carriers carriers(URI server) {
        return new Carriers(
                List.of(
                        new MailServer(server, Optional.empty(), FROM, clock),
                        new TextGateway(texts.address(), Optional.of("token-1"), "12345")),
                () -> AMEX);
    }

    private List<String> told(Case about) {
        return cases.timeline(about.reference()).stream().map(Entry::words).toList();
    }

    private static ContactPoint device(ContactPoint.Kind kind, String address) {
        return new ContactPoint(kind, address, LocalDate.EPOCH);
    }

    private static Letter blocked() {
        return Letter.to(CUSTOMER, Letter.BLOCKED, "en-US", Map.of("lastFour", "1005"));
    }

    private static Letter dispute(Map<String, String> details) {
        return Letter.to(CUSTOMER, Letter.DISPUTE, "en-US", details);
    }
}
