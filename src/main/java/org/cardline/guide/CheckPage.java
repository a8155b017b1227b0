package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.programme.Programme;
import org.cardline.web.Network;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /guide/check}: "Is this number ours?" What was pasted is neither kept nor logged; it stays in the
 * page's own box, without what may be a card number. */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class CheckPage {
    /** In an hour, for a network: more than a household asks, and little work for us. */
    static final int MOST_CHECKS = 300;

    private final Supplier<Programme> programme;
    private final PerNetwork limit;

    CheckPage(ServedNumbers served, InstantSource time) {
        programme = served.programme();
        limit = new PerNetwork(MOST_CHECKS, time);
    }

    @GetMapping("/check")
    ModelAndView ask() {
        return page("", Optional.empty(), HttpStatus.OK);
    }

    @PostMapping("/check")
    ModelAndView answer(@RequestParam(defaultValue = "") String text, HttpServletRequest request) {
        if (!limit.takes(Network.of(request.getRemoteAddr())))
            return page("", Optional.of(new Check.NotNow()), HttpStatus.TOO_MANY_REQUESTS);
        Check.Verdict verdict = Check.of(text, programme.get());
        return page(
                text.substring(0, Math.min(text.length(), Check.MOST_CHARACTERS)),
                Optional.of(verdict),
                switch (verdict) {
                    case Check.Checked(var found) -> found.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
                    case Check.HoldsCard card -> HttpStatus.BAD_REQUEST;
                    case Check.TooLong length -> HttpStatus.CONTENT_TOO_LARGE;
                    case Check.NotNow now -> HttpStatus.TOO_MANY_REQUESTS;
                });
    }

    private ModelAndView page(String text, Optional<Check.Verdict> verdict, HttpStatus status) {
        var page = new ModelAndView("guide/check", status);
        page.addObject("verdict", verdict);
        page.addObject("text", CardDigits.masked(text, programme.get()));
        return page;
    }
}
