package org.cardline.cards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One fictional person of the fixture. Days of change are counted back from today, so that "changed five days ago"
 * stays true.
 *
 * @param language a BCP 47 tag; empty: none is on file
 * @param taxLastFour empty where there is no tax number
 */
record DemonstrationCustomer(
        CustomerReference reference,
        String name,
        LocalDate born,
        OnlineAccount online,
        Optional<String> language,
        Optional<String> taxLastFour,
        Optional<String> postalCode,
        List<OnFile> onFile) {

    /** A contact point whose change is so many days ago. */
    record OnFile(ContactPoint.Kind kind, String address, int changedDaysAgo) {}

    static DemonstrationCustomer read(Table.Row row) {
        var onFile = new ArrayList<OnFile>();
        onFile(row, "address", ContactPoint.Kind.POST).ifPresent(onFile::add);
        onFile(row, "email", ContactPoint.Kind.EMAIL).ifPresent(onFile::add);
        onFile(row, "mobile", ContactPoint.Kind.MOBILE).ifPresent(onFile::add);
        onFile(row, "landline", ContactPoint.Kind.LANDLINE).ifPresent(onFile::add);
        return new DemonstrationCustomer(
                new CustomerReference(row.text("customer")),
                row.text("name"),
                row.date("born"),
                row.choice("online", OnlineAccount.class),
                row.optional("language"),
                row.optional("tax-last-four"),
                row.optional("postal-code"),
                List.copyOf(onFile));
    }

    private static Optional<OnFile> onFile(Table.Row row, String column, ContactPoint.Kind kind) {
        return row.optional(column).map(address -> new OnFile(kind, address, row.number(column + "-age")));
    }

    CustomerDetails details(LocalDate today) {
        var points = onFile.stream()
                .map(each -> new ContactPoint(each.kind, each.address, today.minusDays(each.changedDaysAgo)))
                .toList();
        return new CustomerDetails(reference, name, online, language, points);
    }

    boolean has(String telephone) {
        return telephones().contains(telephone);
    }

    /** What the person keys for their postal code: its digits, else the telephone's last four. */
    String postalDigits() {
        String digits = postalCode.orElse("").replaceAll("[^0-9]", "");
        return digits.isEmpty() ? telephoneLastFour() : digits;
    }

    /** What the person keys as "the last four": of the tax number, else of the telephone. */
    String lastFour() {
        return taxLastFour.orElse(telephoneLastFour());
    }

    /** No detail may be empty: an empty one would fit whoever keys nothing. */
    boolean fits(PersonalDetails details) {
        return born.equals(details.dateOfBirth())
                & !postalDigits().isEmpty()
                & postalDigits().equals(details.postalDigits())
                & !lastFour().isEmpty()
                & lastFour().equals(details.lastFour());
    }

    List<String> telephones() {
        return onFile.stream()
                .filter(each -> each.kind == ContactPoint.Kind.MOBILE || each.kind == ContactPoint.Kind.LANDLINE)
                .map(OnFile::address)
                .toList();
    }

    private String telephoneLastFour() {
        return telephones().stream()
                .findFirst()
                .map(number -> number.substring(number.length() - 4))
                .orElse("");
    }
}
