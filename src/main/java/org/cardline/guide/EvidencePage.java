package org.cardline.guide;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.cardline.cases.Evidence;
import org.cardline.cases.Evidence.Answer;
import org.cardline.cases.Reference;
import org.cardline.programme.Programme;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /guide/evidence}: a file is added to a case that was just shown. It is kept for whoever holds the case; no page
 * of the guide shows it again. Nothing of a request without a good ticket is read.
 */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class EvidencePage {
    /** Each is in memory, and on no disk, until it is sealed. */
    private static final int AT_ONCE = 8;

    private final Supplier<Programme> programme;
    private final Tickets tickets;
    private final Evidence evidence;
    private final Semaphore room = new Semaphore(AT_ONCE);

    EvidencePage(ServedNumbers served, Tickets tickets, Evidence evidence) {
        programme = served.programme();
        this.tickets = tickets;
        this.evidence = evidence;
    }

    @PostMapping("/evidence/{ticket}")
    ModelAndView add(@PathVariable String ticket, HttpServletRequest request) throws IOException {
        Optional<Reference> reference = tickets.reference(ticket);
        if (reference.isEmpty()) return page(ticket, List.of(), Optional.empty(), HttpStatus.NOT_FOUND);
        if (!room.tryAcquire())
            return page(ticket, kept(reference.get()), Optional.empty(), HttpStatus.SERVICE_UNAVAILABLE);
        try {
            Answer answer = keep(reference.get(), request);
            return page(ticket, kept(reference.get()), Optional.of(answer), status(answer));
        } finally {
            room.release();
        }
    }

    private Answer keep(Reference reference, HttpServletRequest request) throws IOException {
        try {
            Part part = request.getPart("file");
            if (part == null || part.getSize() == 0) return Answer.EMPTY;
            String name = Optional.ofNullable(part.getSubmittedFileName()).orElse("");
            return evidence.keep(
                    reference,
                    CardDigits.masked(name, programme.get()),
                    part.getInputStream().readAllBytes());
        } catch (IllegalStateException tooLarge) { // as the container says it
            return Answer.TOO_LARGE;
        } catch (ServletException noForm) {
            return Answer.EMPTY;
        }
    }

    private List<Evidence.Piece> kept(Reference reference) {
        return evidence.of(reference);
    }

    private static HttpStatus status(Answer answer) {
        return switch (answer) {
            case KEPT -> HttpStatus.OK;
            case EMPTY, OTHER_TYPE -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MANY -> HttpStatus.CONFLICT;
        };
    }

    private static ModelAndView page(
            String ticket, List<Evidence.Piece> kept, Optional<Answer> answer, HttpStatus status) {
        return new ModelAndView(
                "guide/evidence",
                Map.of("ticket", ticket, "kept", kept, "answer", answer, "good", status != HttpStatus.NOT_FOUND),
                status);
    }
}
