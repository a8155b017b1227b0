package org.cardline.desk;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardline.programme.DeskAgent;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.web.ProviderDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk}, and the sign-in before it, which leads who is signed in to their work. */
@Controller
final class DeskPage {
    private final LiveProgramme programme;
    private final SipTelephones sips;
    private final ProviderDoor door;

    DeskPage(LiveProgramme programme, SipTelephones sips, ProviderDoor door) {
        this.programme = programme;
        this.sips = sips;
        this.door = door;
    }

    @GetMapping("/desk")
    ModelAndView show(Principal agent, CsrfToken token) {
        return new ModelAndView(
                "desk/desk",
                Map.of(
                        "agent", agent.getName(),
                        "token", token.getToken(),
                        "sip", sips.isChosen(agent.getName()),
                        "others", others(agent.getName()),
                        "queues", queues(),
                        "reasons", programme.current().queues().away(),
                        "codes", programme.current().queues().wrapUp().codes(),
                        "steps", programme.current().steps().all()));
    }

    /** The agents to whom a talk may be transferred. */
    private List<String> others(String agent) {
        return programme.current().queues().desks().stream()
                .map(DeskAgent::name)
                .filter(each -> !each.equals(agent))
                .toList();
    }

    /** The queues, as people call them, by their names in the programme. */
    private Map<String, String> queues() {
        Programme known = programme.current();
        var named = new Named(known);
        var queues = new LinkedHashMap<String, String>();
        known.queues().queues().forEach(each -> queues.put(each.id(), named.queue(each.id())));
        return queues;
    }

    @GetMapping("/desk/sign-in")
    ModelAndView signIn(@RequestParam Map<String, String> how, CsrfToken token, @Nullable Authentication signedIn) {
        if (signedIn != null) return new ModelAndView("redirect:" + DeskSecurity.home(signedIn));
        return new ModelAndView(
                "desk/signin",
                Map.of(
                        "token", token.getToken(),
                        "wrong", how.containsKey("wrong"),
                        "out", how.containsKey("out"),
                        "hasProvider", door.isThere(),
                        "why",
                                Optional.ofNullable(how.get("provider"))
                                        .map(code -> ProvidedPeople.Why.of(code).words)));
    }

    /** To the provider, where it is there. */
    @GetMapping("/desk/sign-in/provider")
    String toProvider() {
        return "redirect:"
                + (door.isOpen()
                        ? "/desk/provider/to/" + ProviderDoor.ID
                        : "/desk/sign-in?provider=" + ProvidedPeople.Why.UNREACHABLE.code());
    }
}
