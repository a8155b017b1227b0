package org.cardline.cards;

import java.io.BufferedReader;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One tab-separated file of a fixture: a line of column names, then a row a line. {@code #} begins a comment line. */
final class Table {
    private static final String NOTHING = "-";

    private final List<Row> rows = new ArrayList<>();

    /** @throws IllegalArgumentException naming file and line of what cannot be read */
    Table(String file, Reader from) {
        List<String> columns = List.of();
        int number = 0;
        for (String line : new BufferedReader(from).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            if (columns.isEmpty()) columns = List.of(line.split("\t"));
            else rows.add(new Row(file + " line " + number, columns, line.split("\t", -1)));
        }
    }

    /** Each row as what the function makes of it. */
    <T> List<T> map(Function<Row, T> reading) {
        return rows.stream().map(row -> row.read(reading)).toList();
    }

    /** One row; every accessor throws {@link IllegalArgumentException}, which {@link #read} gives its place. */
    static final class Row {
        private final String where;
        private final Map<String, String> values = new HashMap<>();

        private Row(String where, List<String> columns, String[] cells) {
            this.where = where;
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(
                        where + " has " + cells.length + " columns, not " + columns.size() + ": " + columns);
            }
            for (int column = 0; column < cells.length; column++) values.put(columns.get(column), cells[column]);
        }

        private <T> T read(Function<Row, T> reading) {
            try {
                return reading.apply(this);
            } catch (RuntimeException cause) {
                throw new IllegalArgumentException(where + ": " + cause.getMessage(), cause);
            }
        }

        String text(String column) {
            return optional(column)
                    .orElseThrow(() -> new IllegalArgumentException("the column '" + column + "' is missing"));
        }

        /** Empty where the cell is {@code -}. */
        Optional<String> optional(String column) {
            return Optional.ofNullable(values.get(column)).filter(value -> !value.equals(NOTHING));
        }

        int number(String column) {
            return Integer.parseInt(text(column));
        }

        LocalDate date(String column) {
            return LocalDate.parse(text(column));
        }

        <E extends Enum<E>> E choice(String column, Class<E> choices) {
            return Enum.valueOf(choices, text(column));
        }
    }
}
