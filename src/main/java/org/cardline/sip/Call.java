package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A handle on one call, from the INVITE to the BYE. Its facts never change and may be read by any thread; everything else
 * goes through the {@link UserAgent} that it belongs to.
 */
public final class Call {
    private final Core core;
    private final boolean outgoing;
    private final Uri target;
    private final NameAddress from;
    private final InetSocketAddress remote;
    private Dialog dialog;
    private @Nullable ReceivedInvite received;
    private @Nullable SentInvite sent;
    private @Nullable Probe probe;
    private @Nullable String provedUser;
    private @Nullable Call replaces;
    private String earlyTag = "";
    private boolean established;
    private boolean over;

    Call(Core core, boolean outgoing, Uri target, NameAddress from, InetSocketAddress remote, Dialog dialog) {
        this.core = core;
        this.outgoing = outgoing;
        this.target = target;
        this.from = from;
        this.remote = remote;
        this.dialog = dialog;
    }

    /** The Call-ID. */
    public String callId() {
        return dialog.callId();
    }

    /** Whether we placed it. */
    public boolean isOutgoing() {
        return outgoing;
    }

    /** Whom the call is for: the Request-URI of its INVITE. */
    public Uri target() {
        return target;
    }

    /** The user or telephone number called; empty text where the Request-URI names none. */
    public String calledUser() {
        return target.user().orElse("");
    }

    /** Who says to be calling: the URI in From, which nothing proves. */
    public Uri caller() {
        return from.uri();
    }

    /** The user or telephone number in From; empty where it names none. Nothing proves it. */
    public Optional<String> callerNumber() {
        return from.uri().user();
    }

    /** The display name in From; may be empty. */
    public String callerName() {
        return from.displayName();
    }

    /** Where the INVITE came from or went to. */
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    /** Whose registered telephone placed it, where that proved who it is; strangers are not asked to. */
    public Optional<String> provedUser() {
        return Optional.ofNullable(provedUser);
    }

    void proved(String user) {
        provedUser = user;
    }

    /** The call whose place this one is to take; whoever is there has proved who they are. */
    public Optional<Call> replaces() {
        return Optional.ofNullable(replaces);
    }

    void replaces(Call other) {
        replaces = other;
    }

    /** Whether that names this call, as we know it. */
    public boolean isNamedBy(Replaces named) {
        return dialog.localTag().equals(named.toTag())
                && (dialog.isWith(named.callId(), named.fromTag()) || isEarly(named));
    }

    private boolean isEarly(Replaces named) {
        return !established && callId().equals(named.callId()) && earlyTag.equals(named.fromTag());
    }

    /** It rings at whoever gave it this tag. */
    void early(String tag) {
        earlyTag = tag;
    }

    Dialog dialog() {
        return dialog;
    }

    void dialog(Dialog formed) {
        dialog = formed;
    }

    boolean isOver() {
        return over;
    }

    /** An INVITE of theirs that is not through yet: unanswered, or its answer not acknowledged. */
    Optional<ReceivedInvite> pendingReceived() {
        return Optional.ofNullable(received);
    }

    /** An INVITE of ours that has no final answer yet. */
    Optional<SentInvite> pendingSent() {
        return Optional.ofNullable(sent);
    }

    void pending(ReceivedInvite invite) {
        received = invite;
    }

    void pending(SentInvite invite) {
        sent = invite;
    }

    void receivedSettled() {
        received = null;
    }

    void sentSettled() {
        sent = null;
    }

    void probeSettled() {
        probe = null;
    }

    /** Both sides know that the call is answered. */
    void established() {
        established = true;
    }

    boolean isEstablished() {
        return established;
    }

    void ring() {
        if (!over && !established && received != null) received.ring();
    }

    void accept(SessionDescription session) {
        if (!over && received != null) received.accept(session);
    }

    void refuse(int status, String reason, Optional<Duration> retryAfter) {
        if (!over && received != null) received.refuse(status, reason, retryAfter);
    }

    void cancel() {
        if (!over && !established && sent != null) sent.cancel();
    }

    void reinvite(SessionDescription offer) {
        boolean free = established && sent == null && received == null;
        if (!over && free) sent = SentInvite.again(core, this, offer);
    }

    void probe() {
        if (!over && established && probe == null) probe = Probe.send(core, this);
    }

    /** Hangs up in the way that the call's state asks for. Section 15: no BYE before our answer is acknowledged. */
    void hangUp() {
        if (over) return;
        if (!established && outgoing) {
            cancel();
        } else if (!established && received != null && received.isUnanswered()) {
            refuse(480, "Temporarily Unavailable", Optional.empty());
        } else {
            over(new CallEvent.Ended(this, CallEvent.Why.WE_HUNG_UP));
            if (established) sendBye();
        }
    }

    /** Says the last word on this call to its user. */
    void over(CallEvent last) {
        over = true;
        core.tell(last);
    }

    /** The other side no longer plays its part. */
    void lost(CallEvent.Why why) {
        if (!over) over(new CallEvent.Ended(this, why));
        sendBye();
    }

    /** Section 15.1.1. Nothing that the other side answers changes that the call is over. */
    void sendBye() {
        core.bye(dialog);
        leave();
    }

    /** Section 15.1.2: the other side hung up. */
    void byeReceived() {
        boolean unanswered = !established && received != null && received.isUnanswered();
        if (!over) {
            over(unanswered ? new CallEvent.Cancelled(this) : new CallEvent.Ended(this, CallEvent.Why.THEY_HUNG_UP));
        }
        leave();
    }

    /** Nothing of this call stays but its transactions. */
    void leave() {
        if (received != null) received.terminated();
        if (sent != null) sent.terminated();
        if (probe != null) probe.terminated();
        core.calls.remove(this);
    }
}
