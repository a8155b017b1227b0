package org.cardline.desk;

import java.security.Principal;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /desk/evidence/7}: a file that a card member sent, saved by the agent who has the case now. It may be anything
 * behind its first bytes: no page of ours shows it, its name is ours, and a browser that shows it runs nothing of it.
 */
@Controller
final class DeskEvidence {
    private final Desk desk;

    DeskEvidence(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/desk/evidence/{piece}")
    ResponseEntity<byte[]> open(Principal agent, @PathVariable long piece) {
        DeskFile.Opened opened =
                desk.open(agent.getName(), piece).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String name = "evidence-" + piece + "." + opened.type().name().toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(opened.type().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(opened.content());
    }
}
