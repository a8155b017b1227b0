package org.cardline.routing;

import java.util.List;
import java.util.Optional;
import org.cardline.routing.Listening.Begun;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is beside which talk: a column of the contact. */
final class ListeningTable {
    private final JdbcClient jdbc;

    ListeningTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of that talk the caller knows that somebody may listen. */
    void told(ContactId contact) {
        jdbc.sql("update routing.contact set told_of_listening = true where id = ?")
                .param(contact.number())
                .update();
    }

    Begun begin(ContactId contact, Listening wished) {
        int begun = jdbc.sql("""
                        update routing.contact set beside = :beside, beside_name = :name
                        where id = :id and state = 'TALKING' and channel = 'CALL' and told_of_listening
                            and coalesce(beside_name, :name) = :name""")
                .param("beside", wished.text())
                .param("name", wished.supervisor())
                .param("id", contact.number())
                .update();
        return begun == 1 ? Begun.YES : whyNot(contact);
    }

    private Begun whyNot(ContactId contact) {
        return jdbc.sql("""
                        select told_of_listening from routing.contact
                        where id = ? and state = 'TALKING' and channel = 'CALL'""")
                .param(contact.number())
                .query(Boolean.class)
                .optional()
                .map(told -> told ? Begun.SOMEBODY_ELSE : Begun.NOT_TOLD)
                .orElse(Begun.NO_TALK);
    }

    Optional<Listening> at(ContactId contact) {
        return jdbc.sql("select beside from routing.contact where id = ? and state = 'TALKING' and beside is not null")
                .param(contact.number())
                .query(String.class)
                .optional()
                .map(Listening::parse);
    }

    /** This supervisor is beside no talk any more; which ones that were. */
    List<ContactId> end(String supervisor) {
        return jdbc.sql("""
                        update routing.contact set beside = null, beside_name = null
                        where beside_name = ? and state <> 'ENDED' returning id""")
                .param(supervisor)
                .query((row, number) -> new ContactId(row.getLong("id")))
                .list();
    }

    /** It is not so, or no more; what was wished since then stays. */
    void over(ContactId contact, Listening was) {
        jdbc.sql("update routing.contact set beside = null, beside_name = null where id = :id and beside = :beside")
                .param("id", contact.number())
                .param("beside", was.text())
                .update();
    }
}
