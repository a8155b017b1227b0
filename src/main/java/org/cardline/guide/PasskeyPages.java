package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.cases.Letter;
import org.cardline.cases.Letters;
import org.cardline.programme.Act;
import org.cardline.programme.Programme;
import org.cardline.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /guide/member/passkeys}: a card member's own, to add and to remove. One is added by whoever has shown in this
 * visit what help with signing in asks for, and so by nobody who came by a passkey; every address on file is told.
 */
@Controller
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class PasskeyPages {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyPages.class);
    static final String OWN = "/member/passkeys";
    private static final String ID = "[A-Za-z0-9_-]{2,1400}"; // of at most 1,023 bytes (Web Authentication, 5.8.3)

    private final Supplier<Programme> programme;
    private final MemberPages members;
    private final MemberKeys keys;
    private final Letters letters;

    PasskeyPages(ServedNumbers served, Visits visits, MemberKeys keys, Letters letters) {
        this.letters = letters;
        programme = served.programme();
        members = new MemberPages(visits);
        this.keys = keys;
    }

    @GetMapping(OWN)
    ModelAndView show(HttpServletRequest request, @ModelAttribute("words") Words words) {
        return members.show(
                request,
                words,
                member -> new ModelAndView(
                        "guide/passkeys",
                        Map.of(
                                "passkeys", keys.keys().of(name(member)),
                                "events", keys.keys().events(name(member)),
                                "mayAdd", mayAdd(member),
                                "settledDays", programme.get().verification().settledDays())));
    }

    @PostMapping(OWN + "/remove")
    ModelAndView remove(@RequestParam String id, HttpServletRequest request, @ModelAttribute("words") Words words) {
        return members.show(request, words, member -> {
            if (id.matches(ID)) keys.keys().remove(name(member), Bytes.fromBase64(id));
            return new ModelAndView("redirect:" + words.link(OWN));
        });
    }

    /** What the browser is to make. */
    @PostMapping(path = OWN + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> options(HttpServletRequest request) {
        Optional<MemberPages.Member> member = members.of(request).filter(PasskeyPages::mayAdd);
        if (member.isEmpty()) return refused();
        PublicKeyCredentialCreationOptions options =
                keys.party().createPublicKeyCredentialCreationOptions(PasskeyJson.wish(name(member.get())));
        member.get().visit().makes(options);
        return ResponseEntity.ok(PasskeyJson.of(options, programme.get().brand().displayName()));
    }

    @PostMapping(path = OWN, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> add(@RequestBody String made, HttpServletRequest asked, @ModelAttribute("words") Words words) {
        Optional<MemberPages.Member> member = members.of(asked).filter(PasskeyPages::mayAdd);
        Optional<PublicKeyCredentialCreationOptions> options =
                member.flatMap(each -> each.visit().made());
        if (options.isEmpty()) return refused();
        try {
            RelyingPartyPublicKey key = PasskeyJson.made(made);
            String label = CardDigits.masked(key.getLabel(), programme.get());
            var request = new ImmutableRelyingPartyRegistrationRequest(
                    options.get(), new RelyingPartyPublicKey(key.getCredential(), label));
            keys.keys().together(() -> add(request, name(member.orElseThrow()), words.tag()));
            return ResponseEntity.ok(Map.of());
        } catch (RuntimeException notOne) { // what comes is read by libraries that throw what they like
            LOG.info("A passkey was not added: {}", notOne.getClass().getSimpleName());
            return refused();
        }
    }

    /** None is there of which not every address is told. */
    private void add(RelyingPartyRegistrationRequest request, String member, String language) {
        CredentialRecord added = keys.party().registerCredential(request);
        letters.queue(
                "passkey:" + added.getCredentialId().toBase64UrlString(),
                Letter.passkeyNotice(member, programme.get().letterLanguage(language)));
    }

    private static ResponseEntity<Problem> refused() {
        return Problem.answer(HttpStatus.FORBIDDEN, "Sign in with a code, and load the page again.");
    }

    private static boolean mayAdd(MemberPages.Member member) {
        return member.shown().allows(Act.SIGN_IN_HELP, member.who());
    }

    private static String name(MemberPages.Member member) {
        return member.who().value();
    }
}
