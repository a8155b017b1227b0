package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.Transaction;
import org.cardline.cases.Reference;
import org.cardline.disputes.BillingError;
import org.cardline.disputes.WrittenNotice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /guide/member/dispute}: which charge, what is wrong with it; then the reference, the dates, the notice to sign. */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class DisputePages {
    static final int MOST_CHARACTERS = 1_000;
    private static final String DISPUTE = "/member/dispute";

    private final MemberPages members;
    private final Disputing disputing;
    private final Tickets tickets;

    DisputePages(Visits visits, Disputing disputing, Tickets tickets) {
        this.members = new MemberPages(visits);
        this.disputing = disputing;
        this.tickets = tickets;
    }

    /** A card with the charges that may be disputed. */
    public record OnCard(Card card, List<Transaction> charges) {}

    @GetMapping(DISPUTE)
    ModelAndView which(HttpServletRequest request, @ModelAttribute("words") Words words) {
        return members.show(request, words, member -> page("charges", Map.of("cards", disputing.charges(member))));
    }

    /** What is wrong with it. */
    @GetMapping(DISPUTE + "/what")
    ModelAndView what(@ModelAttribute Chosen chosen, HttpServletRequest request, @ModelAttribute("words") Words words) {
        return members.show(
                request,
                words,
                member -> disputing
                        .found(member, chosen)
                        .map(found -> what(found, chosen, Optional.empty(), ""))
                        .orElseGet(() -> new ModelAndView("redirect:" + words.link(DISPUTE))));
    }

    @PostMapping(DISPUTE)
    ModelAndView open(
            @ModelAttribute Chosen chosen,
            @RequestParam(defaultValue = "") String error,
            @RequestParam(defaultValue = "") String said,
            HttpServletRequest request,
            @ModelAttribute("words") Words words) {
        return members.show(request, words, member -> {
            Optional<Disputing.Found> found = disputing.found(member, chosen);
            if (found.isEmpty()) return new ModelAndView("redirect:" + words.link(DISPUTE));
            Optional<Refusal> refusal = refusal(member, error, said);
            if (refusal.isPresent()) return what(found.get(), chosen, refusal, disputing.masked(said));
            Opened opened = disputing.open(member, found.get(), BillingError.valueOf(error), said.strip(), words.tag());
            return new ModelAndView("redirect:" + words.link(address(opened.reference())));
        });
    }

    /** Why nothing was opened. */
    public enum Refusal {
        NOTHING_CHOSEN,
        CARD_NUMBER,
        TOO_LONG,
        TOO_MANY
    }

    private Optional<Refusal> refusal(MemberPages.Member member, String error, String said) {
        if (error.isEmpty()) return Optional.of(Refusal.NOTHING_CHOSEN);
        if (said.length() > MOST_CHARACTERS) return Optional.of(Refusal.TOO_LONG);
        if (!disputing.masked(said).equals(said)) return Optional.of(Refusal.CARD_NUMBER);
        return member.visit().mayOpenOneMore() ? Optional.empty() : Optional.of(Refusal.TOO_MANY);
    }

    @GetMapping(DISPUTE + "/{reference}")
    ModelAndView opened(
            @PathVariable String reference, HttpServletRequest request, @ModelAttribute("words") Words words) {
        return members.show(request, words, member -> shown(opened(member, reference), Optional.empty()));
    }

    /** The member gives the notice here, where the programme takes it so. */
    @PostMapping(DISPUTE + "/{reference}/notice")
    ModelAndView give(
            @PathVariable String reference, HttpServletRequest request, @ModelAttribute("words") Words words) {
        return members.show(request, words, member -> {
            Opened opened = opened(member, reference);
            if (!disputing.takesElectronicNotice(opened)) throw GuidePages.nothingHere();
            return shown(opened, Optional.of(disputing.give(opened)));
        });
    }

    /** The notice to print and sign; what is on file about the member is not in it. */
    @GetMapping(DISPUTE + "/{reference}/notice.pdf")
    Object notice(@PathVariable String reference, HttpServletRequest request, @ModelAttribute("words") Words words) {
        ModelAndView other = members.show(
                request, words, member -> new ModelAndView().addObject("opened", opened(member, reference)));
        if (!(other.getModel().get("opened") instanceof Opened opened)) return other;
        WrittenNotice notice = disputing.writtenNotice(opened);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("notice-" + opened.reference().digits() + ".pdf")
                                .build()
                                .toString())
                .body(notice.pdf());
    }

    static String address(Reference reference) {
        return DISPUTE + "/" + reference.digits();
    }

    private static Opened opened(MemberPages.Member member, String reference) {
        return Reference.parse(reference).flatMap(member.visit()::opened).orElseThrow(GuidePages::nothingHere);
    }

    private ModelAndView shown(Opened opened, Optional<Opened.Given> given) {
        return page(
                "opened",
                Map.of(
                        "opened",
                        opened,
                        "given",
                        given,
                        "ticket",
                        tickets.of(opened.reference()),
                        "electronic",
                        disputing.takesElectronicNotice(opened),
                        "liability",
                        disputing.liability(opened)));
    }

    private static ModelAndView what(Disputing.Found found, Chosen chosen, Optional<Refusal> refusal, String said) {
        ModelAndView page = page(
                "what",
                Map.of(
                        "card",
                        found.card(),
                        "charge",
                        found.charge(),
                        "chosen",
                        chosen,
                        "refusal",
                        refusal,
                        "said",
                        said));
        if (refusal.isPresent()) page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    private static ModelAndView page(String name, Map<String, ?> content) {
        return new ModelAndView("guide/" + name, content);
    }
}
