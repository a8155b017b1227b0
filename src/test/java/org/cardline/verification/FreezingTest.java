package org.cardline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.verification.World.*;

import java.time.Duration;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.CardNumber;
import org.cardline.programme.Act;
import org.cardline.store.TestStore;
import org.cardline.verification.Freezing.Admission;
import org.cardline.verification.Freezing.Admission.Admitted;
import org.cardline.verification.Freezing.Admission.NotShown;
import org.cardline.verification.Freezing.Admission.PersonFirst;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FreezingTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final World world = new World(STORE);
    private final Card amaras = world.card(AMARAS_NUMBER);

    @Test
    void anyoneWithTheFullNumberMayFreeze() {
        assertThat(freezeByNumber(AMARAS_NUMBER)).isEqualTo(new Admitted());
    }

    @Test
    void theDetailsFreezeToo() {
        assertThat(freezeByDetails()).isEqualTo(new Admitted());
    }

    @Test
    void whoHasShownNothingFreezesNothing() {
        assertThat(world.freeze(world.call(), amaras)).isEqualTo(new NotShown());
    }

    @Test
    void aCardThatTheCallerDidNotFindIsNotFrozen() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        assertThat(world.freeze(call, world.card(number("999991581626853")))).isEqualTo(new NotShown());
    }

    @Test
    void aLockOutNeverStopsAFreeze() {
        world.failures(5, AMARAS_NUMBER);
        assertThat(freezeByNumber(AMARAS_NUMBER)).isEqualTo(new Admitted());
        assertThat(freezeByDetails()).isEqualTo(new Admitted());
    }

    @Test
    void aFreezeAllowsNoRelease() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        world.freeze(call, amaras);
        assertThat(call.allows(Act.RELEASE, amaras)).isFalse();
        call.securityCode(amaras, AMARAS_CODE, AMARAS_BIRTH);
        assertThat(call.allows(Act.RELEASE, amaras)).isFalse();
    }

    @Test
    void theFourthFreezeOfACardInADayGoesToAPerson() {
        for (int n = 0; n < 3; n++) assertThat(freezeByDetails()).isEqualTo(new Admitted());
        assertThat(freezeByDetails()).isEqualTo(new PersonFirst());
        world.advance(Duration.ofHours(24));
        assertThat(freezeByDetails()).isEqualTo(new Admitted());
    }

    @Test
    void beyondItsLimitTheFullNumberFreezesAndAlarmsWhileNobodyCanBeReached() {
        for (int n = 0; n < 4; n++) assertThat(freezeByNumber(AMARAS_NUMBER)).isEqualTo(new Admitted());
        assertThat(world.alarms).containsExactly("FREEZE_BEYOND_LIMIT card=card-01");
    }

    @Test
    void beyondItsLimitAPersonDecidesWhereThereIsOne() {
        world.personReachable = true;
        for (int n = 0; n < 3; n++) freezeByNumber(AMARAS_NUMBER);
        assertThat(freezeByNumber(AMARAS_NUMBER)).isEqualTo(new PersonFirst());
        assertThat(world.alarms).isEmpty();
    }

    @Test
    void refusedOnceTheSameCallIsNotAdmittedByAskingAgain() {
        for (int n = 0; n < 3; n++) freezeByDetails();
        Attempt call = world.call();
        call.byDetails(AMARAS_DETAILS);
        assertThat(times(3, () -> world.freeze(call, amaras))).containsOnly(new PersonFirst());
    }

    @Test
    void aCallThatRepeatsItsFreezeBecauseTheHostWasSilentIsCountedOnce() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        assertThat(times(10, () -> world.freeze(call, amaras))).containsOnly(new Admitted());
        assertThat(world.alarms).isEmpty();
    }

    @Test
    void aTrustedTelephoneFreezesThreeCardsADay() {
        var telephone = new CallingNumber(Optional.of("+12025550142"), true, false);
        for (String number : new String[] {"999928186620113", "999900407933799", "999988444205677"}) {
            assertThat(freeze(telephone, number)).isEqualTo(new Admitted());
        }
        world.personReachable = true;
        assertThat(freeze(telephone, "999937782602417")).isEqualTo(new PersonFirst());
    }

    @Test
    void sharedAndUntrustedTelephonesAreNotCounted() {
        world.personReachable = true;
        var hotel = new CallingNumber(Optional.of("+12025550143"), true, true);
        var unknown = new CallingNumber(Optional.of("+12025550144"), false, false);
        for (CallingNumber telephone : new CallingNumber[] {hotel, unknown}) {
            for (String number : new String[] {
                "999937782602417", "999986439063077", "999933733654946", "999991581626853", "999947471200175"
            }) {
                assertThat(freeze(telephone, number)).as("%s", number).isEqualTo(new Admitted());
                STORE.jdbc()
                        .sql("delete from verification.event where kind = 'freeze of card'")
                        .update();
            }
        }
    }

    @Test
    void manyFreezesInAnHourAlarmAndRefuseNobody() {
        for (int n = 1; n <= PROGRAMME.freezing().alarmPerHour(); n++) {
            STORE.jdbc()
                    .sql("delete from verification.event where kind = 'freeze of card'")
                    .update();
            assertThat(freezeByNumber(AMARAS_NUMBER)).isEqualTo(new Admitted());
        }
        assertThat(world.alarms).containsExactly("FREEZE_RATE 60 cards frozen in an hour");
    }

    private Admission freeze(CallingNumber from, String number) {
        Attempt call = world.call(from);
        call.byNumber(number(number));
        return world.freeze(call, world.card(number(number)));
    }

    private Admission freezeByNumber(CardNumber number) {
        return world.freeze(world.callWith(number), world.card(number));
    }

    private Admission freezeByDetails() {
        Attempt call = world.call();
        call.byDetails(AMARAS_DETAILS);
        return world.freeze(call, amaras);
    }
}
