package org.cardline.sip;

import java.time.Duration;
import java.util.Optional;

/** A response, RFC 3261 section 7.2. */
record Response(int status, String reason, Headers headers, byte[] body) implements Message {

    boolean isProvisional() {
        return status < 200;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Via via() {
        return Via.parse(headers.first(HeaderName.VIA).orElseThrow(() -> new MalformedException("Missing Via")));
    }

    CommandSequence sequence() {
        return CommandSequence.parse(headers.only(HeaderName.CSEQ));
    }

    String toTag() {
        return NameAddress.parse(headers.only(HeaderName.TO), HeaderName.TO)
                .tag()
                .orElse("");
    }

    /** One of our own transactions answers to this: RFC 3261 section 17.1.3. */
    String transactionKey() {
        return sequence().method() + ' ' + via().uniqueBranch();
    }

    /** When to ask again; absent where it isn't said or isn't readable. */
    Optional<Duration> retryAfter() {
        try {
            return headers.first(HeaderName.RETRY_AFTER)
                    .map(value -> new Cursor(value).token(HeaderName.RETRY_AFTER))
                    .map(digits -> Duration.ofSeconds(Cursor.number(digits, Integer.MAX_VALUE, "Retry-After")));
        } catch (MalformedException unreadable) {
            return Optional.empty();
        }
    }
}
