package org.cardline.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.routing.Announcements;
import org.cardline.routing.Routing;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk/floor/announcements}: what callers of each entry point hear before anything else, to set and to take back. */
@Controller
final class FloorAnnouncements {
    private final LiveProgramme programme;
    private final Announcements announcements;
    private final Acts acts;

    FloorAnnouncements(LiveProgramme programme, Routing routing, Acts acts) {
        this.programme = programme;
        announcements = routing.announcements();
        this.acts = acts;
    }

    /**
     * An entry point, and what is heard there.
     *
     * @param name what the programme calls it; empty for nothing
     */
    public record At(String dialled, String name, Optional<Announcements.Announced> announced) {}

    /** @param done the number for which it has just been set, if one has */
    @GetMapping("/desk/floor/announcements")
    ModelAndView show(@RequestParam Optional<String> done, CsrfToken token) {
        Programme now = programme.current();
        return new ModelAndView(
                "desk/announcements",
                Map.of(
                        "entries", entries(now, announcements.all()),
                        "phrases", now.announcements(),
                        "said",
                                done.map(number -> "It counts from now on, for " + number + ".")
                                        .orElse(""),
                        "token", token.getToken()));
    }

    /** Those that answer with words. */
    private static List<At> entries(Programme programme, List<Announcements.Announced> all) {
        return programme.entryPoints().stream()
                .filter(FloorAnnouncements::greets)
                .map(entry -> at(entry.dialled(), all))
                .toList();
    }

    private static boolean greets(EntryPoint entry) {
        return switch (entry.conversation()) {
            case EntryPoint.Menu menu -> true;
            case EntryPoint.Queued queued -> true;
            case EntryPoint.Announcement sounds -> false;
            case EntryPoint.Wait wait -> false;
        };
    }

    private static At at(String dialled, List<Announcements.Announced> all) {
        var announced =
                all.stream().filter(each -> each.dialled().equals(dialled)).findFirst();
        return new At(dialled, announced.map(Announcements.Announced::name).orElse(""), announced);
    }

    /** @param name of the programme's announcement; empty for none any more */
    @PostMapping("/desk/floor/announcements")
    String set(Principal supervisor, @RequestParam String dialled, @RequestParam String name) {
        Programme now = programme.current();
        if (now.entryPoints().stream().noneMatch(entry -> entry.dialled().equals(dialled) && greets(entry))
                || !name.isEmpty() && !now.announcements().containsKey(name))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        if (name.isEmpty()) {
            acts.does(supervisor.getName(), "silences", dialled);
            announcements.silence(dialled);
        } else {
            acts.does(supervisor.getName(), "announces", name + " at " + dialled);
            announcements.announce(dialled, name, supervisor.getName());
        }
        return "redirect:/desk/floor/announcements?done=" + URLEncoder.encode(dialled, StandardCharsets.UTF_8);
    }
}
