package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.programme.Proof.CALLING_NUMBER;
import static org.cardline.programme.Proof.CARD_NUMBER;
import static org.cardline.programme.Proof.DATE_OF_BIRTH;
import static org.cardline.programme.Proof.ISSUER_SIGN_IN;
import static org.cardline.programme.Proof.ONE_TIME_CODE;
import static org.cardline.programme.Proof.PASSKEY;
import static org.cardline.programme.Proof.PERSON;
import static org.cardline.programme.Proof.PERSONAL_DETAILS;
import static org.cardline.programme.Proof.REFERENCE;
import static org.cardline.programme.Proof.SECURITY_CODE;
import static org.cardline.programme.Proof.SETTLED_DEVICE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The defaults of the shipped programmes, rule by rule. */
class PolicyTest {
    private static final Path PROGRAMMES = Path.of("programmes");

    private final VerificationPolicy policy =
            Programmes.load(PROGRAMMES.resolve("american-express")).verification();

    @Test
    void generalQuestionsNeedNothing() {
        assertThat(policy.allows(Act.GENERAL_QUESTION, Set.of())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.class,
            names = {"GENERAL_QUESTION"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingElseIsDoneForNothing(Act act) {
        assertThat(policy.allows(act, Set.of())).isFalse();
    }

    @Test
    void aFreezeNeedsTheCardNumberOrDetailsOrATrustedNumber() {
        assertThat(policy.leastProof().get(Act.FREEZE))
                .containsExactlyInAnyOrder(Set.of(CARD_NUMBER), Set.of(PERSONAL_DETAILS), Set.of(CALLING_NUMBER));
    }

    @Test
    void aStatusNeedsReferenceAndDateOfBirth() {
        assertThat(policy.leastProof().get(Act.STATUS_BY_REFERENCE)).containsExactly(Set.of(REFERENCE, DATE_OF_BIRTH));
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.class,
            names = {"POINTS", "TRANSACTIONS", "DISPUTE", "APPLICATION"})
    void readingAnAccountNeedsCardAndCodeOrAOneTimeCodeOrOnAPageWhatStandsForOne(Act act) {
        assertThat(policy.leastProof().get(act))
                .containsExactlyInAnyOrder(
                        Set.of(CARD_NUMBER, SECURITY_CODE),
                        Set.of(ONE_TIME_CODE),
                        Set.of(PASSKEY),
                        Set.of(ISSUER_SIGN_IN));
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.class,
            names = {"BLOCK", "REPLACE_TO_ADDRESS_ON_FILE"})
    void blockingAndReplacingNeedTheDateOfBirthToo(Act act) {
        assertThat(policy.leastProof().get(act))
                .containsExactlyInAnyOrder(
                        Set.of(CARD_NUMBER, SECURITY_CODE, DATE_OF_BIRTH), Set.of(ONE_TIME_CODE, DATE_OF_BIRTH));
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.class,
            names = {"REPLACE_ELSEWHERE", "EMERGENCY_DELIVERY", "RELEASE", "CHANGE_CONTACT_DATA", "SIGN_IN_HELP"})
    void whatCouldStealAnAccountNeedsASettledDeviceOrAPerson(Act act) {
        assertThat(policy.leastProof().get(act))
                .containsExactlyInAnyOrder(Set.of(ONE_TIME_CODE, SETTLED_DEVICE), Set.of(PERSON));
        assertThat(policy.settledDays()).isEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(
            value = Act.class,
            names = {"GENERAL_QUESTION", "FREEZE", "STATUS_BY_REFERENCE"},
            mode = EnumSource.Mode.EXCLUDE)
    void everythingThatIsMerelyKnownVerifiesNothing(Act act) {
        var known = EnumSet.of(CARD_NUMBER, DATE_OF_BIRTH, PERSONAL_DETAILS, CALLING_NUMBER, REFERENCE);
        assertThat(policy.allows(act, known)).isFalse();
    }

    @Test
    void failedAttemptsAreLimited() {
        assertThat(policy.attempts()).isEqualTo(new VerificationPolicy.Attempts(3, 10, 200));
        assertThat(policy.lockOut())
                .isEqualTo(new VerificationPolicy.LockOut(5, Duration.ofHours(24), Duration.ofHours(24)));
    }

    @Test
    void aOneTimeCodeHasSixDigitsTenMinutesThreeTries() {
        assertThat(policy.oneTimeCode()).isEqualTo(new VerificationPolicy.OneTimeCode(6, Duration.ofMinutes(10), 3, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void whereItIsConfiguredItSaysThatKnowledgeIsNoAuthenticator(String name) throws IOException {
        assertThat(Files.readString(PROGRAMMES.resolve(name).resolve("verification.yaml")))
                .contains("Knowledge is no authenticator by itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"american-express", "larkmoor"})
    void threeFreezesACardAndADay(String name) {
        assertThat(Programmes.load(PROGRAMMES.resolve(name)).freezing()).isEqualTo(new FreezingLimits(3, 3, 60));
    }

    @Test
    void aProgrammeWithoutAPolicyAllowsNothing() {
        var bench = Programmes.load(PROGRAMMES.resolve("bench")).verification();
        for (Act act : Act.values())
            assertThat(bench.allows(act, EnumSet.allOf(Proof.class))).isFalse();
    }
}
