package org.cardline.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cardline.cards.CommandOutcome.AlreadyDone;
import org.cardline.cards.CommandOutcome.Done;
import org.cardline.cards.CommandOutcome.Refusal;
import org.cardline.cards.CommandOutcome.Refused;
import org.cardline.cards.HostCommand.Block;
import org.cardline.cards.HostCommand.Freeze;
import org.cardline.cards.HostCommand.Release;
import org.cardline.cards.HostCommand.Replace;
import org.cardline.cards.HostCommand.SendSignInHelp;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link CardHost} does, in front of the shipped people and on Monday, 23 November 2026. */
abstract class CardHostContract {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final CardReference CARD = new CardReference("card-01");
    private static final CustomerReference CUSTOMER = new CustomerReference("customer-01");
    private static final CustomerReference PAYER = new CustomerReference("customer-04");
    private static final CustomerReference WITHOUT_DIGITS = new CustomerReference("customer-11");
    private static final CardReference NOBODYS_CARD = new CardReference("card-99");
    private static final CustomerReference NOBODY = new CustomerReference("customer-99");

    final DemonstrationFixture people = DemonstrationFixture.shipped();

    /** The adapter, in front of a host in its first state. */
    abstract CardHost host();

    @Test
    void aListedCardIsKnownByItsNumber() throws HostUnavailable {
        var card = host().byNumber(number(CARD)).orElseThrow();
        assertThat(card.reference()).isEqualTo(CARD);
        assertThat(card.customer()).isEqualTo(CUSTOMER);
        assertThat(card.lastFour()).isEqualTo(number(CARD).lastFour());
        assertThat(card.state()).isEqualTo(CardState.ACTIVE);
        assertThat(host().card(CARD)).isEqualTo(card);
    }

    @Test
    void aRealLookingNumberIsNoneOfTheHostsOwn() throws HostUnavailable {
        assertThat(host().byNumber(CardNumber.parse("4111111111111111").orElseThrow()))
                .isEmpty();
    }

    @Test
    void twoPeopleShareATelephone() throws HostUnavailable {
        assertThat(host().byCallingNumber("+12065550110"))
                .containsExactly(new CustomerReference("customer-02"), new CustomerReference("customer-03"));
        assertThat(host().byCallingNumber("+12065550199")).isEmpty();
    }

    @Test
    void theirDetailsFindExactlyOnePerson() throws HostUnavailable {
        assertThat(host().byPersonalDetails(details(CUSTOMER))).contains(CUSTOMER);
        var wrong = new PersonalDetails(LocalDate.of(1984, 3, 17), "12345", "0000");
        assertThat(host().byPersonalDetails(wrong)).isEmpty();
    }

    @Test
    void aTwinIsFoundByTheLastFourAndNobodyWhereEvenThoseAreTheSame() throws HostUnavailable {
        var abena = new CustomerReference("customer-22");
        var yusuf = new CustomerReference("customer-24");
        assertThat(host().byPersonalDetails(details(abena))).contains(abena);
        assertThat(host().byPersonalDetails(details(yusuf))).isEmpty();
    }

    @Test
    void theTelephoneStandsInForAPostalCodeWithoutDigitsAndForAMissingTaxNumber() throws HostUnavailable {
        assertThat(details(WITHOUT_DIGITS).postalDigits()).isEqualTo("0170");
        assertThat(host().byPersonalDetails(details(WITHOUT_DIGITS))).contains(WITHOUT_DIGITS);
        var withoutTaxNumber = new CustomerReference("customer-10");
        assertThat(details(withoutTaxNumber).lastFour()).isEqualTo("0160");
        assertThat(host().byPersonalDetails(details(withoutTaxNumber))).contains(withoutTaxNumber);
    }

    @Test
    void nothingKeyedFindsNobody() throws HostUnavailable {
        assertThat(host().byPersonalDetails(new PersonalDetails(LocalDate.of(1984, 3, 17), "", "")))
                .isEmpty();
    }

    @Test
    void whoPaysSpeaksForSupplementaryCardsAndTheirHoldersForTheirOwnOnly() throws HostUnavailable {
        assertThat(host().cards(PAYER)).extracting(Card::supplementary).containsExactly(false, true, true);
        assertThat(host().cards(new CustomerReference("customer-05")))
                .singleElement()
                .satisfies(card -> assertThat(card.supplementary()).isTrue());
    }

    @Test
    void onlyTheCodeOfTheCardFits() throws HostUnavailable {
        assertThat(host().securityCodeFits(CARD, people.card(CARD).orElseThrow().code()))
                .isTrue();
        assertThat(host().securityCodeFits(CARD, SecurityCode.parse("0001").orElseThrow()))
                .isFalse();
        assertThat(host().securityCodeFits(CARD, SecurityCode.parse("641").orElseThrow()))
                .isFalse();
    }

    @Test
    void aBirthOnALeapDayFitsThatDayOnly() throws HostUnavailable {
        var leapling = new CustomerReference("customer-26");
        assertThat(host().dateOfBirthFits(leapling, LocalDate.of(2000, 2, 29))).isTrue();
        assertThat(host().dateOfBirthFits(leapling, LocalDate.of(2000, 2, 28))).isFalse();
        assertThat(host().birthdayFits(leapling, MonthDay.of(2, 29))).isTrue();
        assertThat(host().birthdayFits(leapling, MonthDay.of(3, 1))).isFalse();
    }

    @Test
    void changesOfAddressAndDeviceAreDated() throws HostUnavailable {
        var moved = host().details(new CustomerReference("customer-15")).contactPoints();
        assertThat(moved)
                .filteredOn(each -> each.kind() == ContactPoint.Kind.POST)
                .singleElement()
                .satisfies(each -> assertThat(each.changed()).isEqualTo(TODAY.minusDays(5)))
                .satisfies(each -> assertThat(each.unchangedFor(30, TODAY)).isFalse());
        var exactly = host().details(new CustomerReference("customer-17")).devices();
        assertThat(exactly).extracting(each -> each.unchangedFor(30, TODAY)).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void transactionsAreExactAndTheLatestComesFirst() throws HostUnavailable {
        var spent = host().recentTransactions(new CardReference(cardOf("customer-28")));
        assertThat(spent).isSortedAccordingTo((one, other) -> other.date().compareTo(one.date()));
        assertThat(spent.getFirst().foreign()).contains(Money.of("49.80", "EUR"));
        assertThat(spent)
                .extracting(Transaction::foreign)
                .contains(
                        Optional.of(Money.of("4980", "JPY")), Optional.of(Money.of("12.625", "KWD")), Optional.empty());
        assertThat(spent.getLast().amount()).isEqualTo(Money.of("-54.12", "USD"));
        assertThat(host().recentTransactions(new CardReference(cardOf("customer-21"))))
                .isEmpty();
    }

    @Test
    void everyTransactionOfAClosedCycleStandsOnOneStatementThatWasSent() throws HostUnavailable {
        var statements = host().statements(CARD);
        assertThat(statements).hasSize(4).allSatisfy(each -> {
            assertThat(each.sent()).isAfter(each.last()).isBeforeOrEqualTo(TODAY);
            assertThat(each.first().plusMonths(1)).isEqualTo(each.last().plusDays(1));
        });
        var spent = host().recentTransactions(CARD);
        var latest = statements.getFirst();
        Money shown =
                spent.stream().filter(latest::shows).map(Transaction::amount).reduce(Money.of("0", "USD"), Money::plus);
        assertThat(latest.balance()).isEqualTo(shown);
        assertThat(spent)
                .allSatisfy(each -> assertThat(
                                Statement.firstShowing(each, statements).isPresent())
                        .isEqualTo(!each.posted().isAfter(latest.last())));
    }

    @Test
    void pointsSayWhatExpiresNext() throws HostUnavailable {
        var expiry = new Points.Expiry(1500, TODAY.plusDays(40));
        assertThat(host().points(CARD)).contains(new Points(48250, Optional.of(expiry)));
        assertThat(host().points(new CardReference(cardOf("customer-21")))).contains(new Points(0, Optional.empty()));
        assertThat(host().points(new CardReference(cardOf("customer-31")))).isEmpty();
    }

    @Test
    void anApplicationSaysWhatIsMissing() throws HostUnavailable {
        var application = host().application("10000017").orElseThrow();
        assertThat(application.state()).isEqualTo(Application.State.WAITING_FOR_PAPERS);
        assertThat(application.missing())
                .containsExactly(Application.Paper.IDENTITY_DOCUMENT, Application.Paper.PROOF_OF_INCOME);
        assertThat(application.received()).isEqualTo(TODAY.minusDays(12));
        assertThat(host().cards(application.applicant())).isEmpty();
        assertThat(host().application("99999999")).isEmpty();
    }

    @Test
    void aFrozenCardCanBeReleasedAndABlockedOneNeverAgain() throws HostUnavailable {
        assertThat(perform(new Freeze(CARD))).isEqualTo(done());
        assertThat(host().card(CARD).state()).isEqualTo(CardState.FROZEN);
        assertThat(perform(new Freeze(CARD))).isEqualTo(already());
        assertThat(perform(new Release(CARD))).isEqualTo(done());
        assertThat(perform(new Release(CARD))).isEqualTo(already());
        assertThat(perform(new Block(CARD))).isEqualTo(done());
        assertThat(perform(new Freeze(CARD))).isEqualTo(already());
        assertThat(perform(new Release(CARD))).isEqualTo(new Refused(Refusal.BLOCKED_FOR_GOOD));
        assertThat(host().cards(CUSTOMER)).extracting(Card::state).containsExactly(CardState.BLOCKED);
    }

    @Test
    void aRepeatedCommandIsAnsweredAsTheFirst() throws HostUnavailable {
        var key = IdempotencyKey.fresh();
        assertThat(host().perform(new Freeze(CARD), key)).isEqualTo(done());
        perform(new Release(CARD));
        assertThat(host().perform(new Freeze(CARD), key)).isEqualTo(done());
        assertThat(host().card(CARD).state()).isEqualTo(CardState.ACTIVE);
        assertThat(host().perform(new Block(CARD), key)).isEqualTo(new Refused(Refusal.KEY_USED_BEFORE));
    }

    @Test
    void aReplacementArrivesAfterWorkingDays() throws HostUnavailable {
        var post = new Replace(CARD, Delivery.ADDRESS_ON_FILE);
        var arrives = LocalDate.of(2026, 11, 30);
        assertThat(host().replacement(CARD)).isEmpty();
        assertThat(perform(post)).isEqualTo(new Done(Optional.of(arrives)));
        assertThat(perform(post)).isEqualTo(new AlreadyDone(Optional.of(arrives)));
        assertThat(host().replacement(CARD)).contains(new Replacement(Delivery.ADDRESS_ON_FILE, arrives));
        assertThat(perform(new Replace(CARD, Delivery.EMERGENCY)))
                .isEqualTo(new Done(Optional.of(LocalDate.of(2026, 11, 25))));
    }

    @Test
    void signInHelpIsSentToWhoeverHasAnAccount() throws HostUnavailable {
        var locked = new CustomerReference("customer-07");
        assertThat(host().details(locked).online()).isEqualTo(OnlineAccount.LOCKED);
        assertThat(perform(new SendSignInHelp(locked, SignInHelp.UNLOCK))).isEqualTo(done());
        assertThat(perform(new SendSignInHelp(new CustomerReference("customer-18"), SignInHelp.USER_NAME)))
                .isEqualTo(new Refused(Refusal.NO_ONLINE_ACCOUNT));
    }

    @Test
    void anUnknownReferenceNeedsAPerson() throws HostUnavailable {
        assertThat(perform(new Freeze(NOBODYS_CARD))).isEqualTo(new Refused(Refusal.UNKNOWN_REFERENCE));
        assertThat(perform(new SendSignInHelp(NOBODY, SignInHelp.UNLOCK)))
                .isEqualTo(new Refused(Refusal.UNKNOWN_REFERENCE));
        for (var asking : List.<ThrowingCallable>of(
                () -> host().card(NOBODYS_CARD),
                () -> host().points(NOBODYS_CARD),
                () -> host().recentTransactions(NOBODYS_CARD),
                () -> host().statements(NOBODYS_CARD),
                () -> host().cards(NOBODY),
                () -> host().details(NOBODY),
                () -> host().dateOfBirthFits(NOBODY, TODAY))) {
            assertThatThrownBy(asking).isInstanceOf(HostUnavailable.class);
        }
    }

    private CommandOutcome perform(HostCommand command) throws HostUnavailable {
        return host().perform(command, IdempotencyKey.fresh());
    }

    private CardNumber number(CardReference card) {
        return people.card(card).orElseThrow().number();
    }

    private String cardOf(String customer) {
        return people.cards(new CustomerReference(customer))
                .getFirst()
                .reference()
                .value();
    }

    private PersonalDetails details(CustomerReference customer) {
        var person = people.customer(customer).orElseThrow();
        return new PersonalDetails(person.born(), person.postalDigits(), person.lastFour());
    }

    static CommandOutcome done() {
        return new Done(Optional.empty());
    }

    static CommandOutcome already() {
        return new AlreadyDone(Optional.empty());
    }
}
