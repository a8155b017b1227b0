package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.programme.Programme;
import org.cardline.programme.Proof;
import org.cardline.verification.Admission;
import org.cardline.verification.SignIn;
import org.cardline.verification.Verification;
import org.cardline.web.Network;
import org.cardline.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /guide/member/passkey}: a card member signs in with one; asked by the script of the sign-in's page. */
@RestController
@RequestMapping({"/guide", "/guide/en", "/guide/es"})
final class PasskeySignIn {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeySignIn.class);
    private static final String PATH = "/member/passkey";
    private static final String ASKED = "passkey";
    private static final Duration ANSWERED_IN = Duration.ofMinutes(5);

    /** In an hour; each that is used is counted as a sign-in, too. */
    private static final int PER_NETWORK = 60;

    private final Supplier<Programme> programme;
    private final Verification verification;
    private final Visits visits;
    private final MemberKeys keys;
    private final PerNetwork asking;
    private final ForAWhile<PublicKeyCredentialRequestOptions> asked;

    PasskeySignIn(ServedNumbers served, Verification verification, Visits visits, MemberKeys keys, InstantSource time) {
        programme = served.programme();
        this.verification = verification;
        this.visits = visits;
        this.keys = keys;
        asking = new PerNetwork(PER_NETWORK, time);
        asked = new ForAWhile<>(ANSWERED_IN, time);
    }

    /** What the authenticator is to sign, once. */
    @PostMapping(path = PATH + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> ask(HttpServletRequest request) {
        if (!asking.takes(Network.of(request.getRemoteAddr()))) return refused(NotAdmitted.TOO_OFTEN);
        PublicKeyCredentialRequestOptions options = keys.party().createCredentialRequestOptions(PasskeyJson.ask());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(asked.keep(options), request))
                .body(PasskeyJson.of(options));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> signIn(
            @RequestBody String used, @CookieValue(ASKED) Optional<String> word, HttpServletRequest request) {
        Optional<PublicKeyCredentialRequestOptions> options = word.flatMap(asked::of);
        word.ifPresent(asked::forget);
        Optional<Used> key = options.flatMap(each -> used(each, used));
        if (key.isEmpty()) return refused(NotAdmitted.UNKNOWN);
        try {
            var admission = verification.admit(
                    Network.of(request.getRemoteAddr()),
                    programme.get(),
                    key.get().member(),
                    Proof.PASSKEY);
            return switch (admission) {
                case Admission.Admitted(SignIn signIn) ->
                    entered(signIn, key.get().id(), request);
                case Admission.Refusal refusal -> refused(NotAdmitted.of(refusal));
            };
        } catch (HostUnavailable silent) {
            return refused(NotAdmitted.SILENT);
        }
    }

    /** Whose passkey was used, and which. */
    private record Used(CustomerReference member, Bytes id) {}

    private Optional<Used> used(PublicKeyCredentialRequestOptions options, String used) {
        try {
            var key = PasskeyJson.used(used);
            var person = keys.party().authenticate(new RelyingPartyAuthenticationRequest(options, key));
            return Optional.of(new Used(new CustomerReference(person.getName()), key.getRawId()));
        } catch (RuntimeException notOne) { // what comes is read by libraries that throw what they like
            LOG.info("A passkey was refused: {}", notOne.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private ResponseEntity<?> entered(SignIn signIn, Bytes key, HttpServletRequest request) {
        BooleanSupplier stands = () -> keys.keys().findByCredentialId(key) != null;
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        visits.begin(signIn, stands, request).toString())
                .body(Map.of());
    }

    private static ResponseEntity<Problem> refused(NotAdmitted why) {
        return Problem.answer(why.status, Told.refusedPasskey(why, Words.english()));
    }

    private static String cookie(String word, HttpServletRequest request) {
        return OwnCookie.of(ASKED, word, Words.GUIDE, request)
                .maxAge(ANSWERED_IN)
                .build()
                .toString();
    }
}
