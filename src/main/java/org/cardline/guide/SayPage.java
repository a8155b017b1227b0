package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.cardline.web.Network;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /guide}: what happened, chosen from a list, or {@code /guide/say}: in the reader's own words, which are read,
 * and neither kept nor logged.
 */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class SayPage {
    /** Sentences of a network in an hour. */
    static final int MOST_SENTENCES = 120;

    private final Supplier<Programme> programme;
    private final OwnWords ownWords;
    private final PerNetwork limit;

    SayPage(ServedNumbers served, OwnWords ownWords, InstantSource time) {
        programme = served.programme();
        this.ownWords = ownWords;
        limit = new PerNetwork(MOST_SENTENCES, time);
    }

    /** What became of a sentence. */
    enum Said {
        /** Nothing was said. */
        NOTHING,
        /** It may be about these. */
        MEANT,
        /** It could be about anything. */
        NOT_UNDERSTOOD,
        /** Too many came from that network, so it was not looked at. */
        TOO_MANY,
        /** It may hold a card number, and was not looked at. */
        HOLDS_CARD
    }

    @GetMapping({"", "/say"})
    ModelAndView ask() {
        return page(Said.NOTHING, List.of(), "", HttpStatus.OK);
    }

    @PostMapping("/say")
    ModelAndView answer(
            @RequestParam(defaultValue = "") String said,
            HttpServletRequest request,
            @ModelAttribute("words") Words words) {
        String sentence = said.substring(0, Math.min(said.length(), OwnWords.LONGEST));
        if (CardDigits.areIn(sentence, programme.get()))
            return page(Said.HOLDS_CARD, List.of(), sentence, HttpStatus.BAD_REQUEST);
        if (!limit.takes(Network.of(request.getRemoteAddr())))
            return page(Said.TOO_MANY, List.of(), sentence, HttpStatus.TOO_MANY_REQUESTS);
        OwnWords.Meant meant = ownWords.of(sentence, words);
        if (meant.sure())
            return new ModelAndView(
                    "redirect:" + words.link("/" + meant.reasons().getFirst().word()));
        return page(
                meant.reasons().isEmpty() ? Said.NOT_UNDERSTOOD : Said.MEANT, meant.reasons(), sentence, HttpStatus.OK);
    }

    private ModelAndView page(Said said, List<Reason> meant, String sentence, HttpStatus status) {
        return new ModelAndView("guide/reasons", status)
                .addObject("reasons", List.of(Reason.values()))
                .addObject("said", said)
                .addObject("meant", meant)
                .addObject("sentence", CardDigits.masked(sentence, programme.get()));
    }
}
