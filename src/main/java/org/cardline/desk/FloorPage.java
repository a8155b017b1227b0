package org.cardline.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queue;
import org.cardline.routing.Routing;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk/floor}: what a supervisor sees of all queues and agents. The page renews itself by asking for it again. */
@Controller
final class FloorPage {
    private final LiveProgramme programme;
    private final Routing routing;
    private final InstantSource time;
    private final ZoneId zone = ZoneId.systemDefault();

    FloorPage(LiveProgramme programme, Routing routing, InstantSource time) {
        this.programme = programme;
        this.routing = routing;
        this.time = time;
    }

    @GetMapping("/desk/floor")
    ModelAndView show(CsrfToken token) {
        List<Queue> queues = programme.current().queues().queues();
        Instant now = time.instant();
        return new ModelAndView(
                "desk/floor",
                Map.of(
                        "wrapUps", routing.agents().wrapUps(midnight(now)),
                        "floor", routing.floor(queues, midnight(now), now),
                        "queues", programme.current().queues(),
                        "named", new Named(programme.current()),
                        "announced", routing.announcements().all(),
                        "zone", zone.getId(),
                        "token", token.getToken()));
    }

    private Instant midnight(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
