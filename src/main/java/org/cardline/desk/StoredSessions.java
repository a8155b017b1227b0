package org.cardline.desk;

import org.cardline.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;

/** Those of the database, where a new password deletes them too. Any thread. */
final class StoredSessions implements Desk.Sessions {
    private final FindByIndexNameSessionRepository<?> sessions;
    private final JdbcClient jdbc;

    StoredSessions(FindByIndexNameSessionRepository<?> sessions, Store store) {
        this.sessions = sessions;
        jdbc = store.jdbc();
    }

    @Override
    public void end(String agent) {
        sessions.findByPrincipalName(agent).keySet().forEach(sessions::deleteById);
    }

    /** By its row alone, as it is asked every second: what the session holds is not read. */
    @Override
    public boolean isOpen(String id) {
        return jdbc.sql("select exists (select 1 from desk.session where session_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
