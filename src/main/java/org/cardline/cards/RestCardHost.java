package org.cardline.cards;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A card host behind the API that {@link DemonstrationHostServer} describes. Whatever goes wrong on the way is
 * {@link HostUnavailable}, at the latest after the time limit. Any thread may use it.
 */
public final class RestCardHost implements CardHost, AutoCloseable {
    /** Longer than the 8 seconds after which a caller is offered a person: the answer may still come. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HostClient client;

    RestCardHost(URI address, Duration limit) {
        client = new HostClient(address, limit);
    }

    /** The host whose API begins at this address, {@code http://127.0.0.1:8090/}; nothing is sent yet. */
    public static RestCardHost at(URI address) {
        return new RestCardHost(address, LIMIT);
    }

    /** Whether it answers at all, within two seconds. */
    public boolean answers() {
        return client.answers();
    }

    @Override
    public Optional<Card> byNumber(CardNumber number) throws HostUnavailable {
        return first(client.search("cards-by-number", Map.of("number", number.reveal()), Card.class));
    }

    @Override
    public List<CustomerReference> byCallingNumber(String e164) throws HostUnavailable {
        return client.search("customers-by-telephone", Map.of("telephone", e164), CustomerReference.class);
    }

    @Override
    public Optional<CustomerReference> byPersonalDetails(PersonalDetails details) throws HostUnavailable {
        return first(client.search("customers-by-details", details, CustomerReference.class));
    }

    @Override
    public Card card(CardReference card) throws HostUnavailable {
        return client.get(path(card), Card.class);
    }

    @Override
    public List<Card> cards(CustomerReference customer) throws HostUnavailable {
        return client.list(path(customer) + "/cards", Card.class);
    }

    @Override
    public CustomerDetails details(CustomerReference customer) throws HostUnavailable {
        return client.get(path(customer), CustomerDetails.class);
    }

    @Override
    public boolean securityCodeFits(CardReference card, SecurityCode code) throws HostUnavailable {
        return client.fits(path(card) + "/security-code", Map.of("code", code.reveal()));
    }

    @Override
    public boolean dateOfBirthFits(CustomerReference customer, LocalDate dateOfBirth) throws HostUnavailable {
        return client.fits(path(customer) + "/date-of-birth", Map.of("dateOfBirth", dateOfBirth));
    }

    @Override
    public boolean birthdayFits(CustomerReference customer, MonthDay birthday) throws HostUnavailable {
        return client.fits(path(customer) + "/birthday", Map.of("birthday", birthday));
    }

    @Override
    public List<Transaction> recentTransactions(CardReference card) throws HostUnavailable {
        return client.list(path(card) + "/transactions", Transaction.class);
    }

    @Override
    public List<Statement> statements(CardReference card) throws HostUnavailable {
        return client.list(path(card) + "/statements", Statement.class);
    }

    @Override
    public Optional<Points> points(CardReference card) throws HostUnavailable {
        return first(client.list(path(card) + "/points", Points.class));
    }

    @Override
    public Optional<Replacement> replacement(CardReference card) throws HostUnavailable {
        return first(client.list(path(card) + "/replacements", Replacement.class));
    }

    @Override
    public Optional<Application> application(String number) throws HostUnavailable {
        return first(client.search("applications-by-number", Map.of("number", number), Application.class));
    }

    @Override
    public CommandOutcome perform(HostCommand command, IdempotencyKey key) throws HostUnavailable {
        return client.perform(CommandText.of(command), key);
    }

    /** Waits for what is being asked, at most the time limit. */
    @Override
    public void close() {
        client.close();
    }

    private static String path(CardReference card) {
        return "cards/" + card.value();
    }

    private static String path(CustomerReference customer) {
        return "customers/" + customer.value();
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }
}
