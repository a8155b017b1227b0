package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.cards.CustomerToTry;
import org.cardline.cards.PersonalDetails;
import org.cardline.programme.Programme;
import org.cardline.verification.OneTimeCode;
import org.cardline.verification.Verification;
import org.cardline.web.Network;
import org.cardline.web.ProviderDoor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /guide/member/sign-in}: by what is on file, then by a one-time code; never by a card number. Which part was
 * wrong is not told.
 */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class SignInPages {
    static final String ENTERED = "/member/entered";
    private static final String CODE = "/member/code";
    private static final String BEGIN = "/member/dispute";

    private final Supplier<Programme> programme;
    private final Verification verification;
    private final Visits visits;
    private final DemonstrationAccounts accounts;
    private final ProviderDoor door;

    SignInPages(
            ServedNumbers served,
            Verification verification,
            Visits visits,
            DemonstrationAccounts accounts,
            MemberProvider provider) {
        door = provider.door();
        programme = served.programme();
        this.verification = verification;
        this.visits = visits;
        this.accounts = accounts;
    }

    @GetMapping(MemberPages.SIGN_IN)
    ModelAndView ask(@RequestParam Optional<String> refused) {
        return asked(false, refused.flatMap(NotAdmitted::of));
    }

    /** To the provider, where it is there. */
    @GetMapping(MemberPages.SIGN_IN + "/provider")
    ModelAndView toProvider(@ModelAttribute("words") Words words) {
        String to = MemberProvider.TO + "/" + ProviderDoor.ID + "?" + ProviderAsked.GUIDE + "=" + words.link("");
        return door.isThere() && door.isOpen()
                ? new ModelAndView("redirect:" + to)
                : asked(false, Optional.of(NotAdmitted.UNKNOWN));
    }

    /** From where a browser goes on as from a page of ours, so that it shows the visit's cookie. */
    @GetMapping(ENTERED)
    ModelAndView entered() {
        return new ModelAndView("guide/entered");
    }

    @PostMapping(MemberPages.SIGN_IN)
    ModelAndView begin(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String postal,
            @RequestParam(defaultValue = "") String last,
            HttpServletRequest request,
            HttpServletResponse response,
            @ModelAttribute("words") Words words) {
        Optional<LocalDate> born = Dates.of(month, day, year);
        String postalDigits = postal.replaceAll("[^0-9]", "");
        boolean whole = born.isPresent()
                && postalDigits.matches("[0-9]{2,10}")
                && last.strip().matches("[0-9]{4}");
        if (!whole) return asked(true, Optional.empty());
        var details = new PersonalDetails(born.orElseThrow(), postalDigits, last.strip());
        visits.end(request); // also where the card host does not answer
        var signIn = verification.signIn(Network.of(request.getRemoteAddr()), programme.get(), details, words.tag());
        response.addHeader(HttpHeaders.SET_COOKIE, visits.begin(signIn, request).toString());
        return new ModelAndView("redirect:" + words.link(CODE));
    }

    @GetMapping(CODE)
    ModelAndView askCode(HttpServletRequest request, @ModelAttribute("words") Words words) {
        return visits.of(request).isPresent() ? code(false) : toSignIn(words);
    }

    @PostMapping(CODE)
    ModelAndView judge(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            @ModelAttribute("words") Words words) {
        Optional<Visit> visit = visits.of(request);
        if (visit.isEmpty()) return toSignIn(words);
        boolean fits = OneTimeCode.parse(code.replaceAll("\\s", ""))
                .filter(given -> visit.get().signIn().code(given))
                .isPresent();
        return fits ? new ModelAndView("redirect:" + words.link(BEGIN)) : code(true);
    }

    @PostMapping("/member/sign-out")
    ModelAndView end(HttpServletRequest request, HttpServletResponse response, @ModelAttribute("words") Words words) {
        response.addHeader(HttpHeaders.SET_COOKIE, visits.end(request).toString());
        return new ModelAndView("redirect:" + words.link(""));
    }

    private ModelAndView asked(boolean mistyped, Optional<NotAdmitted> refused) {
        List<CustomerToTry> people = accounts.people(programme.get());
        ModelAndView page = page(
                "sign-in",
                Map.of("mistyped", mistyped, "refused", refused, "hasProvider", door.isThere(), "people", people),
                mistyped);
        refused.ifPresent(why -> page.setStatus(why.status));
        return page;
    }

    private static ModelAndView code(boolean wrong) {
        return page("code", Map.of("wrong", wrong), wrong);
    }

    private static ModelAndView page(String name, Map<String, ?> content, boolean refused) {
        return new ModelAndView("guide/" + name, content, refused ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
    }

    private static ModelAndView toSignIn(Words words) {
        return new ModelAndView("redirect:" + words.link(MemberPages.SIGN_IN));
    }
}
