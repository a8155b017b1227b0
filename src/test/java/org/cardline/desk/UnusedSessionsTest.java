package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class UnusedSessionsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MockHttpSession session = new MockHttpSession();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochMilli(session.getCreationTime()));
    private final UnusedSessions filter = new UnusedSessions(MINUTE.multipliedBy(60), now::get);

    @Test
    void anOpenPageIsNoUseAndAClickIs() throws Exception {
        assertThat(asks(false)).isTrue();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(3_600);
        pass(MINUTE.multipliedBy(50));
        assertThat(asks(true)).isTrue();
        assertThat(asks(false)).isTrue();
        pass(MINUTE.multipliedBy(60));
        assertThat(asks(true)).as("an hour after a click").isTrue();
        pass(MINUTE);
        assertThat(asks(true)).isFalse();
        assertThat(session.isInvalid()).isTrue();
    }

    /** Its browser asks again by itself, and then it stays open, for as long as the session has left. */
    @Test
    void anAgentsStreamThatBreaksAndIsAskedForAnewIsNoUse() throws Exception {
        assertThat(asks(false)).isTrue();
        pass(MINUTE.multipliedBy(50));
        assertThat(asks(UnusedSessions.EVENTS, false)).isTrue();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(600);
        assertThat(asks(false)).isTrue();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(3_600);
        pass(MINUTE.multipliedBy(61));
        assertThat(asks(UnusedSessions.EVENTS, false)).isFalse();
    }

    @Test
    void aSessionOfWhichNobodyKnowsWhenItWasUsedWasSoWhenItBegan() throws Exception {
        pass(MINUTE.multipliedBy(59));
        assertThat(asks(true)).isTrue();
        pass(MINUTE.multipliedBy(2));
        assertThat(asks(true)).isFalse();
    }

    private void pass(Duration length) {
        now.updateAndGet(before -> before.plus(length));
    }

    /** Whether there is an answer, and not the way to the sign-in. */
    private boolean asks(boolean byItself) throws Exception {
        return asks("/desk/floor", byItself);
    }

    private boolean asks(String page, boolean byItself) throws Exception {
        var request = new MockHttpServletRequest("GET", page);
        request.setSession(session);
        if (byItself) request.addHeader(UnusedSessions.BY_ITSELF, "yes");
        var response = new MockHttpServletResponse();
        var answered = new MockFilterChain();
        filter.doFilter(request, response, answered);
        boolean isAnswered = answered.getRequest() != null;
        if (!isAnswered) assertThat(response.getRedirectedUrl()).isEqualTo("/desk/sign-in?out");
        return isAnswered;
    }
}
