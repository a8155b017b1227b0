package org.cardline.desk;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk}, and the sign-in before it. */
@Controller
final class DeskPage {
    @GetMapping("/desk")
    ModelAndView show(Principal agent, CsrfToken token) {
        return new ModelAndView(
                "desk/desk",
                Map.of(
                        "agent", agent.getName(),
                        "token", token.getToken(),
                        "reasons", List.of(AwayReason.values()),
                        "steps", List.of(NextStep.values())));
    }

    @GetMapping("/desk/sign-in")
    ModelAndView signIn(@RequestParam Map<String, String> how, CsrfToken token) {
        return new ModelAndView(
                "desk/signin",
                Map.of("token", token.getToken(), "wrong", how.containsKey("wrong"), "out", how.containsKey("out")));
    }
}
