package org.cardline.desk;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.cardline.desk.DeskTelephone.SipSecret;
import org.cardline.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents who have a SIP telephone instead of the browser, and its password, which is nobody's own. Any thread. */
final class SipTelephones {
    private static final int LENGTH = 24; // 120 bits: what is kept of it gives nothing away

    private final JdbcClient jdbc;
    private final DeskTelephone telephone;
    private final RandomGenerator random;
    private final Set<String> chosen = ConcurrentHashMap.newKeySet();

    /** Those that were chosen before may register from now on. */
    SipTelephones(Store store, DeskTelephone telephone, RandomGenerator random) {
        jdbc = store.jdbc();
        this.telephone = telephone;
        this.random = random;
        jdbc.sql("select * from desk.sip_telephone").query(row -> {
            var secret = new SipSecret(row.getString("md5"), row.getString("sha256"), row.getString("md5_alone"));
            mayRegister(row.getString("agent"), secret);
        });
    }

    private void mayRegister(String agent, SipSecret secret) {
        telephone.mayRegister(agent, secret);
        chosen.add(agent);
    }

    /** How a telephone is set up. */
    record Account(String server, String user, String password) {
        @Override
        public String toString() {
            return "Account[" + user + ", •]";
        }
    }

    /** This agent has a SIP telephone from now on, by a password that is told once; one by an older password has to be set anew. */
    Account choose(String agent) {
        String password = MadePassword.of(LENGTH, random);
        SipSecret secret = telephone.secret(agent, password);
        jdbc.sql("""
                        insert into desk.sip_telephone (agent, md5, sha256, md5_alone)
                        values (:agent, :md5, :sha256, :md5Alone)
                        on conflict (agent) do update set md5 = excluded.md5, sha256 = excluded.sha256,
                            md5_alone = excluded.md5_alone""")
                .param("agent", agent)
                .param("md5", secret.md5())
                .param("sha256", secret.sha256())
                .param("md5Alone", secret.md5Alone())
                .update();
        mayRegister(agent, secret);
        return new Account(telephone.sipServer(), agent, password);
    }

    /** The browser is this agent's telephone again. */
    void giveUp(String agent) {
        jdbc.sql("delete from desk.sip_telephone where agent = ?").param(agent).update();
        telephone.mayNotRegister(agent);
        chosen.remove(agent);
    }

    boolean isChosen(String agent) {
        follow(agent);
        return chosen.contains(agent);
    }

    /** Where it is kept no more, as another process has given the agent a new password, it may not register here either. */
    void follow(String agent) {
        if (!chosen.contains(agent) || isKept(agent)) return;
        telephone.mayNotRegister(agent);
        chosen.remove(agent);
    }

    private boolean isKept(String agent) {
        return jdbc.sql("select exists (select 1 from desk.sip_telephone where agent = ?)")
                .param(agent)
                .query(Boolean.class)
                .single();
    }

    /** Where this agent's telephone is rung; empty where the browser is it, or it is not registered now. */
    Optional<String> address(String agent) {
        return isChosen(agent) && telephone.isRegistered(agent)
                ? Optional.of(telephone.sipAddress(agent))
                : Optional.empty();
    }
}
