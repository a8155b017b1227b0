package org.cardline.sip;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens to a call. The last event of a call that came in is one of {@link Cancelled} and {@link Ended}; of one
 * that we placed, one of {@link Refused} and {@link Ended}. After it nothing more is heard of the call, and commands for
 * it do nothing.
 */
public sealed interface CallEvent {
    Call call();

    /**
     * A call came in. Answer it with {@code ring}, {@code accept}, {@code refuse}.
     *
     * @param offer what the caller offers, with at least one audio section that we can talk; empty where our answer is to
     *     carry the offer, and {@link Acknowledged} the caller's answer
     * @param headers of the INVITE
     */
    record Invited(Call call, Optional<SessionDescription> offer, Headers headers) implements CallEvent {}

    /** The caller gave up before we answered. */
    record Cancelled(Call call) implements CallEvent {}

    /**
     * Our answer to the call or to a new offer has arrived there.
     *
     * @param answer present where our answer carried an offer and this is the answer to it
     */
    record Acknowledged(Call call, Optional<SessionDescription> answer) implements CallEvent {}

    /**
     * The other side wants to change the session: hold, resume, another address. Answer it with {@code accept} or
     * {@code refuse}; a refusal leaves the session as it was.
     *
     * @param offer as in {@link Invited}
     */
    record Reoffered(Call call, Optional<SessionDescription> offer) implements CallEvent {}

    /**
     * The call that we placed is getting somewhere.
     *
     * @param status 101–199; 180 is ringing
     * @param session a preview of the answer, for sounds before it
     */
    record Progressing(Call call, int status, Optional<SessionDescription> session) implements CallEvent {}

    /**
     * The other side accepted the call or our new offer; its ACK is sent.
     *
     * @param answer empty where it was missing or unreadable: hang up
     */
    record Answered(Call call, Optional<SessionDescription> answer) implements CallEvent {}

    /**
     * The call that we placed was not accepted.
     *
     * @param status 300–699; 408 also when nobody answered at all, 487 when we cancelled
     */
    record Refused(Call call, int status, String reason, Optional<Duration> retryAfter) implements CallEvent {}

    /** The other side refused our new offer; the session goes on as it was. */
    record ReofferRefused(Call call, int status, String reason) implements CallEvent {}

    /**
     * The other side was asked whether it is still there.
     *
     * @param answered within {@link Probe#PATIENCE}; who answers that there is no such call has {@link Ended} it
     */
    record Probed(Call call, boolean answered) implements CallEvent {}

    /** The other side wants to be replaced by somebody else. Accept it or refuse it; only who has proved who they are gets here. */
    record Referred(Call call, Referral referral) implements CallEvent {}

    /** The call is over. */
    record Ended(Call call, Why why) implements CallEvent {}

    /** Why a call ended. */
    enum Why {
        /** The other side sent BYE. */
        THEY_HUNG_UP,
        /** We hung up. */
        WE_HUNG_UP,
        /** We refused it. */
        WE_REFUSED,
        /** Our answer was never acknowledged; BYE was sent. */
        NO_ACK,
        /** The other side no longer answers or no longer knows the call; BYE was sent. */
        LOST
    }
}
