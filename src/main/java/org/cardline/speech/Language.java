package org.cardline.speech;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** A language that the line speaks: how numbers, dates and sums are read aloud, as recorded phrases, and shown. */
enum Language {
    ENGLISH {
        @Override
        List<String> digits(String digits) {
            return English.digits(digits);
        }

        @Override
        List<String> number(long number) {
            return English.number(number);
        }

        @Override
        List<String> day(LocalDate date) {
            return English.day(date);
        }

        @Override
        List<String> date(LocalDate date) {
            return English.date(date);
        }

        @Override
        List<String> time(LocalTime time) {
            return English.time(time);
        }

        @Override
        List<String> amount(BigDecimal amount, Currency currency) {
            return English.amount(amount, currency);
        }

        @Override
        String shown(Value value) {
            return English.shown(value);
        }

        @Override
        Stream<String> phrases() {
            return English.phrases();
        }
    },
    SPANISH {
        @Override
        List<String> digits(String digits) {
            return Spanish.digits(digits);
        }

        @Override
        List<String> number(long number) {
            return Spanish.number(number);
        }

        @Override
        List<String> day(LocalDate date) {
            return Spanish.day(date);
        }

        @Override
        List<String> date(LocalDate date) {
            return Spanish.date(date);
        }

        @Override
        List<String> time(LocalTime time) {
            return Spanish.time(time);
        }

        @Override
        List<String> amount(BigDecimal amount, Currency currency) {
            return Spanish.amount(amount, currency);
        }

        @Override
        String shown(Value value) {
            return Spanish.shown(value);
        }

        @Override
        Stream<String> phrases() {
            return Spanish.phrases();
        }
    };

    abstract List<String> digits(String digits);

    abstract List<String> number(long number);

    abstract List<String> day(LocalDate date);

    abstract List<String> date(LocalDate date);

    abstract List<String> time(LocalTime time);

    /** Without the currency's name where {@link English#knows} it not: a voice reads that. */
    abstract List<String> amount(BigDecimal amount, Currency currency);

    /** As a caption has it. */
    abstract String shown(Value value);

    /** Every phrase that a value may need. */
    abstract Stream<String> phrases();
}
