package org.cardline.guide;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cardline.programme.Programme;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * {@code /guide/wallet-card.pdf}: the numbers, to print and carry along. Made once for a language, a programme and a day,
 * as whoever asks may ask often, and a font is read for it.
 */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class WalletPage {
    private final Supplier<Programme> programme;
    private final InstantSource time;
    private final Map<String, Made> made = new ConcurrentHashMap<>(); // by language

    WalletPage(ServedNumbers served, InstantSource time) {
        programme = served.programme();
        this.time = time;
    }

    @GetMapping("/wallet-card.pdf")
    ResponseEntity<byte[]> card(@ModelAttribute("words") Words words) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf(words));
    }

    private record Made(Programme of, LocalDate on, byte[] pdf) {}

    private byte[] pdf(Words words) {
        Instant now = time.instant();
        Programme current = programme.get();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return made.compute(
                        words.tag(),
                        (_, known) -> known != null && known.of.equals(current) && known.on.equals(today)
                                ? known
                                : new Made(current, today, new WalletCard(new Answers(current, now), words).pdf()))
                .pdf;
    }
}
