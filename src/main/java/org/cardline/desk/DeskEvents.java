package org.cardline.desk;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.cardline.routing.Agents;
import org.cardline.routing.TalkState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /desk/events}: how it stands with the agent, as server-sent events named {@code state}, {@code lost} while the
 * database doesn't answer, and {@code elsewhere} once another page has taken over, or {@code signed-out}. As long as they are read, and the session is open, the agent is there. The request's own virtual thread waits.
 */
@RestController
final class DeskEvents {
    /** Between two looks; while an offer is open it may be taken or over at any moment, and who keys, keys fast. */
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private static final Duration LOOKS_SOON = Duration.ofMillis(100);

    private static final String LOST = "event: lost\ndata: \n\n";

    private final Desk desk;
    private final JsonMapper json;

    DeskEvents(Desk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @GetMapping(UnusedSessions.EVENTS)
    void follow(Principal agent, HttpSession session, HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType("text/event-stream;charset=utf-8");
        Seat seat = desk.seat(agent.getName());
        int page = seat.opened();
        send(agent.getName(), session.getId(), seat, page, response.getWriter());
        if (seat.isLast(page)) leaveUnlessBack(agent.getName(), seat, page);
    }

    private void send(String agent, String session, Seat seat, int page, PrintWriter events)
            throws InterruptedException {
        String last = "";
        while (!events.checkError() && isStillTheirs(agent, session, seat, page)) {
            Optional<DeskState> now = desk.lookIfAny(agent);
            String event = now.map(this::state).orElse(LOST);
            events.write(event.equals(last) ? ": still here\n\n" : event);
            events.flush();
            last = event;
            seat.await(now.filter(DeskEvents::changesSoon).isPresent() ? LOOKS_SOON : LOOKS_EVERY);
        }
        events.write("event: " + (seat.isEnded() ? "signed-out" : "elsewhere") + "\ndata: \n\n");
        events.flush();
    }

    private String state(DeskState now) {
        return "event: state\ndata: " + json.writeValueAsString(now) + "\n\n";
    }

    private boolean isStillTheirs(String agent, String session, Seat seat, int page) {
        if (!desk.isSignedIn(session) && seat.isLast(page)) desk.sessionOver(agent);
        return seat.isLast(page);
    }

    private static boolean changesSoon(DeskState now) {
        return now.contact()
                .filter(each -> switch (each.phase()) {
                    case "CALLED_BACK", "OFFERED" -> true;
                    case "TALKING" -> each.talk().equals(TalkState.CAPTURING.name());
                    default -> false;
                })
                .isPresent();
    }

    /** A page that is loaded again is soon back. */
    private void leaveUnlessBack(String agent, Seat seat, int page) throws InterruptedException {
        long until = System.nanoTime() + Agents.GRACE.toNanos();
        while (seat.isLast(page) && System.nanoTime() < until) seat.await(LOOKS_EVERY);
        if (seat.isLast(page)) desk.gone(agent);
    }
}
