package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.cards.CustomerReference;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Reference;
import org.cardline.programme.Programme;
import org.cardline.verification.Verification;
import org.cardline.web.Network;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /guide/track}: where a case stands, by its reference and the date of birth. The answer is the page itself:
 * no address shows a case, and all that is left of the proof is a {@link Tickets ticket} to add to this one.
 */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class TrackPage {
    private final Supplier<Programme> programme;
    private final Cases cases;
    private final Verification verification;
    private final InstantSource time;
    private final Tickets tickets;

    TrackPage(ServedNumbers served, Cases cases, Verification verification, InstantSource time, Tickets tickets) {
        programme = served.programme();
        this.cases = cases;
        this.verification = verification;
        this.time = time;
        this.tickets = tickets;
    }

    @GetMapping("/track")
    ModelAndView ask() {
        return page(new Tracked.Nothing());
    }

    @PostMapping("/track")
    ModelAndView answer(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String year,
            HttpServletRequest request) {
        Optional<Reference> named = Reference.parse(reference);
        Optional<LocalDate> born = Dates.of(month, day, year);
        if (named.isEmpty()) return page(new Tracked.Mistyped(true));
        if (born.isEmpty()) return page(new Tracked.Mistyped(false));
        return page(shown(named.get(), born.get(), Network.of(request.getRemoteAddr())));
    }

    /** The same is asked, and takes as long, whether there is such a case or not. */
    private Tracked.Answer shown(Reference reference, LocalDate born, String network) {
        Programme now = programme.get();
        Optional<Case> found = cases.find(reference);
        Optional<CustomerReference> customer = found.flatMap(Case::customer).map(CustomerReference::new);
        if (!verification.showsStatus(network, now, reference.digits(), customer, born)) return new Tracked.NotShown();
        Case shown = found.orElseThrow();
        boolean calls = now.queues().callsBackFrom(Tracked.holder(shown, now));
        return new Tracked.Shown(
                Tracked.of(shown, cases.timeline(reference), now, time.instant()), tickets.of(reference), calls);
    }

    private ModelAndView page(Tracked.Answer answer) {
        HttpStatus status = switch (answer) {
            case Tracked.Nothing nothing -> HttpStatus.OK;
            case Tracked.Shown shown -> HttpStatus.OK;
            case Tracked.Mistyped mistyped -> HttpStatus.BAD_REQUEST;
            case Tracked.NotShown notShown -> HttpStatus.NOT_FOUND;
        };
        return new ModelAndView("guide/track", Map.of("answer", answer), status);
    }
}
