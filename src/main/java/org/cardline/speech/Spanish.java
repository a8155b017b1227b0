package org.cardline.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Spanish of the United States as it is read aloud. */
final class Spanish extends Language {
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

    private static final Map<String, Coins> COINS = Map.of(
            "USD", new Coins("dólar", "dólares", "centavo", "centavos"),
            "EUR", new Coins("euro", "euros", "céntimo", "céntimos"),
            "GBP", new Coins("libra esterlina", "libras esterlinas", "penique", "peniques"));

    Spanish() {
        super(Locale.of("es", "US"), "menos", "con", COINS, "d 'de' MMMM", "d 'de' MMMM 'de' uuuu");
    }

    @Override
    List<String> cardinal(long number) {
        var words = new ArrayList<String>();
        long rest = number;
        if (rest >= 2_000_000) words.addAll(before(cardinal(rest / 1_000_000)));
        if (rest >= 1_000_000) words.add(rest >= 2_000_000 ? "millones" : "un millón");
        rest %= 1_000_000;
        if (rest >= 2_000) words.addAll(before(cardinal(rest / 1_000)));
        if (rest >= 1_000) words.add("mil");
        rest %= 1_000;
        if (rest == 100) words.add("cien");
        else if (rest > 100) words.add(HUNDREDS.get((int) rest / 100));
        rest %= 100;
        if (rest > 0 || words.isEmpty()) words.add(belowHundred((int) rest));
        return words;
    }

    @Override
    List<String> counting(long number, String counted) {
        boolean feminine = counted.startsWith("libras");
        return feminine ? number(number) : before(number(number));
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

    @Override
    String belowHundred(int number) {
        if (number < SMALL.size()) return SMALL.get(number);
        String ten = TENS.get(number / 10);
        return number % 10 == 0 ? ten : ten + " y " + SMALL.get(number % 10);
    }

    @Override
    List<String> day(LocalDate date) {
        String day = date.getDayOfMonth() == 1 ? "primero" : belowHundred(date.getDayOfMonth());
        return List.of(day, "de", name(date.getMonth()));
    }

    @Override
    List<String> date(LocalDate date) {
        return Stream.of(day(date), List.of("de"), number(date.getYear()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    List<String> time(LocalTime time) {
        var words = new ArrayList<String>();
        int hour = ofTwelve(time);
        words.add(hour == 1 ? "una" : belowHundred(hour));
        if (time.getMinute() > 0) words.addAll(List.of("y", belowHundred(time.getMinute())));
        words.add(time.getHour() < 12 ? "de la mañana" : "de la tarde");
        return words;
    }

    @Override
    Stream<String> ownPhrases() {
        return Stream.of(
                        IntStream.range(0, 100).mapToObj(this::belowHundred).map(Spanish::apocopated),
                        HUNDREDS.stream().skip(1),
                        Stream.of("cien", "mil", "un millón", "millones", "de", "y", "primero", "una"),
                        Stream.of("de la mañana", "de la tarde"))
                .flatMap(each -> each);
    }
}
