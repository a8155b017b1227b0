package org.cardline.speech;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A language that the line speaks: how numbers, dates and sums are read aloud, as recorded phrases, and as a caption shows them.
 * Immutable; any thread.
 */
abstract sealed class Language permits English, Spanish {
    /** Beyond it a number is not read. */
    private static final long LARGEST = 999_999_999;

    private final Locale locale;
    private final String minus;
    private final String and;
    private final Map<String, Coins> coins;
    private final DateTimeFormatter day;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    /** The words of a currency: one and many of the unit, one and many of its hundredth. */
    record Coins(String unit, String units, String part, String parts) {
        private static final Coins UNKNOWN = new Coins("", "", "", "");

        private Stream<String> words() {
            return Stream.of(unit, units, part, parts);
        }
    }

    /**
     * @param minus before a number below zero
     * @param and between a sum's units and its hundredths
     * @param coins by the currency's code
     * @param day the pattern of a day as it is shown
     * @param date the same with its year
     */
    Language(Locale locale, String minus, String and, Map<String, Coins> coins, String day, String date) {
        this.locale = locale;
        this.minus = minus;
        this.and = and;
        this.coins = coins;
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.date = DateTimeFormatter.ofPattern(date, locale);
        time = DateTimeFormatter.ofPattern("h:mm a", locale);
    }

    final List<String> digits(String digits) {
        return digits.chars().mapToObj(digit -> belowHundred(digit - '0')).toList();
    }

    final List<String> number(long number) {
        if (Math.abs(number) > LARGEST) throw new IllegalArgumentException("too large to be read: " + number);
        var words = new ArrayList<String>();
        if (number < 0) words.add(minus);
        words.addAll(cardinal(Math.abs(number)));
        return words;
    }

    /** From 0 on. */
    abstract List<String> cardinal(long number);

    /** A cardinal from 0 to 99, one phrase. */
    abstract String belowHundred(int number);

    /** A number before what it counts. */
    List<String> counting(long number, String counted) {
        return number(number);
    }

    abstract List<String> day(LocalDate date);

    abstract List<String> date(LocalDate date);

    /** On the clock of twelve hours; a whole hour without its minutes. */
    abstract List<String> time(LocalTime time);

    static int ofTwelve(LocalTime time) {
        return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    }

    /** Whether the currency's words are recorded; the name of any other is read by a voice. */
    final boolean knows(Currency currency) {
        return coins.containsKey(currency.getCurrencyCode());
    }

    /** Without the currency's name where this {@link #knows} it not: a voice reads that. */
    final List<String> amount(BigDecimal amount, Currency currency) {
        Coins named = coins.getOrDefault(currency.getCurrencyCode(), Coins.UNKNOWN);
        BigDecimal exact = amount.abs().setScale(2, RoundingMode.HALF_UP);
        long units = exact.longValue();
        int parts = exact.remainder(BigDecimal.ONE).movePointRight(2).intValue();
        var words = new ArrayList<String>();
        if (amount.signum() < 0) words.add(minus);
        if (units > 0 || parts == 0) add(words, units, named.unit, named.units);
        if (units > 0 && parts > 0) words.add(and);
        if (parts > 0) add(words, parts, named.part, named.parts);
        return words.stream().filter(word -> !word.isEmpty()).toList();
    }

    private void add(List<String> words, long count, String one, String many) {
        words.addAll(counting(count, many));
        words.add(count == 1 ? one : many);
    }

    /** As a caption has it. */
    final String shown(Value value) {
        return switch (value) {
            case Value.Day(LocalDate shown) -> day.format(shown);
            case Value.Date(LocalDate shown) -> date.format(shown);
            case Value.Time(LocalTime shown) -> time.format(shown);
            case Value.Amount(BigDecimal amount, Currency currency) -> money(amount, currency);
            case Value.Count(long count) -> String.format(locale, "%,d", count);
            case Value.Digits(List<String> groups) -> String.join(" ", groups);
            case Value.Phrase(String text) -> text;
            case Value.Name(String text) -> text;
        };
    }

    private static String money(BigDecimal amount, Currency currency) {
        String sign = amount.signum() < 0 ? "-" : "";
        String figures = String.format(Locale.ENGLISH, "%,.2f", amount.abs());
        return sign + currency.getSymbol(Locale.US) + figures;
    }

    /** Every phrase that a value may need, so that all of them are known to be recorded before the first call. */
    final Stream<String> phrases() {
        return Stream.of(
                        IntStream.range(0, 100).mapToObj(this::belowHundred),
                        Arrays.stream(Month.values()).map(this::name),
                        coins.values().stream().flatMap(Coins::words),
                        Stream.of(minus, and),
                        ownPhrases())
                .flatMap(each -> each)
                .distinct();
    }

    /** Those that this language needs besides. */
    abstract Stream<String> ownPhrases();

    final String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, locale);
    }
}
