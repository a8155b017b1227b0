package org.cardline.cards;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

/**
 * The port to the issuer's card host: whose card this is, what is on its account, and what can be done to it.
 *
 * <p>Every method blocks, for at most the adapter's time limit, and is called from a conversation's own virtual thread
 * or one it started; implementations are safe for many threads. {@link HostUnavailable} means that there is no answer,
 * also where the host no longer knows a reference it gave before: a person has to look. The host compares secrets
 * itself; it never hands one out.
 */
public interface CardHost {
    /** The card with this number; empty when it is none of the host's own, so no code is ever asked for it. */
    Optional<Card> byNumber(CardNumber number) throws HostUnavailable;

    /** Everybody who has this telephone number (E.164) on file. */
    List<CustomerReference> byCallingNumber(String e164) throws HostUnavailable;

    /** The one person whom these details fit; empty when they fit nobody or more than one. */
    Optional<CustomerReference> byPersonalDetails(PersonalDetails details) throws HostUnavailable;

    /** The card as it is now. */
    Card card(CardReference card) throws HostUnavailable;

    /** The cards that a person may speak about: their own, and the supplementary ones of their account. */
    List<Card> cards(CustomerReference customer) throws HostUnavailable;

    /** What is on file about a person. */
    CustomerDetails details(CustomerReference customer) throws HostUnavailable;

    /** Whether this is the code printed on the card. */
    boolean securityCodeFits(CardReference card, SecurityCode code) throws HostUnavailable;

    /** Whether the person was born on this day. */
    boolean dateOfBirthFits(CustomerReference customer, LocalDate dateOfBirth) throws HostUnavailable;

    /** Whether the person was born on this day of some year. */
    boolean birthdayFits(CustomerReference customer, MonthDay birthday) throws HostUnavailable;

    /** The card's transactions of the last 90 days, the latest first. */
    List<Transaction> recentTransactions(CardReference card) throws HostUnavailable;

    /** The statements sent in the last 120 days that show the card, the latest first. */
    List<Statement> statements(CardReference card) throws HostUnavailable;

    /** The points of the card; empty when the card earns none. */
    Optional<Points> points(CardReference card) throws HostUnavailable;

    /** The replacement that is on its way for the card. */
    Optional<Replacement> replacement(CardReference card) throws HostUnavailable;

    /** The application with this number. */
    Optional<Application> application(String number) throws HostUnavailable;

    /**
     * Performs the command once for this key, and answers every repetition as the first. After
     * {@link HostUnavailable} it may have happened or not: sending it again with the same key tells. Conversations use
     * {@link CardCommands}, which does so across crashes.
     */
    CommandOutcome perform(HostCommand command, IdempotencyKey key) throws HostUnavailable;
}
