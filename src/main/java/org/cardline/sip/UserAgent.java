package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One end point's transactions and dialogs, as UAS and UAC, RFC 3261 over UDP. No I/O and no clock: bytes and the time go
 * in, and what to send and what happened come out, in order. The one who drives it sends, and calls {@link #elapsed} when
 * {@link #nextTimer} has come.
 *
 * <p>Not thread-safe: owned by the SIP thread. A command that comes too late (the other side has just hung up) does
 * nothing.
 */
public final class UserAgent {
    private final Core core;
    private final Requests requests;

    /** @param random for tags, branches, Call-IDs: unpredictable in production, seeded in tests */
    public UserAgent(UserAgentSettings settings, RandomGenerator random) {
        this(settings, random, Optional.empty());
    }

    /** @param registrar of the telephones that may register here; without one none may */
    public UserAgent(UserAgentSettings settings, RandomGenerator random, Optional<Registrar> registrar) {
        core = new Core(settings, random, registrar);
        requests = new Requests(core);
    }

    /**
     * A datagram arrived. Whatever its bytes are, nothing is thrown.
     *
     * @param bytes may be reused afterwards
     */
    public List<Output> received(byte[] bytes, int length, InetSocketAddress from, Instant now) {
        core.timers.now(now);
        switch (MessageParser.parse(bytes, length)) {
            case Parsed.Noise _ -> {}
            case Parsed.Broken broken -> requests.broken(broken, from);
            case Parsed.Whole(Request request, int _) -> requests.received(request, from);
            case Parsed.Whole(Response response, int _) -> received(response, from);
        }
        return core.takeOutputs();
    }

    /** Section 18.1.2: a response to nothing of ours, or with a second Via, is dropped. */
    private void received(Response response, InetSocketAddress from) {
        try {
            Grammar.check(response);
        } catch (MalformedException malformed) {
            return;
        }
        boolean forUs = response.headers().all(HeaderName.VIA).size() == 1
                && response.via().rest().isEmpty();
        var transaction = core.client(response.transactionKey());
        if (forUs && transaction != null) transaction.responded(response, from);
    }

    /** Repeats, gives up and forgets what is due. */
    public List<Output> elapsed(Instant now) {
        core.timers.now(now);
        core.timers.run();
        return core.takeOutputs();
    }

    /** When {@link #elapsed} has something to do next; {@link Instant#MAX} when never. */
    public Instant nextTimer() {
        return core.timers.next();
    }

    /** Sends 180 to the caller. */
    public List<Output> ring(Call call, Instant now) {
        core.timers.now(now);
        call.ring();
        return core.takeOutputs();
    }

    /**
     * Accepts a call or a new offer.
     *
     * @param session our answer; where there was no offer, our offer
     */
    public List<Output> accept(Call call, SessionDescription session, Instant now) {
        core.timers.now(now);
        call.accept(session);
        return core.takeOutputs();
    }

    /**
     * Refuses a call or a new offer.
     *
     * @param status 300–699
     * @param retryAfter when to ask again; with 503 above all
     */
    public List<Output> refuse(Call call, int status, String reason, Optional<Duration> retryAfter, Instant now) {
        core.timers.now(now);
        call.refuse(status, reason, retryAfter);
        return core.takeOutputs();
    }

    /** A call that we placed, and what to do for it. */
    public record Placed(Call call, List<Output> outputs) {}

    /** Places a call. */
    public Placed invite(Invitation invitation, Instant now) {
        core.timers.now(now);
        String from = invitation.fromAddress();
        String to = '<' + invitation.address().text() + '>';
        String callId = core.unique() + core.unique();
        var dialog = new Dialog(
                callId, from, core.unique(), to, "", invitation.target().text(), invitation.to());
        var caller = NameAddress.parse(from, HeaderName.FROM);
        var call = new Call(core, true, invitation.target(), caller, invitation.to(), dialog);
        core.calls.add(call);
        call.pending(SentInvite.first(core, call, invitation.offer(), invitation.headers()));
        return new Placed(call, core.takeOutputs());
    }

    /** Gives up a call that we placed and that nobody has answered; {@link CallEvent.Refused} follows. */
    public List<Output> cancel(Call call, Instant now) {
        core.timers.now(now);
        call.cancel();
        return core.takeOutputs();
    }

    /** Hangs up, whatever state the call is in: BYE, CANCEL, or a refusal with 480. */
    public List<Output> bye(Call call, Instant now) {
        core.timers.now(now);
        call.hangUp();
        return core.takeOutputs();
    }

    /** Offers a new session in an answered call; {@link CallEvent.Answered} or {@link CallEvent.ReofferRefused} follows. */
    public List<Output> reinvite(Call call, SessionDescription offer, Instant now) {
        core.timers.now(now);
        call.reinvite(offer);
        return core.takeOutputs();
    }

    /** Asks the other side of an answered call whether it is still there; {@link CallEvent.Probed} follows. One question at a time. */
    public List<Output> probe(Call call, Instant now) {
        core.timers.now(now);
        call.probe();
        return core.takeOutputs();
    }

    /** Takes up a transfer; {@link #progress} tells how it goes. */
    public List<Output> accept(Referral referral, Instant now) {
        core.timers.now(now);
        referral.accept();
        return core.takeOutputs();
    }

    /** @param status 300–699 */
    public List<Output> refuse(Referral referral, int status, String reason, Instant now) {
        core.timers.now(now);
        referral.refuse(status, reason);
        return core.takeOutputs();
    }

    /** @param status as an INVITE to whom it is about would get; from 200 on the last */
    public List<Output> progress(Referral referral, int status, String reason, Instant now) {
        core.timers.now(now);
        referral.progress(status, reason);
        return core.takeOutputs();
    }

    /** Calls that are not over, for measuring. */
    public int calls() {
        return core.calls.size();
    }

    /** Transactions that are kept, for measuring. */
    public int transactions() {
        return core.transactions();
    }
}
