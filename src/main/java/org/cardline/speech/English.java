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

/** English as it is read aloud: numbers, dates and sums as recorded phrases, and as a caption shows them. */
final class English {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);

    /** Beyond it a number is not read. */
    private static final long LARGEST = 999_999_999;

    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> ORDINALS = List.of(
            "",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first");

    /** The words of a currency: one and many of the unit, one and many of its hundredth. */
    private record Coins(String unit, String units, String part, String parts) {}

    private static final Map<String, Coins> COINS = Map.of(
            "USD", new Coins("dollar", "dollars", "cent", "cents"),
            "EUR", new Coins("euro", "euros", "cent", "cents"),
            "GBP", new Coins("pound sterling", "pounds sterling", "penny", "pence"));

    private English() {}

    static List<String> digits(String digits) {
        return digits.chars().mapToObj(digit -> SMALL.get(digit - '0')).toList();
    }

    static List<String> number(long number) {
        if (Math.abs(number) > LARGEST) throw new IllegalArgumentException("too large to be read: " + number);
        var words = new ArrayList<String>();
        if (number < 0) words.add("minus");
        long rest = Math.abs(number);
        rest = take(rest, 1_000_000, "million", words);
        rest = take(rest, 1_000, "thousand", words);
        rest = take(rest, 100, "hundred", words);
        if (rest > 0 || number == 0) words.add(belowHundred((int) rest));
        return words;
    }

    private static long take(long number, long unit, String name, List<String> words) {
        if (number >= unit) {
            words.addAll(number(number / unit));
            words.add(name);
        }
        return number % unit;
    }

    private static String belowHundred(int number) {
        if (number < SMALL.size()) return SMALL.get(number);
        String ten = TENS.get(number / 10);
        return number % 10 == 0 ? ten : ten + "-" + SMALL.get(number % 10);
    }

    static List<String> day(LocalDate date) {
        return List.of(name(date.getMonth()), ORDINALS.get(date.getDayOfMonth()));
    }

    static List<String> date(LocalDate date) {
        return Stream.concat(day(date).stream(), year(date.getYear()).stream()).toList();
    }

    private static List<String> year(int year) {
        int century = year / 100, rest = year % 100;
        if (century % 10 == 0 && rest < 10) return number(year);
        if (rest == 0) return List.of(belowHundred(century), "hundred");
        Stream<String> zero = rest < 10 ? Stream.of("oh") : Stream.empty();
        return Stream.concat(Stream.concat(Stream.of(belowHundred(century)), zero), Stream.of(belowHundred(rest)))
                .toList();
    }

    /** On the clock of twelve hours; a whole hour without its minutes. */
    static List<String> time(LocalTime time) {
        var words = new ArrayList<String>();
        words.add(belowHundred(time.getHour() % 12 == 0 ? 12 : time.getHour() % 12));
        if (time.getMinute() > 0 && time.getMinute() < 10) words.add("oh");
        if (time.getMinute() > 0) words.add(belowHundred(time.getMinute()));
        words.add(time.getHour() < 12 ? "a m" : "p m");
        return words;
    }

    /** Whether the currency's words are recorded; the name of any other is read by a voice. */
    static boolean knows(Currency currency) {
        return COINS.containsKey(currency.getCurrencyCode());
    }

    static List<String> amount(BigDecimal amount, Currency currency) {
        Coins coins = COINS.getOrDefault(currency.getCurrencyCode(), new Coins("", "", "", ""));
        BigDecimal exact = amount.abs().setScale(2, RoundingMode.HALF_UP);
        long units = exact.longValue();
        int parts = exact.remainder(BigDecimal.ONE).movePointRight(2).intValue();
        var words = new ArrayList<String>();
        if (amount.signum() < 0) words.add("minus");
        if (units > 0 || parts == 0) add(words, units, coins.unit, coins.units);
        if (units > 0 && parts > 0) words.add("and");
        if (parts > 0) add(words, parts, coins.part, coins.parts);
        return words.stream().filter(word -> !word.isEmpty()).toList();
    }

    private static void add(List<String> words, long count, String one, String many) {
        words.addAll(number(count));
        words.add(count == 1 ? one : many);
    }

    static String shown(Value value) {
        return switch (value) {
            case Value.Day(LocalDate date) -> DAY.format(date);
            case Value.Date(LocalDate date) -> DATE.format(date);
            case Value.Time(LocalTime time) -> TIME.format(time);
            case Value.Amount(BigDecimal amount, Currency currency) -> money(amount, currency);
            case Value.Count(long count) -> String.format(Locale.ENGLISH, "%,d", count);
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
    static Stream<String> phrases() {
        return Stream.of(
                        IntStream.range(0, 100).mapToObj(English::belowHundred),
                        ORDINALS.stream().skip(1),
                        Arrays.stream(Month.values()).map(English::name),
                        COINS.values().stream().flatMap(c -> Stream.of(c.unit, c.units, c.part, c.parts)),
                        Stream.of("hundred", "thousand", "million", "minus", "and", "oh", "a m", "p m"))
                .flatMap(each -> each)
                .distinct();
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
