package org.cardline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cardline.verification.World.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cardline.cards.Card;
import org.cardline.cards.CardNumber;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.cards.PersonalDetails;
import org.cardline.programme.Act;
import org.cardline.store.TestStore;
import org.cardline.verification.Judgement.HostSilent;
import org.cardline.verification.Judgement.LockedOut;
import org.cardline.verification.Judgement.NotVerified;
import org.cardline.verification.Judgement.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttemptTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final CardNumber WILHELMINAS_FIRST = number("999991581626853");
    private static final CardNumber WILHELMINAS_SECOND = number("999947471200175");

    private final World world = new World(STORE);
    private final Card amaras = world.card(AMARAS_NUMBER);

    @Test
    void aCardNumberAloneFreezesAndVerifiesNothing() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        assertThat(allowed(call, amaras)).containsExactly(Act.GENERAL_QUESTION, Act.FREEZE);
    }

    @Test
    void cardAndSecurityCodeOpenTheAccountButDoNotBlockTheCard() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        assertThat(call.securityCode(amaras, AMARAS_CODE)).isEqualTo(new Verified());
        assertThat(allowed(call, amaras))
                .containsExactly(
                        Act.GENERAL_QUESTION, Act.FREEZE, Act.POINTS, Act.TRANSACTIONS, Act.DISPUTE, Act.APPLICATION);
    }

    @Test
    void withTheDateOfBirthTheyBlockAndReplaceButReleaseNothing() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        assertThat(call.securityCode(amaras, AMARAS_CODE, AMARAS_BIRTH)).isEqualTo(new Verified());
        assertThat(allowed(call, amaras))
                .contains(Act.BLOCK, Act.REPLACE_TO_ADDRESS_ON_FILE)
                .doesNotContain(
                        Act.RELEASE,
                        Act.REPLACE_ELSEWHERE,
                        Act.EMERGENCY_DELIVERY,
                        Act.CHANGE_CONTACT_DATA,
                        Act.SIGN_IN_HELP);
    }

    @Test
    void aSecurityCodeWithoutItsCardNumberOpensNothing() {
        Attempt call = world.call();
        call.byDetails(AMARAS_DETAILS);
        call.securityCode(amaras, AMARAS_CODE);
        assertThat(call.allows(Act.POINTS, amaras)).isFalse();
    }

    @Test
    void theSecurityCodeOfOneCardCountsForNoOtherOfTheSamePerson() {
        Attempt call = world.callWith(WILHELMINAS_FIRST);
        call.byNumber(WILHELMINAS_SECOND);
        call.securityCode(world.card(WILHELMINAS_FIRST), code("5895"));
        assertThat(call.allows(Act.POINTS, world.card(WILHELMINAS_FIRST))).isTrue();
        assertThat(call.allows(Act.POINTS, world.card(WILHELMINAS_SECOND))).isFalse();
    }

    @Test
    void whatWasShownForOnePersonCountsForNobodyElse() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        call.securityCode(amaras, AMARAS_CODE, AMARAS_BIRTH);
        call.byNumber(WILHELMINAS_FIRST);
        assertThat(allowed(call, world.card(WILHELMINAS_FIRST))).containsExactly(Act.GENERAL_QUESTION, Act.FREEZE);
    }

    @Test
    void theDateOfBirthThatFoundTheCardIsNotAskedAgain() {
        Attempt call = world.call();
        call.byDetails(AMARAS_DETAILS);
        call.sendCode(AMARA, "en");
        call.oneTimeCode(world.lastCode());
        assertThat(call.allows(Act.BLOCK, amaras)).isTrue();
    }

    @Test
    void theAnswerAndItsTimeAreTheSameWhicheverPartWasWrong() {
        world.hostTakes(Duration.ofMillis(130));
        var answers = List.of(
                timed(call -> call.securityCode(amaras, WRONG_CODE, AMARAS_BIRTH)),
                timed(call -> call.securityCode(amaras, AMARAS_CODE, WRONG_BIRTH)),
                timed(call -> call.securityCode(amaras, WRONG_CODE, WRONG_BIRTH)),
                timed(call -> call.securityCode(amaras, WRONG_CODE)),
                timed(call -> call.reference("1234567894", Optional.of(AMARA), WRONG_BIRTH)),
                timed(call -> call.reference("1234567894", Optional.empty(), AMARAS_BIRTH)),
                timed(call -> call.oneTimeCode(OneTimeCode.parse("000000").orElseThrow())));
        assertThat(answers).containsOnly("NotVerified[triesLeft=2] after PT0.5S");
    }

    @Test
    void aWrongSecurityCodeDoesNotSaveTheHostTheSecondQuestion() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        world.askedOfHost.clear();
        call.securityCode(amaras, WRONG_CODE, AMARAS_BIRTH);
        assertThat(world.askedOfHost).containsExactly("securityCodeFits", "dateOfBirthFits");
    }

    @Test
    void aCallHasThreeTriesAndTheFourthIsNotEvenCompared() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        assertThat(times(3, () -> call.securityCode(amaras, WRONG_CODE)))
                .containsExactly(new NotVerified(2), new NotVerified(1), new NotVerified(0));
        world.askedOfHost.clear();
        assertThat(call.securityCode(amaras, AMARAS_CODE)).isEqualTo(new NotVerified(0));
        assertThat(world.askedOfHost).isEmpty();
    }

    @Test
    void afterFiveFailuresInFiveCallsEvenTheRightAnswerIsLockedOut() {
        world.failures(5, AMARAS_NUMBER);
        assertThat(world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE))
                .isEqualTo(new LockedOut());
    }

    @Test
    void aLockOutEndsADayAfterTheLastFailure() {
        world.failures(5, AMARAS_NUMBER);
        Instant lockedUntil = world.instant().plus(Duration.ofDays(1));
        world.advance(Duration.between(world.instant(), lockedUntil).minusSeconds(5));
        assertThat(world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE))
                .isEqualTo(new LockedOut());
        world.advance(Duration.ofSeconds(5));
        assertThat(world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE))
                .isEqualTo(new Verified());
    }

    @Test
    void aLockOutSurvivesARestart() {
        world.failures(5, AMARAS_NUMBER);
        Attempt call = world.restarted().begin(CallingNumber.UNTRUSTED, PROGRAMME);
        call.byNumber(AMARAS_NUMBER);
        assertThat(call.securityCode(amaras, AMARAS_CODE)).isEqualTo(new LockedOut());
    }

    @Test
    void failuresWithOneCardLockThePersonsOtherCards() {
        world.failures(5, WILHELMINAS_FIRST);
        Card second = world.card(WILHELMINAS_SECOND);
        assertThat(world.callWith(WILHELMINAS_SECOND).securityCode(second, code("0169")))
                .isEqualTo(new LockedOut());
    }

    @Test
    void whoCallsFromTheTelephoneOfAnAttackerIsNotLockedOut() {
        var telephone = new CallingNumber(Optional.of("+12025550142"), true, false);
        for (int n = 0; n < 5; n++) world.call(telephone).securityCode(amaras, WRONG_CODE);
        Attempt call = world.call(telephone);
        call.byNumber(WILHELMINAS_FIRST);
        assertThat(call.securityCode(world.card(WILHELMINAS_FIRST), code("5895")))
                .isEqualTo(new Verified());
    }

    @Test
    void whoGetsItRightIsNotLockedOutByCallingOften() {
        for (int n = 0; n < 12; n++) {
            assertThat(world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE))
                    .isEqualTo(new Verified());
        }
    }

    @Test
    void aRightAnswerForgivesNoWrongOnes() {
        world.failures(4, AMARAS_NUMBER);
        world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE);
        world.failures(1, AMARAS_NUMBER);
        assertThat(world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE))
                .isEqualTo(new LockedOut());
    }

    @Test
    void fortyCallsAtOnceGainNobodyASixthTry() throws Exception {
        Callable<Judgement> guess = () -> world.call().securityCode(amaras, WRONG_CODE);
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
            var judged =
                    calls.invokeAll(IntStream.range(0, 40).mapToObj(n -> guess).toList(), 60, TimeUnit.SECONDS);
            var locked = new ArrayList<Judgement>();
            for (var each : judged) if (each.get() instanceof LockedOut out) locked.add(out);
            assertThat(locked).hasSize(35);
        }
        assertThat(world.askedOfHost.stream().filter("securityCodeFits"::equals))
                .hasSize(5);
    }

    @Test
    void aTryThatBreaksInTheMiddleCountsAsAFailure() {
        world.hostBreaks = true;
        for (int n = 0; n < 5; n++) {
            assertThatThrownBy(() -> world.call().securityCode(amaras, AMARAS_CODE))
                    .hasMessageContaining("broken");
        }
        world.hostBreaks = false;
        assertThat(world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE))
                .isEqualTo(new LockedOut());
    }

    @Test
    void aSilentHostIsNoFailureOfTheCaller() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        world.hostIsSilent = true;
        assertThat(times(9, () -> call.securityCode(amaras, AMARAS_CODE))).containsOnly(new HostSilent());
        world.hostIsSilent = false;
        assertThat(call.securityCode(amaras, WRONG_CODE)).isEqualTo(new NotVerified(2));
    }

    @Test
    void aReferenceAndTheDateOfBirthTellTheStatusAndNothingElse() {
        Attempt call = world.call();
        assertThat(call.allowsStatus(AMARA)).isFalse();
        assertThat(call.reference("1234567894", Optional.of(AMARA), AMARAS_BIRTH))
                .isEqualTo(new Verified());
        assertThat(call.allowsStatus(AMARA)).isTrue();
        assertThat(call.allowsStatus(new CustomerReference("customer-02"))).isFalse();
        assertThat(allowed(call, amaras)).containsExactly(Act.GENERAL_QUESTION);
    }

    @Test
    void aReferenceThatIsTriedOftenIsLockedWhetherItExistsOrNot() {
        for (Optional<CustomerReference> ofCase : List.of(Optional.of(AMARA), Optional.<CustomerReference>empty())) {
            String reference = "111111111" + (ofCase.isPresent() ? 1 : 2);
            for (int n = 0; n < 5; n++) world.call().reference(reference, ofCase, WRONG_BIRTH);
            assertThat(world.call().reference(reference, ofCase, AMARAS_BIRTH)).isEqualTo(new LockedOut());
        }
    }

    @Test
    void detailsThatFindALockedPersonDoNotTellTheirStatus() {
        world.failures(5, AMARAS_NUMBER);
        Attempt call = world.call();
        assertThat(call.byDetails(AMARAS_DETAILS)).isInstanceOf(Finding.Found.class);
        assertThat(call.allowsStatus(AMARA)).isFalse();
    }

    @Test
    void verificationEndsWithTheCall() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        call.securityCode(amaras, AMARAS_CODE, AMARAS_BIRTH);
        call.end();
        assertThat(allowed(call, amaras)).containsExactly(Act.GENERAL_QUESTION);
        assertThat(allowed(world.call(), amaras)).containsExactly(Act.GENERAL_QUESTION);
    }

    @Test
    void aReplacementToAnAddressChangedFiveDaysAgoAsksForMore() throws Exception {
        Attempt call = world.call();
        assertThat(call.replacementTo(address("customer-01"))).isEqualTo(Act.REPLACE_TO_ADDRESS_ON_FILE);
        assertThat(call.replacementTo(address("customer-15"))).isEqualTo(Act.REPLACE_ELSEWHERE);
    }

    @Test
    void nothingThatTheCallerGaveCanBeReadInTheDatabase() {
        world.call().byDetails(new PersonalDetails(LocalDate.of(1984, 3, 17), "12345", "0000"));
        world.callWith(number("349876543210986"));
        world.failures(3, AMARAS_NUMBER);
        String rows = String.join(
                "\n",
                STORE.jdbc()
                        .sql("select event || ' ' || encode(subject, 'escape') from verification.event event")
                        .query(String.class)
                        .list());
        assertThat(rows).contains("failure");
        assertThat(rows)
                .doesNotContain("1984", "12345", "349876", "0986", "999928186620113", "6410", "customer-01", "card-01");
    }

    @Test
    void whatNoLimitCountsAnyMoreIsForgotten() {
        world.failures(2, AMARAS_NUMBER);
        assertThat(Verification.forget(STORE.store(), world.instant())).isZero();
        world.advance(Duration.ofDays(62));
        assertThat(Verification.forget(STORE.store(), world.instant())).isEqualTo(4);
    }

    private ContactPoint address(String customer) throws Exception {
        return DemonstrationHost.inMemory(DemonstrationFixture.shipped(), world)
                .details(new CustomerReference(customer))
                .contactPoints()
                .stream()
                .filter(each -> each.kind() == ContactPoint.Kind.POST)
                .findFirst()
                .orElseThrow();
    }

    private String timed(Function<Attempt, Judgement> question) {
        STORE.jdbc().sql("truncate verification.event").update();
        Attempt call = world.callWith(AMARAS_NUMBER);
        Instant asked = world.instant();
        Judgement judgement = question.apply(call);
        return judgement + " after " + Duration.between(asked, world.instant());
    }

    private static List<Act> allowed(Attempt call, Card card) {
        return List.of(Act.values()).stream()
                .filter(act -> call.allows(act, card))
                .toList();
    }
}
