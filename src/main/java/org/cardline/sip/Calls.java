package org.cardline.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The calls of one user agent, found by the tag that we gave them; by their INVITE, for peers that know no tags. */
final class Calls {
    private final Map<String, Call> byTag = new HashMap<>();
    private final Map<String, Call> byInvite = new HashMap<>();

    void add(Call call) {
        byTag.put(call.dialog().localTag(), call);
        if (!call.isOutgoing())
            byInvite.put(inviteKey(call.callId(), call.dialog().remoteTag()), call);
    }

    void remove(Call call) {
        byTag.remove(call.dialog().localTag());
        if (!call.isOutgoing())
            byInvite.remove(inviteKey(call.callId(), call.dialog().remoteTag()), call);
    }

    int size() {
        return byTag.size();
    }

    /** The call whose dialog this request is in, RFC 3261 section 12.2.2. */
    Optional<Call> dialogOf(Request request) {
        if (request.toTag().isEmpty()) return invitedBy(request);
        return Optional.ofNullable(byTag.get(request.toTag()))
                .filter(call -> call.dialog().isWith(request.callId(), request.fromTag()));
    }

    /** The call that an INVITE outside a dialog has already begun. */
    Optional<Call> invitedBy(Request request) {
        return Optional.ofNullable(byInvite.get(inviteKey(request.callId(), request.fromTag())));
    }

    /**
     * The call that is to be replaced, RFC 3891 section 3; not one that somebody else places and that we haven't answered.
     */
    Optional<Call> named(Replaces named) {
        return Optional.ofNullable(byTag.get(named.toTag()))
                .filter(call -> call.isNamedBy(named))
                .filter(call -> call.isOutgoing() || call.isEstablished());
    }

    private static String inviteKey(String callId, String remoteTag) {
        return callId + ' ' + remoteTag;
    }
}
