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

    /** In one statement: a talk that ends meanwhile is seen as it was before or after, never as neither. */
    Optional<AtDesk> of(String agent) {
        return jdbc.sql("""
                        select own.*, agent.state as agent_state, reason, since
                        from routing.agent left join lateral (
                            (select *, case state when 'OFFERED' then offered_at else taken_at end as phase_since
                            from routing.contact where agent = name and state in ('OFFERED', 'TALKING')
                            order by id limit 1)
                            union all
                            (select *, ended_at as phase_since
                            from routing.contact where agent = name and state = 'ENDED' and taken_at is not null
                                and free_at is null and wrap_up_until = 'infinity'
                            order by ended_at desc limit 1)
                            limit 1) as own on true
                        where name = ?""")
                .param(agent)
                .query((row, number) -> new AtDesk(
                        AgentState.valueOf(row.getString("agent_state")),
                        row.getString("reason"),
                        row.getTimestamp("since").toInstant(),
                        row.getString("id") == null ? Optional.empty() : Optional.of(own(row))))
                .optional();
    }

    private static OwnContact own(ResultSet row) throws SQLException {
        String state = row.getString("state");
        boolean isObeyed = row.getInt("obeyed") == row.getInt("wishes");
        return new OwnContact(
                new ContactId(row.getLong("id")),
                phase(state, row.getString("channel")),
                row.getString("queue"),
                told(row),
                Optional.ofNullable(row.getString("reference")),
                row.getTimestamp("arrived_at").toInstant(),
                row.getTimestamp("joined_at").toInstant(),
                row.getTimestamp("phase_since").toInstant(),
                TalkState.valueOf(row.getString("talk")),
                row.getInt("keyed"),
                Optional.ofNullable(row.getString("outcome"))
                        .filter(known -> isObeyed)
                        .map(Obeyed::valueOf),
                state.equals("TALKING") ? Listening.of(row.getString("beside")) : Optional.empty());
    }

    private static Phase phase(String state, String channel) {
        if (state.equals("ENDED")) return Phase.WRAP_UP;
        return state.equals("OFFERED") && channel.equals(Channel.CALLBACK.name())
                ? Phase.CALLED_BACK
                : Phase.valueOf(state);
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
