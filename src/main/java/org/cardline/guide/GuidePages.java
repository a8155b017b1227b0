package org.cardline.guide;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What happened, which card, from where, and the one answer, each at an address that may be sent on. */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class GuidePages {
    private final Supplier<Programme> programme;
    private final InstantSource time;
    private final Persons persons;

    GuidePages(ServedNumbers served, InstantSource time, Persons persons) {
        programme = served.programme();
        this.time = time;
        this.persons = persons;
    }

    /** Which card; but to who has lost one the numbers at once. */
    @GetMapping("/{reason}")
    ModelAndView whichCard(@PathVariable String reason, @ModelAttribute("words") Words words) {
        Reason why = reason(reason);
        return why == Reason.LOST_OR_STOLEN
                ? page(
                        "lost",
                        Map.of(
                                "answers", answers(),
                                "keys",
                                        Preparation.of(why, programme.get(), words)
                                                .keys()))
                : page("cards", Map.of("reason", why, "cards", CardChoice.of(programme.get())));
    }

    /**
     * From where.
     *
     * @param from the territory that was chosen, which leads to the answer
     * @param languages the browser's, of which a territory is guessed
     */
    @GetMapping("/{reason}/{card}")
    ModelAndView fromWhere(
            @PathVariable String reason,
            @PathVariable String card,
            @RequestParam Optional<String> from,
            @RequestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> languages,
            @ModelAttribute("words") Words words) {
        Reason why = reason(reason);
        CardChoice which = card(card);
        Optional<Territory> chosen = from.flatMap(Territory::of);
        if (chosen.isPresent()) return new ModelAndView("redirect:" + words.link(address(why, which, chosen.get())));
        ModelAndView page = page(
                "where",
                Map.of(
                        "reason", why,
                        "card", which,
                        "home", answers().home(),
                        "guess",
                                languages
                                        .flatMap(Territory::guess)
                                        .orElse(answers().home()),
                        "mistaken", from.isPresent()));
        if (from.isPresent()) page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    @GetMapping("/{reason}/{card}/{territory}")
    ModelAndView answer(
            @PathVariable String reason,
            @PathVariable String card,
            @PathVariable String territory,
            @ModelAttribute("words") Words words) {
        Reason why = reason(reason);
        CardChoice which = card(card);
        Territory from = Territory.meant(territory).orElseThrow(GuidePages::nothingHere);
        if (!from.code().equals(territory)) return new ModelAndView("redirect:" + from.code());
        List<Way> ways = answers().ways(why, which, from);
        return page(
                "answer",
                Map.of(
                        "reason",
                        why,
                        "card",
                        which,
                        "from",
                        from,
                        "ways",
                        ways,
                        "person",
                        person(why, ways),
                        "overInternet",
                        answers().overInternet(why, which, from),
                        "callbacks",
                        programme.get().queues().callbacks().isPresent(),
                        "preparation",
                        Preparation.of(why, programme.get(), words)));
    }

    /** Of the number that stands largest, where it is answered here. */
    private Optional<PersonNow> person(Reason why, List<Way> ways) {
        return ways.stream()
                .limit(1)
                .flatMap(each -> each instanceof Way.Call call ? call.served().stream() : Stream.empty())
                .findFirst()
                .flatMap(called -> persons.now(why, called, programme.get()));
    }

    @GetMapping("/numbers")
    ModelAndView numbers() {
        return page("numbers", Map.of("numbers", programme.get().numbers()));
    }

    /** What to have ready for each reason. */
    @GetMapping("/checklist")
    ModelAndView checklists() {
        return page("checklist", Map.of("programme", programme.get(), "reasons", List.of(Reason.values())));
    }

    @GetMapping("/questions")
    ModelAndView questions(@ModelAttribute("words") Words words) {
        return page("questions", Map.of("questions", Question.all(answers(), words)));
    }

    @GetMapping("/questions/{word}")
    ModelAndView question(@PathVariable String word, @ModelAttribute("words") Words words) {
        Question question = Question.all(answers(), words).stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(GuidePages::nothingHere);
        return page("question", Map.of("question", question));
    }

    /** Stands in where there is no network for a page that the browser does not keep. */
    @GetMapping("/offline")
    ModelAndView notKept() {
        return page("offline", Map.of());
    }

    @GetMapping("/{*rest}")
    ModelAndView nothing() {
        throw nothingHere();
    }

    /** Where an answer stands in the guide. */
    static String address(Reason reason, CardChoice card, Territory from) {
        return "/" + reason.word() + "/" + card.word() + "/" + from.code();
    }

    private Answers answers() {
        return new Answers(programme.get(), time.instant());
    }

    private static ModelAndView page(String name, Map<String, ?> content) {
        return new ModelAndView("guide/" + name, content);
    }

    private static Reason reason(String word) {
        return Arrays.stream(Reason.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(GuidePages::nothingHere);
    }

    private CardChoice card(String word) {
        return CardChoice.of(programme.get(), word).orElseThrow(GuidePages::nothingHere);
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
