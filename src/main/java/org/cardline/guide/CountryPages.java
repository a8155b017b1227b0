package org.cardline.guide;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.cardline.programme.Programme;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /guide/from}: every territory; {@code /guide/from/ES}: each number as it is dialled from there. */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class CountryPages {
    private final Supplier<Programme> programme;
    private final InstantSource time;

    CountryPages(ServedNumbers served, InstantSource time) {
        programme = served.programme();
        this.time = time;
    }

    @GetMapping("/from")
    ModelAndView all() {
        return new ModelAndView("guide/countries");
    }

    @GetMapping("/from/{territory}")
    ModelAndView one(@PathVariable String territory) {
        Territory from = Territory.meant(territory).orElseThrow(GuidePages::nothingHere);
        if (!from.code().equals(territory)) return new ModelAndView("redirect:" + from.code());
        return new ModelAndView("guide/country")
                .addObject("from", from)
                .addObject("ways", new Answers(programme.get(), time.instant()).allFrom(from));
    }
}
