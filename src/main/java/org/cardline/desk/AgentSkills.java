package org.cardline.desk;

import org.cardline.programme.DeskAgent;
import org.cardline.programme.Skills;
import org.cardline.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What agents of a desk are able to do: what a supervisor said, else what the programme says. Any thread. */
final class AgentSkills {
    private final JdbcClient jdbc;

    AgentSkills(Store store) {
        jdbc = store.jdbc();
    }

    Skills of(DeskAgent listed) {
        return jdbc.sql("select words from desk.skills where agent = ?")
                .param(listed.name())
                .query(String.class)
                .optional()
                .map(Skills::ofNeeded)
                .orElseGet(listed::skills);
    }

    void set(String agent, Skills skills) {
        jdbc.sql("""
                        insert into desk.skills (agent, words) values (:agent, :words)
                        on conflict (agent) do update set words = excluded.words""")
                .param("agent", agent)
                .param("words", String.join(" ", skills.needed()))
                .update();
    }

    /** From now on what the programme says. */
    void forget(String agent) {
        jdbc.sql("delete from desk.skills where agent = ?").param(agent).update();
    }
}
