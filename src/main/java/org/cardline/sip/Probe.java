package org.cardline.sip;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A question to the other side of a call whether it is still there: OPTIONS within the dialog, which every telephone answers
 * (RFC 3261, 11); session timers (RFC 4028) know only the few that have them, and take 90 s at least. Who knows nothing of
 * the call (481, 408) has lost it (section 12.2.1.2).
 */
final class Probe extends Alarm implements ClientTransaction.User {
    /** Three copies go out in it. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Core core;
    private final Call call;
    private final NonInviteClientTransaction transaction;

    private Probe(Core core, Call call) {
        this.core = core;
        this.call = call;
        Dialog dialog = call.dialog();
        String branch = Via.COOKIE + core.unique();
        byte[] options = dialog.request(core.settings, "OPTIONS", dialog.nextSequence(), branch)
                .header(HeaderName.CONTACT, "<sip:" + core.settings.hostPort() + '>')
                .header(HeaderName.ACCEPT, "application/sdp")
                .end();
        transaction = new NonInviteClientTransaction(core, "OPTIONS", branch, options, dialog.nextHop(), this);
    }

    static Probe send(Core core, Call call) {
        var probe = new Probe(core, call);
        core.begin(probe.transaction);
        core.timers.set(probe, PATIENCE);
        return probe;
    }

    @Override
    public void responded(Response response, InetSocketAddress from) {
        if (response.isProvisional()) return;
        core.timers.cancel(this);
        call.probeSettled();
        if (response.status() == 481 || response.status() == 408) call.lost(CallEvent.Why.LOST);
        else core.tell(new CallEvent.Probed(call, true));
    }

    @Override
    public void timedOut() {
        elapsed();
    }

    @Override
    void elapsed() {
        terminated();
        call.probeSettled();
        core.tell(new CallEvent.Probed(call, false));
    }

    /** The call is over, and whatever is answered. */
    void terminated() {
        core.timers.cancel(this);
        core.remove(transaction);
    }
}
