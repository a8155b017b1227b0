package org.cardline.desk;

import java.security.Principal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.cardline.cases.Reference;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queue;
import org.cardline.routing.ContactId;
import org.cardline.routing.Floor;
import org.cardline.routing.Routing;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk/floor/contacts/7}: one contact, to look at and to move; and {@code /desk/floor/looks}: who has looked, and what supervisors did. */
@Controller
final class FloorContactPage {
    private static final int SHOWN = 200;

    private final LiveProgramme programme;
    private final Routing routing;
    private final Looks looks;
    private final Acts acts;
    private final InstantSource time;

    FloorContactPage(LiveProgramme programme, Routing routing, Looks looks, Acts acts, InstantSource time) {
        this.programme = programme;
        this.routing = routing;
        this.looks = looks;
        this.acts = acts;
        this.time = time;
    }

    /** @param moved whether it has just been moved, if that was wished */
    @GetMapping("/desk/floor/contacts/{number}")
    ModelAndView show(
            Principal supervisor, @PathVariable long number, @RequestParam Optional<Boolean> moved, CsrfToken token) {
        var id = new ContactId(number);
        Floor.InDetail found = routing.contact(id).orElseThrow(FloorContactPage::nothing);
        String reference = found.reference().orElse("");
        looks.saw(supervisor.getName(), id, reference);
        return new ModelAndView(
                "desk/contact",
                Map.of(
                        "contact", found,
                        "reference",
                                Reference.parse(reference)
                                        .map(Reference::grouped)
                                        .orElse("none"),
                        "queues", programme.current().queues().queues(),
                        "named", new Named(programme.current()),
                        "now", time.instant(),
                        "said", moved.map(FloorContactPage::sentence).orElse(""),
                        "token", token.getToken()));
    }

    private static String sentence(boolean moved) {
        return moved ? "It was moved." : "It was not moved: it no longer waits, or an agent is just being asked.";
    }

    /** Into another queue, by the time at which it began to wait. */
    @PostMapping("/desk/floor/contacts/{number}/move")
    String move(Principal supervisor, @PathVariable long number, @RequestParam String queue) {
        Queue to = programme.current().queues().named(queue).orElseThrow(FloorContactPage::nothing);
        acts.does(supervisor.getName(), "moves", "contact " + number + " to " + to.id());
        boolean moved = routing.move(new ContactId(number), to);
        return "redirect:/desk/floor/contacts/" + number + "?moved=" + moved;
    }

    @GetMapping("/desk/floor/looks")
    ModelAndView looks() {
        return new ModelAndView("desk/looks", Map.of("looks", looks.last(SHOWN), "acts", acts.last(SHOWN)));
    }

    private static ResponseStatusException nothing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
