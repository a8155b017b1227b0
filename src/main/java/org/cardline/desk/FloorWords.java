package org.cardline.desk;

import java.time.Instant;
import java.util.Optional;
import org.cardline.programme.Queue;
import org.cardline.routing.Floor.AtWork;
import org.cardline.routing.Floor.CallbackDue;
import org.cardline.routing.Floor.Doing;
import org.cardline.routing.Floor.Service;
import org.cardline.web.Shown;

/** The floor's figures, in words. */
public final class FloorWords {
    private static final String NONE = "–";

    private FloorWords() {}

    /** As 82 %. */
    public static String percent(Service service) {
        var percent = service.percentInTime();
        return percent.isPresent() ? percent.getAsInt() + " %" : NONE;
    }

    /** With what the queue is to reach, and whether it does. */
    public static String level(Service service, Optional<Queue> queue) {
        return queue.map(Queue::serviceLevel)
                .map(aim -> percent(service) + judged(service, aim) + "aim " + aim.percent() + " % in "
                        + aim.within().toSeconds() + " s")
                .orElseGet(() -> percent(service));
    }

    private static String judged(Service service, Queue.ServiceLevel aim) {
        var percent = service.percentInTime();
        if (percent.isEmpty()) return " · ";
        return percent.getAsInt() >= aim.percent() ? " ✓ reached · " : " ✗ below · ";
    }

    /** When somebody is called back. */
    public static String due(CallbackDue callback, Instant now) {
        if (callback.isRung()) return "is rung";
        String tried = callback.tries() == 0 ? "" : ", tried " + callback.tries() + "×";
        return (callback.notBefore().isAfter(now) ? "not before " + Shown.time(callback.notBefore()) : "in their turn")
                + tried;
    }

    /** What an agent does: "away: lunch". */
    public static String doing(AtWork agent) {
        String words = Shown.words(agent.doing());
        return agent.doing() == Doing.AWAY && !agent.reason().isEmpty() ? words + ": " + agent.reason() : words;
    }
}
