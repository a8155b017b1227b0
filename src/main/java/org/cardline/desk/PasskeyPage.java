package org.cardline.desk;

import java.security.Principal;
import java.util.Map;
import org.cardline.web.Passkeys;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /desk/passkeys}: somebody's own, to add and to remove. */
@Controller
final class PasskeyPage {
    private final Passkeys passkeys;

    PasskeyPage(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @GetMapping("/desk/passkeys")
    ModelAndView show(Principal person, CsrfToken token) {
        return new ModelAndView(
                "desk/passkeys",
                Map.of(
                        "token", token.getToken(),
                        "passkeys", passkeys.of(person.getName()),
                        "events", passkeys.events(person.getName())));
    }

    @PostMapping("/desk/passkeys/remove")
    String remove(Principal person, @RequestParam String id) {
        passkeys.remove(person.getName(), Bytes.fromBase64(id));
        return "redirect:/desk/passkeys";
    }
}
