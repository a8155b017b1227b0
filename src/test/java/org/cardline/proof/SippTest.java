package org.cardline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cardline.simulation.Wallet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SIPp, a telephone that others wrote, against the whole of Cardline: every reason by keys to its end, and what a call
 * is beside its keys. All calls go on at once, each about its own customer.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the lines of SippTest") // one method after another
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SippTest {
    private static final Wallet LOST = Wallet.with("card-03");
    private static final Wallet LOST_WITHOUT_NUMBER = Wallet.with("card-38");
    private static final Wallet DISPUTE = Wallet.with("card-29");
    private static final Wallet POINTS = Wallet.with("card-26");
    private static final Wallet LOCKED_OUT = Wallet.with("card-07");

    @TempDir
    static Path folder;

    @RegisterExtension
    static final SharedCardline CARDLINE = new SharedCardline();

    private CallByKeys lost, lostWithoutNumber, dispute, points, application, onlineAccount, somethingElse, person;

    @BeforeAll
    void allCall() throws Exception {
        Tools.needProgram("sipp", "sip-tester");
        Tools.needRawSockets();
        lost = call("lost", "1" + LOST.cardNumber() + "1" + LOST.securityCode() + LOST.born() + "12213");
        lostWithoutNumber = call("lost-without-number", "1#" + personalDetails(LOST_WITHOUT_NUMBER) + "23");
        dispute = call("dispute", "2" + DISPUTE.cardNumber() + DISPUTE.securityCode() + "13" + "2" + "3");
        points = call("points", "41" + POINTS.cardNumber() + POINTS.securityCode() + "22");
        application = call("application", "42110000025#");
        onlineAccount = call("online-account", "431" + LOCKED_OUT.cardNumber());
        somethingElse = call("something-else", "44123");
        person = call("person", "013");
        application.thenCode("0131", "2");
        onlineAccount.thenCode("0130", "3");
    }

    private CallByKeys call(String name, String keys) throws IOException {
        return CallByKeys.begin(CARDLINE.line(), folder.resolve(name), keys);
    }

    private static String personalDetails(Wallet wallet) {
        return wallet.born() + wallet.postalDigits() + "#" + wallet.lastFour();
    }

    @Test
    void aLostCardIsFrozenAndReplacedAndItsReferenceIsGoodForAnotherCall() throws Exception {
        assertThat(lost.heard())
                .contains("Your card is frozen.", "The card is blocked for good.", "A new card is on its way.");
        CallByKeys later = call("follow-up", "3" + lost.reference() + LOST.born() + "2");
        assertThat(later.heard()).contains("Your case is open.", "A new card is on its way.");
    }

    @Test
    void aCardWhoseNumberIsNotKnownIsFrozen() throws Exception {
        assertThat(lostWithoutNumber.heard()).contains("Your card is frozen.");
        assertThat(lostWithoutNumber.reference()).hasSize(10);
    }

    @Test
    void aChargeIsDisputed() throws Exception {
        assertThat(dispute.heard()).contains("To keep your rights, write to us within 60 days");
        assertThat(dispute.reference()).hasSize(10);
    }

    @Test
    void pointsAreTold() throws Exception {
        assertThat(points.heard()).contains("You have 111,469 points.").doesNotContain("Your reference is");
    }

    @Test
    void anApplicationIsToldToWhomTheCodeWasSent() throws Exception {
        assertThat(application.heard()).contains("Your application is complete, and is being decided.");
    }

    @Test
    void aLockedOnlineAccountIsHelped() throws Exception {
        assertThat(onlineAccount.heard()).contains("The card system sends what you need to the address on file.");
        assertThat(onlineAccount.reference()).hasSize(10);
    }

    @Test
    void somethingElseBecomesACase() throws Exception {
        assertThat(somethingElse.reference()).hasSize(10);
    }

    @Test
    void whoWantsAPersonGetsAReferenceForOne() throws Exception {
        assertThat(person.heard()).contains("No person is here now. To speak with one, call later and give it.");
        assertThat(person.reference()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hold",
                "cancel",
                "lost-ack",
                "repeated-invite",
                "options",
                "unsupported-method",
                "unknown-method"
            })
    void theLineFollows(String scenario) throws Exception {
        follows(scenario, CARDLINE.line().dialled());
    }

    @Test
    void nobodyIsAtAnUnknownNumber() throws Exception {
        follows("unknown-number", "+18005550199");
    }

    /** Without repetitions of SIPp's own, and without its taking the line's for granted. */
    private void follows(String scenario, String dialled) throws Exception {
        Path own = Files.createDirectories(folder.resolve(scenario));
        Sipp.Ended ended = Sipp.call(own, scenario, dialled, CARDLINE.line().sipPort(), Map.of(), "-nr")
                .ended();
        assertThat(ended.status()).as(ended.output()).isZero();
    }
}
