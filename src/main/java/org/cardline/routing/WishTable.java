package org.cardline.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How it stands with contacts that somebody holds, and what their agents wish. */
final class WishTable {
    private final JdbcClient jdbc;

    WishTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How it stands with these contacts of this process. */
    List<Standing> standing(Collection<Long> contacts, Incarnation owner) {
        return jdbc.sql("""
                        select id, contact.state, offers, agent, address, wish, wishes, obeyed, beside, refused
                        from routing.contact left join routing.agent on agent.name = contact.agent
                        where id = any(:ids) and owner = :owner and incarnation = :incarnation""")
                .param("ids", contacts.toArray(Long[]::new))
                .param("owner", owner.node())
                .param("incarnation", owner.id())
                .query((row, number) -> standing(row))
                .list();
    }

    static Standing standing(ResultSet row) throws SQLException {
        var id = new ContactId(row.getLong("id"));
        boolean with = row.getString("state").equals("OFFERED")
                || row.getString("state").equals("TALKING");
        return new Standing(
                id,
                with
                        ? Optional.of(
                                new Offered(id, row.getInt("offers"), row.getString("agent"), row.getString("address")))
                        : Optional.empty(),
                row.getInt("wishes") > row.getInt("obeyed")
                        ? Optional.of(new Wished(row.getInt("wishes"), Wish.parse(row.getString("wish"))))
                        : Optional.empty(),
                row.getString("state").equals("TALKING") ? Listening.of(row.getString("beside")) : Optional.empty(),
                row.getInt("refused"),
                row.getString("state").equals("ENDED"));
    }

    /** Whoever this agent talks with is to be treated so; which contact that is, if the agent talks. */
    Optional<ContactId> wish(String agent, Wish wish) {
        return jdbc.sql("""
                        update routing.contact set wish = :wish, wishes = wishes + 1
                        where agent = :agent and state = 'TALKING' and channel = 'CALL'
                        returning id""")
                .param("wish", wish.text())
                .param("agent", agent)
                .query((row, number) -> new ContactId(row.getLong("id")))
                .optional();
    }

    /** Whether it is about no case; nobody else says that it is about one until this transaction is over. */
    boolean isWithoutCase(ContactId contact) {
        return jdbc.sql("select id from routing.contact where id = ? and reference is null for update")
                .param(contact.number())
                .query((row, number) -> row.getLong("id"))
                .optional()
                .isPresent();
    }

    /** It is about this case from now on, unless it is about one. */
    void opened(ContactId contact, String reference) {
        jdbc.sql("update routing.contact set reference = :reference where id = :id and reference is null")
                .param("id", contact.number())
                .param("reference", reference)
                .update();
    }

    Optional<String> reference(ContactId contact) {
        return jdbc.sql("select reference from routing.contact where id = ? and reference is not null")
                .param(contact.number())
                .query((row, number) -> row.getString("reference"))
                .optional();
    }

    /** So many keys were pressed for the agent. */
    void keyed(ContactId contact, int keys) {
        jdbc.sql("update routing.contact set keyed = :keys where id = :id")
                .param("id", contact.number())
                .param("keys", keys)
                .update();
    }

    /** What is known of whoever waits, or talks, from now on; whose account it is stays known. */
    void knows(ContactId contact, NewContact.About now) {
        Told told = now.told();
        jdbc.sql("""
                        update routing.contact set customer = coalesce(:customer, customer), said = :said,
                            verified = :verified, card = :card
                        where id = :id""")
                .param("customer", now.customer().orElse(null))
                .param("id", contact.number())
                .param("said", told.said().toArray(String[]::new))
                .param("verified", told.verified().toArray(String[]::new))
                .param("card", told.card().orElse(null))
                .update();
    }

    void obeyed(ContactId contact, Wished wish, Obeyed how, TalkState now) {
        jdbc.sql("""
                        update routing.contact set obeyed = greatest(obeyed, :number), outcome = :how, talk = :now
                        where id = :id""")
                .param("id", contact.number())
                .param("number", wish.number())
                .param("how", how.name())
                .param("now", now.name())
                .update();
    }
}
