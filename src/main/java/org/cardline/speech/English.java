package org.cardline.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** English as it is read aloud. */
final class English extends Language {
    private static final Map<String, Coins> COINS = Map.of(
            "USD", new Coins("dollar", "dollars", "cent", "cents"),
            "EUR", new Coins("euro", "euros", "cent", "cents"),
            "GBP", new Coins("pound sterling", "pounds sterling", "penny", "pence"));

    English() {
        super(Locale.ENGLISH, "minus", "and", COINS, "MMMM d", "MMMM d, uuuu");
    }

    @Override
    List<String> cardinal(long number) {
        var words = new ArrayList<String>();
        long rest = take(number, 1_000_000, "million", words);
        rest = take(rest, 1_000, "thousand", words);
        rest = take(rest, 100, "hundred", words);
        if (rest > 0 || number == 0) words.add(belowHundred((int) rest));
        return words;
    }

    private long take(long number, long unit, String name, List<String> words) {
        if (number >= unit) {
            words.addAll(cardinal(number / unit));
            words.add(name);
        }
        return number % unit;
    }

    @Override
    String belowHundred(int number) {
        if (number < NumberWords.SMALL.size()) return NumberWords.SMALL.get(number);
        String ten = NumberWords.TENS.get(number / 10);
        return number % 10 == 0 ? ten : ten + "-" + NumberWords.SMALL.get(number % 10);
    }

    @Override
    List<String> day(LocalDate date) {
        return List.of(name(date.getMonth()), NumberWords.ORDINALS.get(date.getDayOfMonth()));
    }

    @Override
    List<String> date(LocalDate date) {
        return Stream.concat(day(date).stream(), year(date.getYear()).stream()).toList();
    }

    private List<String> year(int year) {
        int century = year / 100, rest = year % 100;
        if (century % 10 == 0 && rest < 10) return number(year);
        if (rest == 0) return List.of(belowHundred(century), "hundred");
        Stream<String> zero = rest < 10 ? Stream.of("oh") : Stream.empty();
        return Stream.concat(Stream.concat(Stream.of(belowHundred(century)), zero), Stream.of(belowHundred(rest)))
                .toList();
    }

    @Override
    List<String> time(LocalTime time) {
        var words = new ArrayList<String>();
        words.add(belowHundred(ofTwelve(time)));
        if (time.getMinute() > 0 && time.getMinute() < 10) words.add("oh");
        if (time.getMinute() > 0) words.add(belowHundred(time.getMinute()));
        words.add(time.getHour() < 12 ? "a m" : "p m");
        return words;
    }

    @Override
    Stream<String> ownPhrases() {
        return Stream.concat(
                NumberWords.ORDINALS.stream().skip(1), Stream.of("hundred", "thousand", "million", "oh", "a m", "p m"));
    }
}
