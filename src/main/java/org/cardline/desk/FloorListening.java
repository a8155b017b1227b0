package org.cardline.desk;

import java.security.Principal;
import org.cardline.routing.ContactId;
import org.cardline.routing.Floor;
import org.cardline.routing.Listening;
import org.cardline.routing.Listening.Begun;
import org.cardline.routing.Routing;
import org.cardline.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A supervisor hears a talk, whispers to its agent, or speaks to both: by the browser, and on record before it begins. */
@RestController
final class FloorListening {
    private final Routing routing;
    private final Looks looks;
    private final DeskTelephone telephone;

    FloorListening(Routing routing, Looks looks, DeskTelephone telephone) {
        this.routing = routing;
        this.looks = looks;
        this.telephone = telephone;
    }

    /** The browser's offer, answered. */
    @PostMapping(path = "/desk/floor/telephone", consumes = Offers.SDP)
    ResponseEntity<?> connect(Principal supervisor, @RequestBody String offer) {
        return Offers.answered(() -> telephone.connectListener(supervisor.getName(), offer));
    }

    /** The talk, and the page with its telephone, is left. */
    @DeleteMapping("/desk/floor/telephone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Principal supervisor) {
        routing.listenNoMore(supervisor.getName());
        telephone.disconnect(supervisor.getName());
    }

    @PostMapping("/desk/floor/contacts/{number}/listening")
    ResponseEntity<?> listen(Principal supervisor, @PathVariable long number, @RequestParam Listening.Part part) {
        var contact = new ContactId(number);
        String who = supervisor.getName();
        String reference =
                routing.contact(contact).flatMap(Floor.InDetail::reference).orElse("");
        looks.hears(who, contact, reference, part);
        Begun begun = routing.listen(contact, new Listening(who, part, telephone.address(who)));
        return switch (begun) {
            case YES -> ResponseEntity.noContent().build();
            case NOT_TOLD -> refused("The caller was not told that somebody may listen, so nobody may.");
            case SOMEBODY_ELSE -> refused("Another supervisor is in this talk.");
            case NO_TALK -> refused("The talk is over.");
        };
    }

    private static ResponseEntity<?> refused(String why) {
        return Problem.answer(HttpStatus.CONFLICT, why);
    }

    /** How this supervisor is beside that talk; empty where they aren't, or no more. */
    @GetMapping("/desk/floor/contacts/{number}/listening")
    String listening(Principal supervisor, @PathVariable long number) {
        return routing.listening(new ContactId(number))
                .filter(each -> each.supervisor().equals(supervisor.getName()))
                .map(each -> each.part().name())
                .orElse("");
    }
}
