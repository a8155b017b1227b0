package org.cardline.guide;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cardline.programme.Programme;
import org.cardline.routing.Routing;
import org.cardline.routing.Typed;
import org.cardline.web.CaptionEvents;
import org.cardline.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/call-texts/KEY}: what a caller from a page types in a talk, and, as server-sent events named
 * {@code typed}, what the agent types; {@code /api/v1/call-texts/KEY/said}: what the line says in it. The key is the page's own: who knows a call's id reads nothing by it. What may be a
 * card number is masked before it is kept.
 */
@RestController
final class CallTexts {
    static final String PATH = "/api/v1/call-texts/";

    /** Longer than calls are. */
    private static final Duration GOOD_FOR = Duration.ofHours(6);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    private static final int MOST_READERS = 100;

    private final Supplier<Programme> programme;
    private final Typed typed;
    private final ForAWhile<String> calls;
    private final boolean captions;
    private final CaptionEvents said;
    private final Semaphore readers = new Semaphore(MOST_READERS);

    CallTexts(ServedNumbers served, Routing routing, CaptionsOfCalls captions, InstantSource time) {
        programme = served.programme();
        typed = routing.typed();
        calls = new ForAWhile<>(GOOD_FOR, time);
        this.captions = captions.shown();
        said = new CaptionEvents(captions.calls());
    }

    /** A fresh key for this call. */
    String key(String callId) {
        return calls.keep(callId);
    }

    @PostMapping(path = PATH + "{key}", consumes = "text/plain")
    ResponseEntity<?> type(@PathVariable String key, @RequestBody String words) {
        Optional<String> call = calls.of(key);
        if (call.isEmpty()) return Problem.answer(HttpStatus.NOT_FOUND, "The call is over.");
        String line = words.strip();
        if (line.isEmpty() || line.length() > Typed.LONGEST)
            return Problem.answer(HttpStatus.BAD_REQUEST, "Type 1 to " + Typed.LONGEST + " characters.");
        return typed.byCaller(call.get(), CardDigits.masked(line, programme.get()))
                ? ResponseEntity.noContent().build()
                : Problem.answer(HttpStatus.CONFLICT, "Nobody reads along: type once you talk with a person.");
    }

    @GetMapping(PATH + "{key}")
    void follow(
            @PathVariable String key,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long last,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        String call = calls.of(key).orElseThrow(GuidePages::nothingHere);
        if (!readers.tryAcquire()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            response.setContentType("text/event-stream;charset=utf-8");
            send(call, last, response.getWriter());
        } finally {
            readers.release();
        }
    }

    /** Whoever hears the call reads it; nobody else, and it is kept nowhere. */
    @GetMapping(PATH + "{key}/said")
    void said(@PathVariable String key, HttpServletResponse response) throws IOException, InterruptedException {
        String call = calls.of(key).filter(each -> captions).orElseThrow(GuidePages::nothingHere);
        said.send(call, response);
    }

    /** What came after the last that it has, until the page reads no more. */
    private void send(String call, long read, PrintWriter events) throws InterruptedException {
        long last = read;
        while (!events.checkError()) { // which also sends what is written
            List<Typed.Line> fresh = typed.byAgents(call, last);
            for (Typed.Line each : fresh) {
                events.write("event: typed\nid: " + each.id() + "\ndata: "
                        + each.words().replaceAll("\\R", " ") + "\n\n");
                last = each.id();
            }
            if (fresh.isEmpty()) events.write(": still here\n\n");
            TimeUnit.MILLISECONDS.sleep(LOOKS_EVERY.toMillis());
        }
    }
}
