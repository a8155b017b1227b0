package org.cardline.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/v1/calls/{callId}/text}: what the line says in any call, as {@link CaptionEvents}. In a demonstration only. */
@RestController
final class CallText {
    private final CaptionEvents events;
    private final WebSettings settings;

    CallText(LiveCalls calls, WebSettings settings) {
        events = new CaptionEvents(calls);
        this.settings = settings;
    }

    @GetMapping("/api/v1/calls/{callId}/text")
    void follow(@PathVariable String callId, HttpServletResponse response) throws IOException, InterruptedException {
        if (!settings.demonstration()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        events.send(callId, response);
    }
}
