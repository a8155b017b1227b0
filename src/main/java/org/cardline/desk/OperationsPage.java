package org.cardline.desk;

import java.security.Principal;
import java.util.Map;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk/operations}: for operators. */
@Controller
final class OperationsPage {
    private final Operations operations;

    OperationsPage(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/desk/operations")
    ModelAndView show(Principal operator, CsrfToken token) {
        return new ModelAndView(
                "desk/operations",
                Map.of(
                        "operator", operator.getName(),
                        "programme", operations.programme(),
                        "mistakes", operations.mistakes(),
                        "settings", operations.settings(),
                        "token", token.getToken()));
    }
}
