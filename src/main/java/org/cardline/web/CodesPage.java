package org.cardline.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** {@code /demonstration/codes}: the one-time codes that a demonstration sent, for whoever plays the customer. */
@Controller
final class CodesPage {
    private final SentCodes codes;
    private final WebSettings settings;

    CodesPage(SentCodes codes, WebSettings settings) {
        this.codes = codes;
        this.settings = settings;
    }

    @GetMapping("/demonstration/codes")
    ModelAndView show() {
        if (!settings.demonstration()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return new ModelAndView("web/codes", Map.of("codes", codes.latest()));
    }
}
