package org.cardline.routing;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.AtDesk.Phase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what an agent's desk shows. */
final class DeskView {
    private final JdbcClient jdbc;

    DeskView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AtDesk> of(String agent) {
        return jdbc.sql("""
                        select state, reason, since, wrap_up_until = 'infinity' as wraps_up
                        from routing.agent where name = ?""")
                .param(agent)
                .query((row, number) -> new AtDesk(
                        AgentState.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getTimestamp("since").toInstant(),
                        contact(agent, row.getBoolean("wraps_up"))))
                .optional();
    }

    private Optional<OwnContact> contact(String agent, boolean wrapsUp) {
        Optional<OwnContact> now =
                jdbc.sql("""
                        select *, case state when 'OFFERED' then offered_at else taken_at end as phase_since
                        from routing.contact where agent = ? and state in ('OFFERED', 'TALKING')
                        order by id limit 1""").param(agent).query((row, number) -> own(row)).optional();
        return wrapsUp ? now.or(() -> last(agent)) : now;
    }

    private Optional<OwnContact> last(String agent) {
        return jdbc.sql("""
                        select *, ended_at as phase_since
                        from routing.contact where agent = ? and state = 'ENDED' and taken_at is not null
                        order by ended_at desc limit 1""").param(agent).query((row, number) -> own(row)).optional();
    }

    private static OwnContact own(ResultSet row) throws SQLException {
        String state = row.getString("state");
        boolean isObeyed = row.getInt("obeyed") == row.getInt("wishes");
        return new OwnContact(
                new ContactId(row.getLong("id")),
                state.equals("ENDED") ? Phase.WRAP_UP : Phase.valueOf(state),
                row.getString("queue"),
                told(row),
                Optional.ofNullable(row.getString("reference")),
                row.getTimestamp("arrived_at").toInstant(),
                row.getTimestamp("phase_since").toInstant(),
                TalkState.valueOf(row.getString("talk")),
                row.getInt("keyed"),
                Optional.ofNullable(row.getString("outcome"))
                        .filter(known -> isObeyed)
                        .map(Obeyed::valueOf),
                state.equals("TALKING") ? Listening.of(row.getString("beside")) : Optional.empty());
    }

    static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getString("matter"),
                lines(row.getArray("said")),
                lines(row.getArray("verified")),
                Optional.ofNullable(row.getString("card")));
    }

    private static List<String> lines(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
