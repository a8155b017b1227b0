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

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private final UnusedSessions filter = new UnusedSessions(now::get);
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void anOpenPageIsNoUseAndAClickIs() throws Exception {
        session.setMaxInactiveInterval(3_600);
        assertThat(asks(false)).isTrue();
        pass(MINUTE.multipliedBy(50));
        assertThat(asks(true)).isTrue();
        assertThat(asks(false)).isTrue();
        pass(MINUTE.multipliedBy(60));
        assertThat(asks(true)).as("an hour after a click").isTrue();
        pass(MINUTE);
        assertThat(asks(true)).isFalse();
        assertThat(session.isInvalid()).isTrue();
    }

    private void pass(Duration length) {
        now.updateAndGet(before -> before.plus(length));
    }

    /** Whether there is an answer, and not the way to the sign-in. */
    private boolean asks(boolean byItself) throws Exception {
        var request = new MockHttpServletRequest("GET", "/desk/floor");
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
