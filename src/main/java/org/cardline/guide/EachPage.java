package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.cardline.programme.Brand;
import org.cardline.programme.Programme;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What each page of the guide is given: the brand, and the reader's words; also the page for what is not there. */
@ControllerAdvice(
        assignableTypes = {
            GuidePages.class,
            SayPage.class,
            WalletPage.class,
            CountryPages.class,
            CheckPage.class,
            TrackPage.class,
            EvidencePage.class,
            PassPage.class,
            CallbackPage.class,
            CallPage.class,
            SignInPages.class,
            PasskeyPages.class,
            DisputePages.class
        })
final class EachPage {
    private final Supplier<Programme> programme;

    EachPage(ServedNumbers served) {
        programme = served.programme();
    }

    @ModelAttribute("brand")
    Brand brand() {
        return programme.get().brand();
    }

    @ModelAttribute("words")
    Words words(HttpServletRequest request) {
        return Words.of(request, programme.get());
    }

    @ExceptionHandler
    ModelAndView nothingHere(ResponseStatusException why, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("guide/nothing")
                .addObject("brand", brand())
                .addObject("words", words(request).ofTheGuide());
        page.setStatus(why.getStatusCode());
        return page;
    }
}
