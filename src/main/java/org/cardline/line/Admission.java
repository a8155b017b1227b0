package org.cardline.line;

import java.util.function.Consumer;

/** What {@link Reception} says to an arriving call. */
public sealed interface Admission {
    /**
     * The call is answered.
     *
     * @param conversation runs on the caller's own virtual thread once the answer was acknowledged; when it returns,
     *     the line hangs up
     * @param silent nothing is ever sent to the caller, not even silence
     */
    record Served(Consumer<Caller> conversation, boolean silent) implements Admission {}

    /**
     * The call is refused.
     *
     * @param status a final SIP status, 400–699
     * @param reason its reason phrase
     */
    record Refused(int status, String reason) implements Admission {}
}
