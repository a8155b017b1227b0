package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Reference;
import org.cardline.programme.Department;
import org.cardline.programme.Reason;
import org.cardline.verification.NumberProof;
import org.cardline.verification.OneTimeCode;
import org.cardline.verification.Verification;
import org.cardline.web.Network;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /guide/callback}: somebody asks to be called. A number that isn't on file is confirmed by a one-time code first.
 * What was typed is not shown again.
 */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class CallbackPage {
    private final ServedNumbers served;
    private final CallLater calls;
    private final Verification verification;
    private final Cases cases;
    private final Tickets tickets;
    private final ForAWhile<Unconfirmed> unconfirmed;

    CallbackPage(
            ServedNumbers served,
            CallLater calls,
            Verification verification,
            Cases cases,
            Tickets tickets,
            InstantSource time) {
        this.served = served;
        this.calls = calls;
        this.verification = verification;
        this.cases = cases;
        this.tickets = tickets;
        this.unconfirmed = new ForAWhile<>(time);
    }

    /** A call whose number waits for its code. */
    private record Unconfirmed(WantedCall call, NumberProof proof) {}

    /** What the page asks and answers. */
    public sealed interface Answer {}

    /** @param ticket of the case that it is about; empty where there is none, and a telephone has to be typed */
    public record Ask(Optional<Refusal> refusal, List<ZonedDateTime> hours, String ticket) implements Answer {}

    /** Nobody is called back here. */
    public record Never() implements Answer {}

    /** @param key by which this call is known */
    public record AskCode(String key, boolean wrong) implements Answer {}

    /** @param from not before; empty where it is as soon as it is their turn */
    public record Arranged(Reference reference, Optional<ZonedDateTime> from) implements Answer {}

    /** Why no call was arranged. */
    public enum Refusal {
        NUMBER(HttpStatus.BAD_REQUEST),
        LANDLINE(HttpStatus.BAD_REQUEST),
        NONE_ON_FILE(HttpStatus.BAD_REQUEST),
        HOUR(HttpStatus.BAD_REQUEST),
        NOT_SENT(HttpStatus.SERVICE_UNAVAILABLE),
        TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
        TOO_LATE(HttpStatus.NOT_FOUND),
        TAKEN(HttpStatus.CONFLICT);

        private final HttpStatus status;

        Refusal(HttpStatus status) {
            this.status = status;
        }
    }

    @GetMapping("/callback")
    ModelAndView ask(@RequestParam(defaultValue = "") String reason) {
        return page(new Asking(named(reason), ""), Optional.empty());
    }

    @PostMapping("/callback")
    ModelAndView take(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            @ModelAttribute("words") Words words) {
        Optional<Case> about = tickets.reference(ticket).flatMap(cases::find);
        Asking asking = new Asking(about.map(Case::reason).orElse(named(reason)), about.isPresent() ? ticket : "");
        Department department = calls.department(asking.reason(), about);
        if (!calls.isOfferedBy(department)) return shown(asking, new Never(), HttpStatus.NOT_FOUND);
        String network = Network.of(request.getRemoteAddr());
        try {
            boolean onFile = about.isPresent() && number.isBlank();
            Optional<String> called = onFile ? calls.onFile(about.get()) : calls.allowed(number);
            if (called.isEmpty()) return refused(asking, onFile ? Refusal.NONE_ON_FILE : Refusal.NUMBER);
            Optional<Instant> when = calls.from(from, department, called.get());
            if (when.isEmpty()) return refused(asking, Refusal.HOUR);
            var call = new WantedCall(
                    asking.reason(),
                    department,
                    about.map(Case::reference),
                    called.get(),
                    when.get(),
                    words.tag().equals("es"));
            return onFile ? arrangedOnFile(asking, call, network) : confirms(asking, call, network);
        } catch (HostUnavailable silent) {
            return new ModelAndView("guide/silent", Map.of(), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private ModelAndView arrangedOnFile(Asking asking, WantedCall call, String network) {
        if (!verification.mayCall(network, served.programme().get(), call.number()))
            return refused(asking, Refusal.TOO_MANY);
        return arranged(asking, call, "");
    }

    private ModelAndView confirms(Asking asking, WantedCall call, String network) {
        if (!CallLater.takesMessages(call.number())) return refused(asking, Refusal.LANDLINE);
        return switch (verification.prove(network, served.programme().get(), call.number(), language(call))) {
            case NumberProof.Sent(NumberProof proof) ->
                shown(asking, new AskCode(unconfirmed.keep(new Unconfirmed(call, proof)), false), HttpStatus.OK);
            case NumberProof.NotSent _ -> refused(asking, Refusal.NOT_SENT);
            case NumberProof.TooMany _ -> refused(asking, Refusal.TOO_MANY);
        };
    }

    private static String language(WantedCall call) {
        return call.inSpanish() ? "es" : "en";
    }

    @PostMapping("/callback/{key}")
    ModelAndView confirm(@PathVariable String key, @RequestParam(defaultValue = "") String code) {
        Optional<Unconfirmed> waiting = unconfirmed.of(key);
        if (waiting.isEmpty()) return refused(new Asking(Reason.SOMETHING_ELSE, ""), Refusal.TOO_LATE);
        WantedCall call = waiting.get().call();
        var asking = new Asking(call.reason(), "");
        boolean fits = OneTimeCode.parse(code.replaceAll("\\s", ""))
                .filter(waiting.get().proof()::isGivenBy)
                .isPresent();
        if (!fits) return shown(asking, new AskCode(key, true), HttpStatus.BAD_REQUEST);
        unconfirmed.forget(key);
        return arranged(asking, call, key);
    }

    private ModelAndView arranged(Asking asking, WantedCall call, String id) {
        return calls.arrange(call, id)
                .map(reference -> shown(asking, new Arranged(reference, calls.notBefore(call)), HttpStatus.OK))
                .orElseGet(() -> refused(asking, Refusal.TAKEN));
    }

    /** @param ticket of the case that it is about; may be empty */
    private record Asking(Reason reason, String ticket) {}

    private static Reason named(String reason) {
        return BrowserCalls.named(reason).orElse(Reason.SOMETHING_ELSE);
    }

    private ModelAndView refused(Asking asking, Refusal why) {
        return page(asking, Optional.of(why));
    }

    private ModelAndView page(Asking asking, Optional<Refusal> refusal) {
        Department department = calls.department(
                asking.reason(), tickets.reference(asking.ticket()).flatMap(cases::find));
        Answer answer = calls.isOfferedBy(department)
                ? new Ask(refusal, calls.hours(department), asking.ticket())
                : new Never();
        return shown(asking, answer, refusal.map(why -> why.status).orElse(HttpStatus.OK));
    }

    private static ModelAndView shown(Asking asking, Answer answer, HttpStatus status) {
        return new ModelAndView(
                "guide/callback",
                Map.of("reason", asking.reason(), "reasons", List.of(Reason.values()), "answer", answer),
                status);
    }
}
