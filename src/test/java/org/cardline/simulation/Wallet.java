package org.cardline.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardline.cards.CardHost;

/** What one fictional person of the demonstration has at hand: the fixture's rows, as a caller would know them. */
public record Wallet(String cardNumber, String securityCode, String born, String postalDigits, String lastFour) {
    private static final String FOLDER = "/org/cardline/cards/demonstration/";

    /** The wallet with this card of the fixture, {@code card-01}. */
    public static Wallet with(String card) {
        Map<String, String> cardRow = row("cards.tsv", "card", card);
        Map<String, String> person = row("customers.tsv", "customer", value(cardRow, "holder"));
        String[] date = value(person, "born").split("-");
        String postal = value(person, "postal-code").replaceAll("[^0-9]", "");
        String phone = lastFour(value(person, value(person, "mobile").equals("-") ? "landline" : "mobile"));
        String tax = value(person, "tax-last-four");
        return new Wallet(
                value(cardRow, "number"),
                value(cardRow, "code"),
                date[1] + date[2] + date[0],
                postal.isEmpty() ? phone : postal,
                tax.equals("-") ? phone : tax);
    }

    private static String lastFour(String number) {
        return number.substring(Math.max(0, number.length() - 4));
    }

    private static Map<String, String> row(String file, String key, String name) {
        return rows(file).stream()
                .filter(row -> name.equals(row.get(key)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + name + " in " + file));
    }

    private static String value(Map<String, String> row, String column) {
        return row.getOrDefault(column, "-");
    }

    private static List<Map<String, String>> rows(String file) {
        List<String> lines =
                lines(file).stream().filter(line -> !line.startsWith("#")).toList();
        String[] columns = lines.getFirst().split("\t");
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            var row = new HashMap<String, String>();
            String[] values = line.split("\t");
            for (int at = 0; at < values.length; at++) row.put(columns[at], values[at]);
            rows.add(row);
        }
        return rows;
    }

    private static List<String> lines(String file) {
        try (InputStream in = CardHost.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) throw new IllegalStateException("No " + FOLDER + file);
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
