package org.cardline.desk;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.DeskAgent;
import org.cardline.programme.Skills;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk/floor/agents/ana}: one agent's skills, to change, and signing them out. */
@Controller
final class FloorAgentPage {
    private static final Map<String, String> SENTENCES = Map.of(
            "skills", "The skills are changed.",
            "listed", "The skills are those of the programme.",
            "out", "Signed out. Who is in a talk is so after it.");

    private final FloorAgents agents;
    private final Desk desk;
    private final Acts acts;

    FloorAgentPage(FloorAgents agents, Desk desk, Acts acts) {
        this.agents = agents;
        this.desk = desk;
        this.acts = acts;
    }

    /** @param done what has just been done, if anything */
    @GetMapping("/desk/floor/agents/{name}")
    ModelAndView show(@PathVariable String name, @RequestParam Optional<String> done, CsrfToken token) {
        return new ModelAndView(
                "desk/agent",
                Map.of(
                        "agent", name,
                        "levels", agents.levels(listed(name)),
                        "said", SENTENCES.getOrDefault(done.orElse(""), ""),
                        "token", token.getToken()));
    }

    /** @param form a level for each skill, by its name */
    @PostMapping("/desk/floor/agents/{name}/skills")
    String skills(Principal supervisor, @PathVariable String name, @RequestParam Map<String, String> form) {
        try {
            Skills able = agents.chosen(listed(name), form);
            acts.does(supervisor.getName(), "sets skills", name + ": " + String.join(" ", able.needed()));
            agents.able(listed(name), able);
        } catch (NumberFormatException noLevel) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return done(name, "skills");
    }

    @PostMapping("/desk/floor/agents/{name}/skills-as-listed")
    String skillsAsListed(Principal supervisor, @PathVariable String name) {
        acts.does(supervisor.getName(), "sets skills", listed(name).name() + ": as the programme says");
        agents.ableAsListed(listed(name));
        return done(name, "listed");
    }

    @PostMapping("/desk/floor/agents/{name}/sign-out")
    String signOut(Principal supervisor, @PathVariable String name) {
        acts.does(supervisor.getName(), "signs out", listed(name).name());
        desk.signedOutBySupervisor(listed(name).name());
        return done(name, "out");
    }

    private static String done(String agent, String what) {
        return "redirect:/desk/floor/agents/" + agent + "?done=" + what;
    }

    private DeskAgent listed(String name) {
        return agents.listed(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
