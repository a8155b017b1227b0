package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.cardline.cases.Passes;
import org.cardline.programme.Reason;
import org.cardline.web.Network;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /guide/pass}: six digits that tell the line why somebody calls; shown once. */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class PassPage {
    /** In an hour, for a network. */
    private static final int MOST_PASSES = 20;

    private final Passes passes;
    private final PerNetwork limit;

    PassPage(Passes passes, InstantSource time) {
        this.passes = passes;
        this.limit = new PerNetwork(MOST_PASSES, time);
    }

    @PostMapping("/pass")
    ModelAndView make(@RequestParam String reason, HttpServletRequest request) {
        Reason why = BrowserCalls.named(reason).orElseThrow(GuidePages::nothingHere);
        Optional<String> pass = limit.takes(Network.of(request.getRemoteAddr())) ? passes.make(why) : Optional.empty();
        return new ModelAndView(
                "guide/pass",
                Map.of("pass", pass, "reason", why),
                pass.isPresent() ? HttpStatus.OK : HttpStatus.TOO_MANY_REQUESTS);
    }
}
