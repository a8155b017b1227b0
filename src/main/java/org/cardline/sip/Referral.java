package org.cardline.sip;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A transfer that the other side of a call asks for: REFER, RFC 3515. Its sender has proved who they are. It is answered once,
 * and once it is accepted they are told how it goes (section 2.4.4), also after the call. Its facts may be read by any thread;
 * everything else goes through the {@link UserAgent}.
 */
public final class Referral {
    private static final String FRAGMENT = "message/sipfrag;version=2.0";

    /** As long as a transfer may take that nobody stops. */
    private static final int LASTS_SECONDS = 120;

    private final Core core;
    private final Call call;
    private final Dialog dialog;
    private final String user;
    private final Uri to;
    private final Request request;
    private final NonInviteServerTransaction transaction;
    private boolean over;

    Referral(Core core, Call call, String user, Uri to, Request request, NonInviteServerTransaction transaction) {
        this.core = core;
        this.call = call;
        this.dialog = call.dialog();
        this.user = user;
        this.to = to;
        this.request = request;
        this.transaction = transaction;
    }

    static Referral received(
            Core core, Call call, String user, Uri to, Request request, String key, InetSocketAddress from) {
        var transaction =
                new NonInviteServerTransaction(core, key, request.via().replyTo(from));
        core.begin(transaction);
        return new Referral(core, call, user, to, request, transaction);
    }

    /** The call that is to be transferred. */
    public Call call() {
        return call;
    }

    /** Who has proved to ask for it. */
    public String user() {
        return user;
    }

    /** To whom: what Refer-To names. */
    public Uri to() {
        return to;
    }

    /** Which other call of theirs is to be joined with this one: what Refer-To says to replace. */
    public Optional<Replaces> replaces() {
        return to instanceof SipUri uri ? Replaces.of(uri) : Optional.empty();
    }

    void accept() {
        answer(202, "Accepted");
        progress(100, "Trying");
    }

    void refuse(int status, String reason) {
        over = true;
        answer(status, reason);
    }

    private void answer(int status, String reason) {
        var writer = MessageWriter.response(request, status, reason, dialog.localTag());
        if (status < 300) writer.header(HeaderName.CONTACT, '<' + contact() + '>');
        else writer.header("Warning", core.warning(reason));
        transaction.answer(status, writer.end());
    }

    /** What became of it so far; after a final status nothing is told any more. */
    void progress(int status, String reason) {
        if (over) return;
        over = status >= 200;
        String branch = Via.COOKIE + core.unique();
        byte[] notify = dialog.request(core.settings, "NOTIFY", dialog.nextSequence(), branch)
                .header(HeaderName.CONTACT, '<' + contact() + '>')
                .header("Event", "refer")
                .header("Subscription-State", over ? "terminated;reason=noresource" : "active;expires=" + LASTS_SECONDS)
                .end(FRAGMENT, "SIP/2.0 " + status + ' ' + HeaderText.check(reason) + "\r\n");
        NonInviteClientTransaction.send(core, "NOTIFY", branch, notify, dialog.nextHop());
    }

    private String contact() {
        return "sip:cardline@" + core.settings.hostPort();
    }
}
