package org.cardline.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.cardline.desk.DeskTelephone.SipSecret;
import org.cardline.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Agents who have a SIP telephone instead of the browser, and its password, which is nobody's own. What another process removes,
 * as it gives an agent a new password, may register here no more after {@link #EVERY}, wherever the agent is. Any thread.
 */
final class SipTelephones implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SipTelephones.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int LENGTH = 24; // 120 bits: what is kept of it gives nothing away

    private final JdbcClient jdbc;
    private final DeskTelephone telephone;
    private final RandomGenerator random;
    private final Set<String> chosen = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sip-telephones").daemon().factory());

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

    /** Looks by itself from now on. */
    SipTelephones start() {
        thread.scheduleWithFixedDelay(this::tryToFollow, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void tryToFollow() {
        try {
            follow();
        } catch (RuntimeException unreachable) {
            LOG.warn("It is not known who has a SIP telephone still", unreachable);
        }
    }

    /** All of them, who were chosen before it is read who is kept. */
    void follow() {
        Set<String> before = Set.copyOf(chosen);
        if (before.isEmpty()) return;
        List<String> kept = jdbc.sql("select agent from desk.sip_telephone")
                .query((row, _) -> String.valueOf(row.getString("agent")))
                .list();
        before.stream().filter(each -> !kept.contains(each)).forEach(this::mayNotRegister);
    }

    private void mayNotRegister(String agent) {
        telephone.mayNotRegister(agent);
        chosen.remove(agent);
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
        mayNotRegister(agent);
    }

    boolean isChosen(String agent) {
        follow(agent);
        return chosen.contains(agent);
    }

    /** Where it is kept no more, as another process has given the agent a new password, it may not register here either. */
    void follow(String agent) {
        if (chosen.contains(agent) && !isKept(agent)) mayNotRegister(agent);
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

    @Override
    public void close() {
        thread.shutdown();
    }
}
