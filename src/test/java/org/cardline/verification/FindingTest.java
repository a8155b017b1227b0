package org.cardline.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.verification.World.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cardline.cards.Card;
import org.cardline.cards.CardNumber;
import org.cardline.cards.PersonalDetails;
import org.cardline.store.TestStore;
import org.cardline.verification.Finding.Found;
import org.cardline.verification.Finding.HostSilent;
import org.cardline.verification.Finding.NotFound;
import org.cardline.verification.Finding.PersonFirst;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindingTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final CardNumber NOBODYS = number("349876543210986");
    private static final PersonalDetails WRONG_LAST_FOUR = new PersonalDetails(AMARAS_BIRTH, "12345", "0000");

    private final World world = new World(STORE);
    private final Card amaras = world.card(AMARAS_NUMBER);

    @Test
    void aCardIsFoundByItsNumberOrByItsOwnersDetails() {
        assertThat(world.call().byNumber(AMARAS_NUMBER)).isEqualTo(new Found(List.of(amaras)));
        assertThat(world.call().byDetails(AMARAS_DETAILS)).isEqualTo(new Found(List.of(amaras)));
    }

    @Test
    void whoPaysForSupplementaryCardsFindsThemAll() {
        var details = new PersonalDetails(LocalDate.of(1978, 1, 9), "33101", "8932");
        assertThat(world.call().byDetails(details))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.cards())
                                .extracting(Card::lastFour)
                                .containsExactlyInAnyOrder("2417", "3077", "4946"));
    }

    @Test
    void theAnswerAndItsTimeAreTheSameWhicheverPartWasWrong() {
        world.hostTakes(Duration.ofMillis(200));
        var answers = List.of(
                timed(call -> call.byDetails(WRONG_LAST_FOUR)),
                timed(call -> call.byDetails(new PersonalDetails(AMARAS_BIRTH, "54321", "9433"))),
                timed(call -> call.byDetails(new PersonalDetails(WRONG_BIRTH, "12345", "9433"))),
                timed(call -> call.byDetails(new PersonalDetails(WRONG_BIRTH, "54321", "0000"))),
                timed(call -> call.byNumber(NOBODYS)));
        assertThat(answers).containsOnly("NotFound[triesLeft=2] after PT0.5S");
    }

    @Test
    void aCallThatFailedThreeTimesGoesToAPerson() {
        Attempt call = world.call();
        assertThat(times(4, () -> call.byDetails(WRONG_LAST_FOUR)))
                .containsExactly(new NotFound(2), new NotFound(1), new NotFound(0), new PersonFirst());
        world.askedOfHost.clear();
        assertThat(call.byDetails(AMARAS_DETAILS)).isEqualTo(new PersonFirst());
        assertThat(world.askedOfHost).isEmpty();
    }

    @Test
    void theFullNumberFindsItsCardAfterAnyFailureWhileNobodyCanBeReached() {
        Attempt call = world.call();
        for (int n = 0; n < 4; n++) call.byNumber(NOBODYS);
        assertThat(call.byNumber(AMARAS_NUMBER)).isEqualTo(new Found(List.of(amaras)));
        world.personReachable = true;
        assertThat(call.byNumber(AMARAS_NUMBER)).isEqualTo(new PersonFirst());
    }

    @Test
    void elevenGuessesOfTheLastFourInADayAreOneTooMany() {
        for (int guess = 0; guess < 10; guess++) {
            var guessed = new PersonalDetails(AMARAS_BIRTH, "12345", "000" + guess);
            assertThat(world.call().byDetails(guessed)).isEqualTo(new NotFound(2));
        }
        assertThat(world.call().byDetails(AMARAS_DETAILS)).isEqualTo(new PersonFirst());
        var another = new PersonalDetails(LocalDate.of(1978, 1, 9), "33101", "8932");
        assertThat(world.call().byDetails(another)).isInstanceOf(Found.class);
        world.advance(Duration.ofHours(24));
        assertThat(world.call().byDetails(AMARAS_DETAILS)).isInstanceOf(Found.class);
    }

    @Test
    void whoIsFoundIsNotCounted() {
        for (int n = 0; n < 20; n++)
            assertThat(world.call().byDetails(AMARAS_DETAILS)).isInstanceOf(Found.class);
    }

    @Test
    void guessesSpreadOverManyPeopleMeetTheRateOfAllCallersAndAlarm() {
        guessesOfAllCallers(PROGRAMME.verification().attempts().perHour());
        assertThat(world.alarms).isEmpty();
        assertThat(world.call().byDetails(AMARAS_DETAILS)).isEqualTo(new PersonFirst());
        assertThat(world.alarms).containsExactly("FAILED_ATTEMPTS more than 200 in an hour");
        world.advance(Duration.ofHours(1));
        assertThat(world.call().byDetails(AMARAS_DETAILS)).isInstanceOf(Found.class);
    }

    @Test
    void theRateOfAllCallersNeverStopsTheFullNumber() {
        guessesOfAllCallers(PROGRAMME.verification().attempts().perHour());
        assertThat(world.call().byNumber(AMARAS_NUMBER)).isInstanceOf(Found.class);
        assertThat(world.call().byNumber(NOBODYS)).isEqualTo(new NotFound(2));
        assertThat(world.alarms).as("numbers are guessed too").hasSize(1);
    }

    @Test
    void aSilentHostIsNoFailedAttempt() {
        world.hostIsSilent = true;
        Attempt call = world.call();
        assertThat(times(5, () -> call.byDetails(AMARAS_DETAILS))).containsOnly(new HostSilent());
        assertThat(times(5, () -> call.byNumber(AMARAS_NUMBER))).containsOnly(new HostSilent());
        world.hostIsSilent = false;
        assertThat(call.byDetails(AMARAS_DETAILS)).isInstanceOf(Found.class);
    }

    @Test
    void twoPeopleWhomNoDetailsTellApartAreNotFound() {
        var either = new PersonalDetails(LocalDate.of(1993, 3, 3), "48226", "0199");
        assertThat(world.call().byDetails(either)).isEqualTo(new NotFound(2));
    }

    @Test
    void aTrustedNumberAndTheBirthdayFindItsOneOwner() {
        Attempt call = world.call(from(AMARAS_MOBILE, true, false));
        assertThat(call.byCallingNumber(MonthDay.of(3, 17))).isEqualTo(new Found(List.of(amaras)));
        assertThat(call.allowsStatus(AMARA))
                .as("day and month are no date of birth")
                .isFalse();
    }

    @Test
    void aCallingNumberThatNobodyVouchesForFindsNothingAndAsksNothing() {
        for (CallingNumber from : List.of(from(AMARAS_MOBILE, false, false), from(AMARAS_MOBILE, true, true))) {
            assertThat(world.call(from).byCallingNumber(MonthDay.of(3, 17))).isEqualTo(new NotFound(3));
        }
        assertThat(world.askedOfHost).isEmpty();
    }

    @Test
    void aNumberOfTwoPeopleAndAWrongBirthdayAreTheSameAnswer() {
        assertThat(world.call(from("+12065550110", true, false)).byCallingNumber(MonthDay.of(11, 2)))
                .isEqualTo(new NotFound(2));
        assertThat(world.call(from(AMARAS_MOBILE, true, false)).byCallingNumber(MonthDay.of(3, 18)))
                .isEqualTo(new NotFound(2));
    }

    @Test
    void aCallingNumberPrintsMasked() {
        assertThat(from(AMARAS_MOBILE, true, false).toString()).doesNotContain("0100");
    }

    private void guessesOfAllCallers(int count) {
        for (int n = 0; n < count; n++) {
            world.call().byDetails(new PersonalDetails(LocalDate.of(1950, 1, 1).plusDays(n), "99999", "0000"));
        }
    }

    private String timed(Function<Attempt, Finding> question) {
        Attempt call = world.call();
        Instant asked = world.instant();
        return question.apply(call) + " after " + Duration.between(asked, world.instant());
    }

    private static CallingNumber from(String e164, boolean trusted, boolean shared) {
        return new CallingNumber(Optional.of(e164), trusted, shared);
    }
}
