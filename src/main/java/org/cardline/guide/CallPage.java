package org.cardline.guide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Programme;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /guide/call}, and {@code /call}: the numbers that this line answers, each to be called from the page itself, in the
 * reader's language.
 */
@Controller
final class CallPage {
    private final Supplier<Programme> programme;

    private final boolean captions;

    CallPage(ServedNumbers served, CaptionsOfCalls captions) {
        programme = served.programme();
        this.captions = captions.shown();
    }

    /**
     * @param to the number to begin with, where the page was reached by a link to it
     * @param reason what was chosen before; it goes along with the call
     */
    @GetMapping({"/call", "/guide/call", "/guide/en/call", "/guide/es/call"})
    ModelAndView show(@RequestParam Optional<String> to, @RequestParam Optional<String> reason) {
        List<EntryPoint> numbers = programme.get().entryPoints().stream()
                .filter(each -> each.conversation() instanceof EntryPoint.Menu)
                .toList();
        String chosen = to.filter(number ->
                        numbers.stream().anyMatch(each -> each.dialled().equals(number)))
                .or(() -> numbers.stream().map(EntryPoint::dialled).findFirst())
                .orElse("");
        return new ModelAndView(
                "guide/call",
                Map.of(
                        "captions",
                        captions,
                        "numbers",
                        numbers,
                        "chosen",
                        chosen,
                        "reason",
                        reason.flatMap(BrowserCalls::named),
                        "spanish",
                        !programme.get().spanishPrompts().recordings().isEmpty()));
    }
}
