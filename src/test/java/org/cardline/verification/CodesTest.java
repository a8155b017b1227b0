package org.cardline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.verification.World.*;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.cardline.cards.Card;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.CustomerReference;
import org.cardline.programme.Act;
import org.cardline.store.TestStore;
import org.cardline.verification.CodeSending.HostSilent;
import org.cardline.verification.CodeSending.NotSent;
import org.cardline.verification.CodeSending.Sent;
import org.cardline.verification.CodeSending.TooMany;
import org.cardline.verification.Judgement.NotVerified;
import org.cardline.verification.Judgement.Verified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CodesTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final CustomerReference CHANGED_TWO_DAYS_AGO = new CustomerReference("customer-16");
    private static final CustomerReference CHANGED_THIRTY_DAYS_AGO = new CustomerReference("customer-17");
    private static final CustomerReference WITHOUT_DEVICE = new CustomerReference("customer-18");

    private final World world = new World(STORE);
    private final Card amaras = world.card(AMARAS_NUMBER);

    @Test
    void aCodeToASettledDeviceReleasesACard() {
        Attempt call = world.callWith(AMARAS_NUMBER);
        assertThat(call.sendCode(AMARA, "en")).isEqualTo(new Sent(true));
        assertThat(call.oneTimeCode(world.lastCode())).isEqualTo(new Verified());
        assertThat(call.allows(Act.RELEASE, amaras)).isTrue();
        assertThat(call.allows(Act.APPLICATION, AMARA)).isTrue();
        assertThat(call.allows(Act.BLOCK, amaras))
                .as("the date of birth is yet to be shown")
                .isFalse();
    }

    @Test
    void aCodeToADeviceChangedTwoDaysAgoReadsButReleasesNothing() {
        Attempt call = world.callWith(number("999980283946941"));
        assertThat(call.sendCode(CHANGED_TWO_DAYS_AGO, "en")).isEqualTo(new Sent(false));
        call.oneTimeCode(world.lastCode());
        assertThat(call.allows(Act.TRANSACTIONS, CHANGED_TWO_DAYS_AGO)).isTrue();
        for (Act act : List.of(Act.RELEASE, Act.REPLACE_ELSEWHERE, Act.CHANGE_CONTACT_DATA, Act.SIGN_IN_HELP)) {
            assertThat(call.allows(act, CHANGED_TWO_DAYS_AGO)).as("%s", act).isFalse();
        }
    }

    @Test
    void theDeviceThatIsSettledIsChosenBeforeANewerOne() {
        world.advance(Duration.ofHours(24));
        assertThat(world.call().sendCode(CHANGED_THIRTY_DAYS_AGO, "en")).isEqualTo(new Sent(true));
        assertThat(world.outbox.messages().getFirst().device().kind()).isEqualTo(ContactPoint.Kind.MOBILE);
    }

    @Test
    void withoutADeviceOnFileThereIsNoCode() {
        assertThat(world.call().sendCode(WITHOUT_DEVICE, "en")).isEqualTo(new NotSent());
        assertThat(world.outbox.messages()).isEmpty();
    }

    @Test
    void aCodeIsGoodForTenMinutesAndNotAMomentLonger() {
        Attempt late = world.call();
        late.sendCode(AMARA, "en");
        OneTimeCode code = world.lastCode();
        world.advance(Duration.ofMinutes(10));
        assertThat(late.oneTimeCode(code)).isEqualTo(new NotVerified(2));

        Attempt inTime = world.call();
        inTime.sendCode(AMARA, "en");
        world.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(inTime.oneTimeCode(world.lastCode())).isEqualTo(new Verified());
    }

    @Test
    void aCodeIsGoodOnce() {
        Attempt call = world.call();
        call.sendCode(AMARA, "en");
        assertThat(call.oneTimeCode(world.lastCode())).isEqualTo(new Verified());
        assertThat(call.oneTimeCode(world.lastCode())).isEqualTo(new NotVerified(2));
    }

    @Test
    void aCodeIsVoidAfterThreeWrongOnes() {
        var issued = new IssuedCode(AMARA, code("123456"), true, world.instant().plusSeconds(600), 3, world);
        for (int n = 0; n < 3; n++) assertThat(issued.accepts(code("123457"))).isFalse();
        assertThat(issued.accepts(code("123456"))).isFalse();
    }

    @Test
    void aCodeSentForOneCallIsWorthNothingInAnother() {
        Attempt victim = world.call(), attacker = world.call();
        victim.sendCode(AMARA, "en");
        OneTimeCode victims = world.lastCode();
        assertThat(attacker.oneTimeCode(victims)).isEqualTo(new NotVerified(2));
        attacker.sendCode(AMARA, "en");
        assertThat(attacker.oneTimeCode(victims)).isEqualTo(new NotVerified(1));
        assertThat(victim.oneTimeCode(victims)).isEqualTo(new Verified());
    }

    @Test
    void aNewerCodeMakesTheOlderWorthless() {
        Attempt call = world.call();
        call.sendCode(AMARA, "en");
        OneTimeCode older = world.lastCode();
        call.sendCode(AMARA, "en");
        assertThat(call.oneTimeCode(older)).isEqualTo(new NotVerified(2));
        assertThat(call.oneTimeCode(world.lastCode())).isEqualTo(new Verified());
    }

    @Test
    void nobodyIsSentMoreThanThreeCodesInAnHour() {
        for (int n = 0; n < 3; n++)
            assertThat(world.call().sendCode(AMARA, "en")).isInstanceOf(Sent.class);
        assertThat(world.call().sendCode(AMARA, "en")).isEqualTo(new TooMany());
        assertThat(world.call().sendCode(CHANGED_TWO_DAYS_AGO, "en")).isInstanceOf(Sent.class);
        world.advance(Duration.ofHours(1));
        assertThat(world.call().sendCode(AMARA, "en")).isInstanceOf(Sent.class);
    }

    @Test
    void aMessageThatCouldNotBeSentIsNoneOfTheThree() {
        world.messagesFail = true;
        for (int n = 0; n < 5; n++)
            assertThat(world.call().sendCode(AMARA, "en")).isEqualTo(new NotSent());
        world.messagesFail = false;
        assertThat(world.call().sendCode(AMARA, "en")).isInstanceOf(Sent.class);
    }

    @Test
    void whoIsLockedOutIsSentNoCode() {
        world.failures(5, AMARAS_NUMBER);
        assertThat(world.call().sendCode(AMARA, "en")).isEqualTo(new CodeSending.LockedOut());
        assertThat(world.outbox.messages()).isEmpty();
    }

    @Test
    void wrongCodesLockThePersonOut() {
        for (int n = 0; n < 2; n++) {
            Attempt call = world.call();
            call.sendCode(AMARA, "en");
            for (int wrong = 0; wrong < 3; wrong++) call.oneTimeCode(code("000000"));
        }
        assertThat(world.callWith(AMARAS_NUMBER).securityCode(amaras, AMARAS_CODE))
                .isEqualTo(new Judgement.LockedOut());
    }

    @Test
    void aSilentHostSendsNoCode() {
        world.hostIsSilent = true;
        assertThat(world.call().sendCode(AMARA, "en")).isEqualTo(new HostSilent());
    }

    @Test
    void aCodePrintsMaskedAndLeavesNoTraceInTheDatabase() {
        Attempt call = world.call();
        call.sendCode(AMARA, "en");
        String code = world.lastCode().reveal();
        assertThat(world.outbox.messages().toString()).contains("••••••").doesNotContain(code, AMARAS_MOBILE);
        String rows = STORE.jdbc()
                .sql("select string_agg(event || encode(subject, 'escape'), ' ') from verification.event event")
                .query(String.class)
                .single();
        assertThat(rows).contains("code").doesNotContain(code);
    }

    @Test
    void theDemonstrationKeepsTheLastFiftyCodesOnly() {
        var outbox = new DemonstrationOutbox(world);
        var device = new ContactPoint(ContactPoint.Kind.MOBILE, AMARAS_MOBILE, java.time.LocalDate.of(2020, 1, 1));
        for (int n = 0; n < 60; n++) outbox.send(device, code("%06d".formatted(n)), "en");
        assertThat(outbox.messages()).hasSize(50);
        assertThat(outbox.messages().getFirst().code().reveal()).isEqualTo("000059");
    }

    @Test
    void codesHaveSixDigitsLeadingZerosAmongThem() {
        var random = new Random(20_261_123);
        var codes = times(2_000, () -> OneTimeCode.fresh(random, 6).reveal());
        assertThat(codes).allMatch(each -> each.matches("[0-9]{6}")).anyMatch(each -> each.startsWith("0"));
        assertThat(codes.stream().distinct().count()).isGreaterThan(1_900);
        assertThat(OneTimeCode.parse("12345")).isEmpty();
    }

    private static OneTimeCode code(String digits) {
        return OneTimeCode.parse(digits).orElseThrow();
    }
}
