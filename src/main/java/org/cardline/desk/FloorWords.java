package org.cardline.desk;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cardline.programme.Queue;
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

    /** What agents do. */
    public static String doing(Doing what) {
        return Shown.words(what);
    }

    /** The same as a sign, beside the word. */
    public static String sign(Doing what) {
        return switch (what) {
            case READY -> "✓";
            case RINGS -> "▲";
            case TALKS -> "●";
            case WRAP_UP -> "◐";
            case AWAY -> "○";
            case SIGNED_OUT -> NONE;
        };
    }

    /** The same as a class of the style sheet, for its colour. */
    public static String style(Doing what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
