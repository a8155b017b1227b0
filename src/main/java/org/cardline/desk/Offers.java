package org.cardline.desk;

import java.util.Optional;
import java.util.function.Supplier;
import org.cardline.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a browser's telephone is told that makes an offer (SDP, RFC 8866). */
final class Offers {
    static final String SDP = "application/sdp";

    private Offers() {}

    /** @param connect gives the answer; empty where there is no room, and a fault of the offer's is an IllegalArgumentException */
    static ResponseEntity<?> answered(Supplier<Optional<String>> connect) {
        try {
            Optional<String> answer = connect.get();
            return answer.isPresent()
                    ? ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType(SDP))
                            .body(answer.get())
                    : Problem.answer(HttpStatus.SERVICE_UNAVAILABLE, "There is no room for one more telephone now.");
        } catch (IllegalArgumentException notForUs) {
            return Problem.answer(HttpStatus.NOT_ACCEPTABLE, String.valueOf(notForUs.getMessage()));
        }
    }
}
