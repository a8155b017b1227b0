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

/** Spanish of the United States as it is read aloud: numbers, dates and sums as recorded phrases, and as a caption shows them. */
final class Spanish {
    private static final Locale LOCALE = Locale.of("es", "US");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d 'de' MMMM", LOCALE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", LOCALE);

    /** Beyond it a number is not read. */
    private static final long LARGEST = 999_999_999;

    private static final List<String> SMALL = List.of(
            "cero",
            "uno",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciséis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte",
            "veintiuno",
            "veintidós",
            "veintitrés",
            "veinticuatro",
            "veinticinco",
            "veintiséis",
            "veintisiete",
            "veintiocho",
            "veintinueve");
    private static final List<String> TENS =
            List.of("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa");
    private static final List<String> HUNDREDS = List.of(
            "",
            "ciento",
            "doscientos",
            "trescientos",
            "cuatrocientos",
            "quinientos",
            "seiscientos",
            "setecientos",
            "ochocientos",
            "novecientos");

    /** The words of a currency: one and many of the unit, one and many of its hundredth. */
    private record Coins(String unit, String units, String part, String parts) {}

    private static final Map<String, Coins> COINS = Map.of(
            "USD", new Coins("dólar", "dólares", "centavo", "centavos"),
            "EUR", new Coins("euro", "euros", "céntimo", "céntimos"),
            "GBP", new Coins("libra esterlina", "libras esterlinas", "penique", "peniques"));

    private Spanish() {}

    static List<String> digits(String digits) {
        return digits.chars().mapToObj(digit -> SMALL.get(digit - '0')).toList();
    }

    static List<String> number(long number) {
        if (Math.abs(number) > LARGEST) throw new IllegalArgumentException("too large to be read: " + number);
        var words = new ArrayList<String>();
        if (number < 0) words.add("menos");
        long rest = Math.abs(number);
        if (rest >= 2_000_000) words.addAll(before(number(rest / 1_000_000)));
        if (rest >= 1_000_000) words.add(rest >= 2_000_000 ? "millones" : "un millón");
        rest %= 1_000_000;
        if (rest >= 2_000) words.addAll(before(number(rest / 1_000)));
        if (rest >= 1_000) words.add("mil");
        rest %= 1_000;
        if (rest == 100) words.add("cien");
        else if (rest > 100) words.add(HUNDREDS.get((int) rest / 100));
        rest %= 100;
        if (rest > 0 || words.isEmpty()) words.add(belowHundred((int) rest));
        return words;
    }

    /** Before what it counts "uno" is "un". */
    private static List<String> before(List<String> number) {
        var words = new ArrayList<>(number);
        words.set(words.size() - 1, apocopated(words.getLast()));
        return words;
    }

    private static String apocopated(String number) {
        if (number.equals("veintiuno")) return "veintiún";
        return number.endsWith("uno") ? number.substring(0, number.length() - 1) : number;
    }

    private static String belowHundred(int number) {
        if (number < SMALL.size()) return SMALL.get(number);
        String ten = TENS.get(number / 10);
        return number % 10 == 0 ? ten : ten + " y " + SMALL.get(number % 10);
    }

    static List<String> day(LocalDate date) {
        String day = date.getDayOfMonth() == 1 ? "primero" : belowHundred(date.getDayOfMonth());
        return List.of(day, "de", name(date.getMonth()));
    }

    static List<String> date(LocalDate date) {
        return Stream.of(day(date), List.of("de"), number(date.getYear()))
                .flatMap(List::stream)
                .toList();
    }

    /** On the clock of twelve hours; a whole hour without its minutes. */
    static List<String> time(LocalTime time) {
        var words = new ArrayList<String>();
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        words.add(hour == 1 ? "una" : belowHundred(hour));
        if (time.getMinute() > 0) words.addAll(List.of("y", belowHundred(time.getMinute())));
        words.add(time.getHour() < 12 ? "de la mañana" : "de la tarde");
        return words;
    }

    static List<String> amount(BigDecimal amount, Currency currency) {
        Coins coins = COINS.getOrDefault(currency.getCurrencyCode(), new Coins("", "", "", ""));
        BigDecimal exact = amount.abs().setScale(2, RoundingMode.HALF_UP);
        long units = exact.longValue();
        int parts = exact.remainder(BigDecimal.ONE).movePointRight(2).intValue();
        var words = new ArrayList<String>();
        if (amount.signum() < 0) words.add("menos");
        if (units > 0 || parts == 0) add(words, units, coins.unit, coins.units);
        if (units > 0 && parts > 0) words.add("con");
        if (parts > 0) add(words, parts, coins.part, coins.parts);
        return words.stream().filter(word -> !word.isEmpty()).toList();
    }

    private static void add(List<String> words, long count, String one, String many) {
        boolean feminine = many.startsWith("libras");
        words.addAll(feminine ? number(count) : before(number(count)));
        words.add(count == 1 ? one : many);
    }

    static String shown(Value value) {
        return switch (value) {
            case Value.Day(LocalDate date) -> DAY.format(date);
            case Value.Date(LocalDate date) -> DATE.format(date);
            case Value.Time(LocalTime time) -> TIME.format(time);
            case Value.Count(long count) -> String.format(LOCALE, "%,d", count);
            case Value.Amount sum -> English.shown(sum);
            case Value.Digits digits -> English.shown(digits);
            case Value.Phrase phrase -> phrase.text();
            case Value.Name name -> name.text();
        };
    }

    /** Every phrase that a value may need, so that all of them are known to be recorded before the first call. */
    static Stream<String> phrases() {
        List<String> below =
                IntStream.range(0, 100).mapToObj(Spanish::belowHundred).toList();
        return Stream.of(
                        below.stream(),
                        below.stream().map(Spanish::apocopated),
                        HUNDREDS.stream().skip(1),
                        Arrays.stream(Month.values()).map(Spanish::name),
                        COINS.values().stream().flatMap(c -> Stream.of(c.unit, c.units, c.part, c.parts)),
                        Stream.of("cien", "mil", "un millón", "millones", "menos", "con", "de", "y", "primero", "una"),
                        Stream.of("de la mañana", "de la tarde"))
                .flatMap(each -> each)
                .distinct();
    }

    private static String name(Month month) {
        return month.getDisplayName(TextStyle.FULL, LOCALE);
    }
}
