package org.cardline.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.cardline.cases.Passes;
import org.cardline.programme.Reason;
import org.cardline.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/browser-calls}: a browser posts its offer and gets the answer and the call's address, which it deletes
 * to hang up; after RFC 9725 (WHIP). A page elsewhere can't post this content type without asking first, and is not
 * allowed to.
 */
@RestController
final class BrowserCalls {
    private static final String PATH = "/api/v1/browser-calls";
    private static final String SDP = "application/sdp";

    /** A cookie: by it who is cut off while waiting and calls again has the place again. */
    private static final String SESSION = "caller";

    /** A header: where the page posts what is typed in this call, and reads what is answered. */
    private static final String TEXTS = "Call-Texts";

    private final BrowserTelephone telephone;
    private final Passes passes;
    private final CallTexts texts;

    BrowserCalls(BrowserTelephone telephone, Passes passes, CallTexts texts) {
        this.telephone = telephone;
        this.passes = passes;
        this.texts = texts;
    }

    @PostMapping(path = PATH, consumes = SDP)
    ResponseEntity<?> call(
            @RequestParam String to,
            @RequestParam Optional<String> reason,
            @RequestParam(defaultValue = "") String language,
            @RequestBody String offer,
            @CookieValue(SESSION) Optional<String> known,
            HttpServletRequest request)
            throws UnknownHostException {
        InetAddress from = InetAddress.getByName(request.getRemoteAddr()); // written as numbers: nothing is looked up
        String session = known.filter(Tokens::isOne).orElseGet(Tokens::fresh);
        return switch (telephone.call(offer, to, session, from)) {
            case BrowserTelephone.Taken(String callId, String answer) -> {
                // Before the browser has its answer, and so before the call begins.
                passes.accompany(callId, new Passes.Along(reason.flatMap(BrowserCalls::named), language.equals("es")));
                yield ResponseEntity.created(URI.create(PATH + "/" + callId))
                        .contentType(MediaType.parseMediaType(SDP))
                        .header(HttpHeaders.SET_COOKIE, cookie(session, request))
                        .header(TEXTS, CallTexts.PATH + texts.key(callId))
                        .body(answer);
            }
            case BrowserTelephone.Busy busy ->
                Problem.answer(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "All lines are busy. Try again in a minute, or dial the number.");
            case BrowserTelephone.NotUnderstood(String why) -> Problem.answer(HttpStatus.NOT_ACCEPTABLE, why);
        };
    }

    private static String cookie(String session, HttpServletRequest request) {
        return OwnCookie.of(SESSION, session, PATH, request).build().toString();
    }

    /** The reason of this word. */
    static Optional<Reason> named(String word) {
        return Arrays.stream(Reason.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
    }

    @DeleteMapping(PATH + "/{callId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hangUp(@PathVariable String callId) {
        telephone.hungUp(callId);
    }
}
