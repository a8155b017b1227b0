package org.cardline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /api/v1/calls/{callId}/text}: what the line says in a call, as server-sent events named {@code said},
 * {@code asked}, {@code keyed}, {@code ended}. In a demonstration only. The request's own virtual thread waits for the
 * words.
 */
@RestController
final class CallText {
    /** A comment after so long a silence shows that the connection lives; if no call has come by then, it ends. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final LiveCalls calls;
    private final WebSettings settings;

    CallText(LiveCalls calls, WebSettings settings) {
        this.calls = calls;
        this.settings = settings;
    }

    @GetMapping("/api/v1/calls/{callId}/text")
    void follow(@PathVariable String callId, HttpServletResponse response) throws IOException, InterruptedException {
        if (!settings.demonstration()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        try (LiveCalls.Captions captions =
                calls.listen(callId).orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE))) {
            response.setContentType("text/event-stream;charset=utf-8");
            response.flushBuffer();
            send(captions, response.getWriter());
        }
    }

    private static void send(LiveCalls.Captions captions, PrintWriter events) throws InterruptedException {
        boolean any = false;
        boolean over = false;
        while (!over && !events.checkError()) { // which also sends what is written
            Optional<LiveCalls.Caption> caption = captions.next(SILENCE);
            events.write(caption.map(CallText::event).orElse(": still here\n\n"));
            any |= caption.isPresent();
            over = !any
                    || caption.filter(each -> each.kind() == LiveCalls.Caption.Kind.ENDED)
                            .isPresent();
        }
        events.flush();
    }

    private static String event(LiveCalls.Caption caption) {
        String name = caption.kind().name().toLowerCase(Locale.ROOT);
        return "event: " + name + "\ndata: " + caption.words().replaceAll("\\R", " ") + "\n\n";
    }
}
