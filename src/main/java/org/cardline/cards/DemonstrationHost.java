package org.cardline.cards;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A card host with the fictional people of a {@link DemonstrationFixture}, in this process. What commands change is
 * kept by {@link CardReference} in a folder and survives a kill; numbers and codes stay in the read-only fixture. Its
 * days are UTC's. Any thread may use it; it never answers slowly.
 */
public final class DemonstrationHost implements CardHost, AutoCloseable {
    private final DemonstrationFixture fixture;
    private final DemonstrationJournal journal;
    private final DemonstrationState state;
    private final InstantSource clock;

    private DemonstrationHost(DemonstrationFixture fixture, DemonstrationJournal journal, InstantSource clock) {
        this.fixture = fixture;
        this.journal = journal;
        this.state = new DemonstrationState(fixture, journal);
        this.clock = clock;
    }

    /** A host that forgets with the process what commands changed. */
    public static DemonstrationHost inMemory(DemonstrationFixture fixture, InstantSource clock) {
        return new DemonstrationHost(fixture, DemonstrationJournal.inMemory(), clock);
    }

    /**
     * A host that keeps its state in this folder.
     *
     * @throws IllegalStateException when another host uses the folder or its journal is damaged
     */
    public static DemonstrationHost in(Path folder, DemonstrationFixture fixture, InstantSource clock) {
        return new DemonstrationHost(fixture, DemonstrationJournal.in(folder), clock);
    }

    @Override
    public Optional<Card> byNumber(CardNumber number) {
        return fixture.cards().stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .map(this::now);
    }

    @Override
    public List<CustomerReference> byCallingNumber(String e164) {
        return fixture.customers().stream()
                .filter(each -> each.has(e164))
                .map(DemonstrationCustomer::reference)
                .toList();
    }

    @Override
    public Optional<CustomerReference> byPersonalDetails(PersonalDetails details) {
        var fitting = fixture.customers().stream()
                .filter(each -> each.fits(details))
                .map(DemonstrationCustomer::reference)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    @Override
    public Card card(CardReference card) throws HostUnavailable {
        return now(known(card));
    }

    @Override
    public List<Card> cards(CustomerReference customer) throws HostUnavailable {
        return fixture.cards(known(customer).reference()).stream()
                .map(this::now)
                .toList();
    }

    @Override
    public CustomerDetails details(CustomerReference customer) throws HostUnavailable {
        return known(customer).details(today());
    }

    @Override
    public boolean securityCodeFits(CardReference card, SecurityCode code) throws HostUnavailable {
        return known(card).code().matches(code);
    }

    @Override
    public boolean dateOfBirthFits(CustomerReference customer, LocalDate dateOfBirth) throws HostUnavailable {
        return known(customer).born().equals(dateOfBirth);
    }

    @Override
    public boolean birthdayFits(CustomerReference customer, MonthDay birthday) throws HostUnavailable {
        return MonthDay.from(known(customer).born()).equals(birthday);
    }

    @Override
    public List<Transaction> recentTransactions(CardReference card) throws HostUnavailable {
        return DemonstrationAccount.transactions(fixture.spending(known(card).reference()), today());
    }

    @Override
    public List<Statement> statements(CardReference card) throws HostUnavailable {
        return DemonstrationAccount.statements(
                fixture.spending(card), known(card).cycleDay(), today());
    }

    @Override
    public Optional<Points> points(CardReference card) throws HostUnavailable {
        return known(card).earned().map(each -> each.on(today()));
    }

    @Override
    public Optional<Replacement> replacement(CardReference card) throws HostUnavailable {
        return state.replacement(known(card).reference());
    }

    @Override
    public Optional<Application> application(String number) {
        return fixture.application(number).map(each -> each.on(today()));
    }

    @Override
    public CommandOutcome perform(HostCommand command, IdempotencyKey key) {
        return state.perform(command, key, today());
    }

    @Override
    public void close() {
        journal.close();
    }

    private DemonstrationCard known(CardReference reference) throws HostUnavailable {
        return fixture.card(reference)
                .orElseThrow(() -> new HostUnavailable("The card host knows no card " + reference + "."));
    }

    private DemonstrationCustomer known(CustomerReference reference) throws HostUnavailable {
        return fixture.customer(reference)
                .orElseThrow(() -> new HostUnavailable("The card host knows no customer " + reference + "."));
    }

    private Card now(DemonstrationCard card) {
        return card.card().in(state.of(card.reference()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
