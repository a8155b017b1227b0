package org.cardline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the line says in a call, as server-sent events named {@code answered}, {@code said}, {@code asked}, {@code keyed},
 * {@code ended}. The request's own virtual thread waits for the words.
 */
public final class CaptionEvents {
    /** A comment after so long a silence shows that the connection lives. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** Who calls may ask first; a call that isn't answered by then is not found. */
    private static final Duration ARRIVES = Duration.ofSeconds(5);

    private final LiveCalls calls;

    public CaptionEvents(LiveCalls calls) {
        this.calls = calls;
    }

    /** Until the call is over, or nobody reads any more. */
    public void send(String callId, HttpServletResponse response) throws IOException, InterruptedException {
        try (LiveCalls.Captions captions =
                calls.listen(callId).orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE))) {
            LiveCalls.Caption first =
                    captions.next(ARRIVES).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            response.setContentType("text/event-stream;charset=utf-8");
            response.getWriter().write(event(first));
            response.flushBuffer();
            if (!isLast(first)) send(captions, response.getWriter());
        }
    }

    private static void send(LiveCalls.Captions captions, PrintWriter events) throws InterruptedException {
        boolean over = false;
        while (!over && !events.checkError()) { // which also sends what is written
            Optional<LiveCalls.Caption> caption = captions.next(SILENCE);
            events.write(caption.map(CaptionEvents::event).orElse(": still here\n\n"));
            over = caption.filter(CaptionEvents::isLast).isPresent();
        }
        events.flush();
    }

    private static boolean isLast(LiveCalls.Caption caption) {
        return caption.kind() == LiveCalls.Caption.Kind.ENDED;
    }

    private static String event(LiveCalls.Caption caption) {
        String name = caption.kind().name().toLowerCase(Locale.ROOT);
        return "event: " + name + "\ndata: " + caption.words().replaceAll("\\R", " ") + "\n\n";
    }
}
