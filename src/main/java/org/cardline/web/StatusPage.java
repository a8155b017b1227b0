package org.cardline.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /}: what the line does now, without people's data. */
@Controller
final class StatusPage {
    private final LiveCalls calls;

    StatusPage(LiveCalls calls) {
        this.calls = calls;
    }

    @GetMapping("/")
    ModelAndView show() {
        return new ModelAndView("status", Map.of("now", calls.now(), "last", calls.last()));
    }
}
