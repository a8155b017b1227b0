package org.cardline.cards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cardline.cards.DemonstrationAccount.Spending;
import org.cardline.programme.CardProduct;

/**
 * The fictional people of a demonstration, read once and never written: {@code customers.tsv}, {@code cards.tsv},
 * {@code transactions.tsv} and {@code applications.tsv} of one folder. Its card numbers have a prefix that no network
 * issues, or are published test numbers; its telephone numbers are from ranges kept for fiction.
 */
public final class DemonstrationFixture {
    private static final int MOST_TO_TRY = 3;

    private final Map<CustomerReference, DemonstrationCustomer> customers;
    private final Map<CardReference, DemonstrationCard> cards;
    private final Map<CardReference, List<Spending>> spending;
    private final Map<String, DemonstrationApplication> applications;

    private DemonstrationFixture(Folder folder) {
        customers = byKey(folder.rows("customers.tsv", DemonstrationCustomer::read), DemonstrationCustomer::reference);
        cards = byKey(folder.rows("cards.tsv", DemonstrationCard::read), DemonstrationCard::reference);
        spending = folder.rows("transactions.tsv", Spending::read).stream().collect(groupingBy(Spending::card));
        applications = byKey(
                folder.rows("applications.tsv", DemonstrationApplication::read), DemonstrationApplication::number);
    }

    /** The people that ship with Cardline. */
    public static DemonstrationFixture shipped() {
        return new DemonstrationFixture(DemonstrationFixture::resource);
    }

    /**
     * The people in this folder.
     *
     * @throws IllegalArgumentException with file, line and reason when something in it cannot be read
     */
    public static DemonstrationFixture in(Path folder) {
        return new DemonstrationFixture(name -> Files.newInputStream(folder.resolve(name)));
    }

    /**
     * Somebody to print for whoever wants to try the line: an ordinary customer with one usable card whose
     * digits fit; empty where nobody has one.
     */
    public Optional<CustomerToTry> toTry(Predicate<String> digits) {
        return cards.values().stream()
                .filter(each -> digits.test(each.number().reveal()) && isOrdinary(each))
                .findFirst()
                .map(each ->
                        CustomerToTry.of(each, customer(each.card().customer()).orElseThrow()));
    }

    /** The first few such customers whose card is one of these products. */
    public List<CustomerToTry> toTry(List<CardProduct> products) {
        return cards.values().stream()
                .filter(each -> isOrdinary(each)
                        && products.stream()
                                .anyMatch(product -> product.fits(each.number().reveal())))
                .limit(MOST_TO_TRY)
                .map(each ->
                        CustomerToTry.of(each, customer(each.card().customer()).orElseThrow()))
                .toList();
    }

    private boolean isOrdinary(DemonstrationCard card) {
        return card.card().state() == CardState.ACTIVE
                && !card.card().supplementary()
                && cards(card.card().customer()).size() == 1;
    }

    Collection<DemonstrationCustomer> customers() {
        return customers.values();
    }

    Collection<DemonstrationCard> cards() {
        return cards.values();
    }

    Collection<DemonstrationApplication> applications() {
        return applications.values();
    }

    Optional<DemonstrationCustomer> customer(CustomerReference reference) {
        return Optional.ofNullable(customers.get(reference));
    }

    Optional<DemonstrationCard> card(CardReference reference) {
        return Optional.ofNullable(cards.get(reference));
    }

    Optional<DemonstrationApplication> application(String number) {
        return Optional.ofNullable(applications.get(number));
    }

    List<DemonstrationCard> cards(CustomerReference customer) {
        return cards.values().stream().filter(each -> each.concerns(customer)).toList();
    }

    List<Spending> spending(CardReference card) {
        return spending.getOrDefault(card, List.of());
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = DemonstrationFixture.class.getResourceAsStream("demonstration/" + name);
        if (found == null) throw new FileNotFoundException(name);
        return found;
    }

    private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        return values.stream().collect(toMap(key, identity(), DemonstrationFixture::refuseTwo, LinkedHashMap::new));
    }

    private static <V> V refuseTwo(V one, V other) {
        throw new IllegalArgumentException("Two rows of the fixture have the same reference.");
    }

    /** Where the four files come from. */
    private interface Folder {
        InputStream open(String file) throws IOException;

        default <T> List<T> rows(String file, Function<Table.Row, T> reading) {
            try (Reader reader = new InputStreamReader(open(file), UTF_8)) {
                return new Table(file, reader).map(reading);
            } catch (IOException cause) {
                throw new UncheckedIOException("The fixture's " + file + " cannot be read.", cause);
            }
        }
    }
}
