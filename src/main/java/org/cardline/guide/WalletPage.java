package org.cardline.guide;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.cardline.programme.Programme;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /guide/wallet-card.pdf}: the numbers, to print and carry along. */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class WalletPage {
    private final Supplier<Programme> programme;
    private final InstantSource time;

    WalletPage(ServedNumbers served, InstantSource time) {
        programme = served.programme();
        this.time = time;
    }

    @GetMapping("/wallet-card.pdf")
    ResponseEntity<byte[]> card(@ModelAttribute("words") Words words) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(new WalletCard(new Answers(programme.get(), time.instant()), words).pdf());
    }
}
