package org.cardline.guide;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cardline.verification.Admission;
import org.springframework.http.HttpStatus;

/** Why somebody whom an authenticator or the issuer vouches for is not signed in, as the sign-in's page tells it. */
enum NotAdmitted {
    /** Too many wrong answers were given about them. */
    LOCKED(HttpStatus.FORBIDDEN),
    /** Their network asks too often. */
    TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS),
    /** The card host doesn't answer. */
    SILENT(HttpStatus.SERVICE_UNAVAILABLE),
    /** Nobody vouches for them, or the card host doesn't know them. */
    UNKNOWN(HttpStatus.UNAUTHORIZED);

    final HttpStatus status;

    NotAdmitted(HttpStatus status) {
        this.status = status;
    }

    static NotAdmitted of(Admission.Refusal refusal) {
        return switch (refusal) {
            case Admission.LockedOut locked -> LOCKED;
            case Admission.TooMany often -> TOO_OFTEN;
            case Admission.NoCards nobody -> UNKNOWN;
        };
    }

    /** In an address of the sign-in's page. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of whatever stands in an address. */
    static Optional<NotAdmitted> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
