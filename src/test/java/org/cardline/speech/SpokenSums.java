package org.cardline.speech;

import java.time.LocalDate;
import java.util.Map;

/** Days and sums of money as people say them, and what each means, for {@link SpeechBench}. */
final class SpokenSums {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    static final Map<String, String> DAYS = Map.ofEntries(
            Map.entry("three seventeen nineteen eighty four", "1984-03-17"),
            Map.entry("oh three seventeen eighty four", "1984-03-17"),
            Map.entry("twelve twenty five nineteen seventy", "1970-12-25"),
            Map.entry("seven, four, nineteen fifty six", "1956-07-04"),
            Map.entry("ten thirty one two thousand and two", "2002-10-31"),
            Map.entry("zero one, two nine, one nine six five", "1965-01-29"),
            Map.entry("March seventeenth, nineteen eighty four", "1984-03-17"),
            Map.entry("the third of March", "2026-03-03"),
            Map.entry("October thirtieth", "2026-10-30"),
            Map.entry("yesterday", "2026-11-27"),
            Map.entry("last Tuesday", "2026-11-24"),
            Map.entry("July fourth, nineteen seventy six", "1976-07-04"),
            Map.entry("the twenty first of May, two thousand and one", "2001-05-21"),
            Map.entry("December thirty first, nineteen ninety nine", "1999-12-31"),
            Map.entry("today", "2026-11-28"),
            Map.entry("on Monday", "2026-11-23"),
            Map.entry("April second", "2026-04-02"),
            Map.entry("the day before yesterday", "2026-11-26"),
            Map.entry("August the eighth, nineteen fifty three", "1953-08-08"),
            Map.entry("January first, twenty ten", "2010-01-01"),
            Map.entry("second of September nineteen sixty eight", "1968-09-02"),
            Map.entry("February twenty ninth, nineteen eighty eight", "1988-02-29"),
            Map.entry("June fifteenth", "2026-06-15"),
            Map.entry("November eleventh, nineteen forty nine", "1949-11-11"),
            Map.entry("March third nineteen eighty", "1980-03-03"),
            Map.entry("September twenty second", "2026-09-22"),
            Map.entry("twenty third of January", "2026-01-23"),
            Map.entry("May ninth, nineteen oh five", "1905-05-09"));

    static final Map<String, String> SUMS = Map.ofEntries(
            Map.entry("forty two fifty", "42.50"),
            Map.entry("twelve dollars", "12.00"),
            Map.entry("one hundred and eighty eight dollars and thirty three cents", "188.33"),
            Map.entry("nine ninety nine", "9.99"),
            Map.entry("four oh five", "4.05"),
            Map.entry("fifty cents", "0.50"),
            Map.entry("two thousand three hundred dollars", "2300.00"),
            Map.entry("sixty two dollars and ninety five cents", "62.95"),
            Map.entry("seventeen dollars", "17.00"),
            Map.entry("twenty nine ninety five", "29.95"),
            Map.entry("a hundred dollars", "100.00"),
            Map.entry("three hundred and twelve dollars and eight cents", "312.08"),
            Map.entry("one hundred twenty three forty five", "123.45"),
            Map.entry("eighty", "80.00"),
            Map.entry("five hundred dollars", "500.00"),
            Map.entry("thirty one dollars and ten cents", "31.10"),
            Map.entry("eleven sixty", "11.60"),
            Map.entry("fifteen hundred dollars", "1500.00"),
            Map.entry("six dollars and fifty cents", "6.50"),
            Map.entry("nineteen dollars and seventy five cents", "19.75"));

    private SpokenSums() {}
}
