package org.cardline.desk;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Optional;
import org.cardline.routing.ContactId;
import org.cardline.routing.Target;
import org.cardline.routing.Wish;
import org.cardline.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page asks for, each with the session's token against forgery (CSRF). */
@RestController
final class DeskWishes {
    private final Desk desk;
    private final SipTelephones sips;
    private final Accounts accounts;
    private final OpeningCase opening;

    DeskWishes(Desk desk, SipTelephones sips, Accounts accounts, OpeningCase opening) {
        this.desk = desk;
        this.sips = sips;
        this.accounts = accounts;
        this.opening = opening;
    }

    /** The browser's offer, answered: from now on it is the agent's telephone. */
    @PostMapping(path = "/desk/telephone", consumes = Offers.SDP)
    ResponseEntity<?> connect(Principal agent, @RequestBody String offer) {
        return Offers.answered(() -> desk.connect(agent.getName(), offer));
    }

    @DeleteMapping("/desk/telephone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Principal agent) {
        desk.leave(agent.getName());
    }

    /** A SIP telephone instead of the browser: how to set it up, told this once. */
    @PostMapping("/desk/sip-telephone")
    ResponseEntity<?> sip(Principal agent) {
        return desk.mayChangeTelephone(agent.getName())
                ? ResponseEntity.ok(sips.choose(agent.getName()))
                : Problem.answer(HttpStatus.CONFLICT, "Change the telephone when nobody is on it.");
    }

    /** The browser again. */
    @DeleteMapping("/desk/sip-telephone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void browser(Principal agent) {
        if (desk.mayChangeTelephone(agent.getName())) sips.giveUp(agent.getName());
    }

    /** Somebody uses the page: its session goes on. */
    @PostMapping("/desk/here")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void here() {}

    @PostMapping("/desk/ready")
    ResponseEntity<?> ready(Principal agent) {
        return answer(desk.ready(agent.getName()));
    }

    @PostMapping("/desk/away")
    ResponseEntity<?> away(Principal agent, @RequestParam String reason) {
        return answer(desk.away(agent.getName(), reason));
    }

    @PostMapping("/desk/answer")
    ResponseEntity<?> answer(Principal agent) {
        return answer(desk.answer(agent.getName()));
    }

    @PostMapping("/desk/refuse")
    ResponseEntity<?> refuse(Principal agent) {
        return answer(desk.refuse(agent.getName()));
    }

    @PostMapping("/desk/hang-up")
    ResponseEntity<?> hangUp(Principal agent) {
        return answer(desk.hangUp(agent.getName()));
    }

    @PostMapping("/desk/wish")
    ResponseEntity<?> wish(Principal agent, @RequestParam Wish.What what, @RequestParam Optional<String> to) {
        return answer(desk.wish(agent.getName(), new Wish(what, to.flatMap(Target::parse))));
    }

    @PostMapping("/desk/case")
    ResponseEntity<?> open(Principal agent) {
        return answer(opening.open(agent.getName()));
    }

    @PostMapping("/desk/note")
    ResponseEntity<?> note(Principal agent, @RequestParam String words) {
        return answer(desk.note(agent.getName(), words));
    }

    @PostMapping("/desk/type")
    ResponseEntity<?> type(Principal agent, @RequestParam String words) {
        return answer(desk.type(agent.getName(), words));
    }

    @PostMapping("/desk/complete")
    ResponseEntity<?> complete(
            Principal agent,
            @RequestParam Optional<Long> contact,
            @RequestParam String step,
            @RequestParam Optional<LocalDate> date,
            @RequestParam Optional<String> code) {
        return answer(
                desk.complete(agent.getName(), new Completing.Paper(contact.map(ContactId::new), step, date, code)));
    }

    /** Asked for anew with each talk, and whenever more is shown. */
    @GetMapping("/desk/account")
    ResponseEntity<?> account(Principal agent) {
        return switch (accounts.look(agent.getName())) {
            case Accounts.Account account -> ResponseEntity.ok(account);
            case Accounts.NotShown(String why) -> Problem.answer(HttpStatus.CONFLICT, why);
        };
    }

    /** Nobody signs in as the caller by a passkey any more. */
    @PostMapping("/desk/account/remove-passkeys")
    ResponseEntity<?> removePasskeys(Principal agent) {
        return answer(accounts.removePasskeys(agent.getName()));
    }

    private static ResponseEntity<?> answer(Desk.Done done) {
        return switch (done) {
            case Desk.Well well -> ResponseEntity.noContent().build();
            case Desk.NotSo(String whatToDo) -> Problem.answer(HttpStatus.CONFLICT, whatToDo);
        };
    }
}
