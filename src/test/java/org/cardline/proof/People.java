package org.cardline.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cardline.simulation.Wallet;

/** Fictional people, as many as a test needs, as a fixture of the demonstration host: {@code card-0} to {@code card-n}. */
final class People {
    private static final String CUSTOMERS =
            "customer\tname\tborn\tonline\ttax-last-four\tpostal-code\taddress\taddress-age\temail\temail-age"
                    + "\tmobile\tmobile-age\tlandline\tlandline-age\tabout";
    private static final String CARDS =
            "card\tnumber\tcode\tholder\taccount\tproduct\tcredit\tstate\tcycle-day\tpoints\texpiring\texpire-in";
    private static final String TRANSACTIONS =
            "transaction\tcard\tdays-ago\tamount\tforeign\tforeign-currency\tmerchant";
    private static final String APPLICATIONS = "number\tapplicant\tproduct\treceived-days-ago\tstate\tmissing";

    private People() {}

    /** Writes the fixture into {@code folder}, one card a person; returns what each has at hand. */
    static List<Wallet> in(Path folder, int count, RandomGenerator random) throws IOException {
        var wallets = new ArrayList<Wallet>();
        var customers = new ArrayList<>(List.of(CUSTOMERS));
        var cards = new ArrayList<>(List.of(CARDS));
        for (int each = 0; each < count; each++) {
            Wallet wallet = wallet(random);
            wallets.add(wallet);
            customers.add(customer(each, wallet));
            cards.add("card-%d\t%s\t%s\tcustomer-%d\t-\tdemonstration\tCONSUMER\tACTIVE\t10\t-\t-\t-"
                    .formatted(each, wallet.cardNumber(), wallet.securityCode(), each));
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("customers.tsv"), customers);
        Files.write(folder.resolve("cards.tsv"), cards);
        Files.writeString(folder.resolve("transactions.tsv"), TRANSACTIONS + "\n");
        Files.writeString(folder.resolve("applications.tsv"), APPLICATIONS + "\n");
        return wallets;
    }

    private static String customer(int number, Wallet of) {
        String born = of.born().substring(4) + "-" + of.born().substring(0, 2) + "-"
                + of.born().substring(2, 4);
        return "customer-%d\tSomebody\t%s\tNONE\t%s\t%s\t1 Street\t900\tsomebody@example.com\t900\t-\t-\t-\t-\t-"
                .formatted(number, born, of.lastFour(), of.postalDigits());
    }

    private static Wallet wallet(RandomGenerator random) {
        String born = "%02d%02d%d".formatted(random.nextInt(1, 13), random.nextInt(1, 29), random.nextInt(1950, 2000));
        return new Wallet(cardNumber("9999", random), digits(4, random), born, digits(5, random), digits(4, random));
    }

    /** Fifteen digits that begin so, the last a Luhn check digit; {@code 9999} is issued by no network. */
    static String cardNumber(String prefix, RandomGenerator random) {
        String first = prefix + digits(14 - prefix.length(), random);
        int sum = 0;
        for (int at = 0; at < first.length(); at++) {
            int digit = first.charAt(at) - '0';
            int weighed = at % 2 == 1 ? 2 * digit : digit;
            sum += weighed / 10 + weighed % 10;
        }
        return first + (10 - sum % 10) % 10;
    }

    static String digits(int count, RandomGenerator random) {
        var digits = new StringBuilder();
        while (digits.length() < count) digits.append(random.nextInt(10));
        return digits.toString();
    }
}
