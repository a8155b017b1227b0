package org.cardline.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardline.programme.Reason;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of calls. */
final class CallTable {
    private static final String INSERT = """
            insert into cases.call (call_id, dialled, calling_number, started_at, answered_at, ended_at,
                reasons, outcome, questions, prompts, reference, ending)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final JdbcTemplate jdbc;

    CallTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All or none; a record that is there already stays as it is. */
    void add(List<CallRecord> records) {
        jdbc.batchUpdate(INSERT, records.stream().map(CallTable::row).toList());
    }

    List<CallSummary> last(int most) {
        return jdbc.query("""
                select started_at, answered_at, ended_at, dialled, reasons, outcome, ending
                from cases.call order by started_at desc limit ?""", (row, number) -> summary(row), most);
    }

    CallCounts counts(Instant since) {
        return jdbc.query(
                        """
                        select count(*) as calls, count(answered_at) as answered, count(reference) as promised
                        from cases.call where started_at >= ?""",
                        (row, number) ->
                                new CallCounts(row.getLong("calls"), row.getLong("answered"), row.getLong("promised")),
                        Timestamp.from(since))
                .getFirst();
    }

    private static Object[] row(CallRecord call) {
        return new Object[] {
            call.callId(),
            call.dialled(),
            call.callingNumber().orElse(null),
            Timestamp.from(call.startedAt()),
            call.answeredAt().map(Timestamp::from).orElse(null),
            Timestamp.from(call.endedAt()),
            call.reasons().stream().map(Enum::name).collect(Collectors.joining(" ")),
            call.outcome(),
            call.questions(),
            call.prompts(),
            call.reference().map(Reference::digits).orElse(null),
            call.ending().name()
        };
    }

    private static CallSummary summary(ResultSet row) throws SQLException {
        Instant ended = row.getTimestamp("ended_at").toInstant();
        Optional<Instant> answered =
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant);
        return new CallSummary(
                row.getTimestamp("started_at").toInstant(),
                row.getString("dialled"),
                answered.map(at -> Duration.between(at, ended)),
                reasons(row.getString("reasons")),
                row.getString("outcome"),
                CallRecord.Ending.valueOf(row.getString("ending")));
    }

    private static List<Reason> reasons(String words) {
        return Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Reason::valueOf)
                .toList();
    }
}
