package org.cardline.sip;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Answers that need no state: each copy of the request is answered alike, RFC 3261 section 8.2.7. So a stranger's
 * nonsense costs no memory.
 */
final class Refusals {
    private static final String SESSIONS = "application/sdp";

    private final Core core;

    Refusals(Core core) {
        this.core = core;
    }

    void send(Request request, InetSocketAddress from, int status, String reason) {
        end(request, from, response(request, status, reason));
    }

    /** Section 9.2: the tag is that of the answer to the INVITE. */
    void willCancel(Request cancel, InetSocketAddress from, Optional<String> tag) {
        end(cancel, from, response(cancel, 200, "OK", tag.orElseGet(() -> core.statelessTag(cancel))));
    }

    void methodNotAllowed(Request request, InetSocketAddress from) {
        end(request, from, response(request, 405, "Method Not Allowed").header(HeaderName.ALLOW, core.allow()));
    }

    /** @param why for people, who can do something else then */
    void forbidden(Request request, InetSocketAddress from, String why) {
        end(request, from, response(request, 403, why).header("Warning", core.warning(why)));
    }

    void badExtension(Request request, InetSocketAddress from) {
        String unsupported = String.join(", ", core.unsupported(request));
        end(request, from, response(request, 420, "Bad Extension").header("Unsupported", unsupported));
    }

    void unsupportedMedia(Request request, InetSocketAddress from) {
        end(
                request,
                from,
                response(request, 415, "Unsupported Media Type")
                        .header(HeaderName.ACCEPT, SESSIONS)
                        .header("Accept-Encoding", "identity"));
    }

    void notAcceptable(Request request, InetSocketAddress from, int code, String why) {
        String warning = code + " " + core.settings.hostPort() + " \"" + why + '"';
        end(request, from, response(request, 488, "Not Acceptable Here").header("Warning", warning));
    }

    void later(Request request, InetSocketAddress from, int status, String reason, int seconds) {
        end(request, from, response(request, status, reason).header(HeaderName.RETRY_AFTER, seconds));
    }

    /** Who registers is to prove who they are: section 22.2. */
    void challenge(Request request, InetSocketAddress from, Registrar.Answer answer) {
        var writer = response(request, answer.status(), answer.reason());
        for (var each : answer.headers()) writer.header(each.name(), each.value());
        end(request, from, writer);
    }

    /** Section 11.2. */
    void capabilities(Request request, InetSocketAddress from) {
        end(
                request,
                from,
                core.supported(response(request, 200, "OK")
                        .header(HeaderName.ALLOW, core.allow())
                        .header(HeaderName.ACCEPT, SESSIONS)));
    }

    private MessageWriter response(Request request, int status, String reason) {
        return response(request, status, reason, core.statelessTag(request));
    }

    private MessageWriter response(Request request, int status, String reason, String tag) {
        return MessageWriter.response(request, status, reason, tag).header("Server", core.settings.product());
    }

    /** A request without Via gets nothing: nobody could match the answer. */
    private void end(Request request, InetSocketAddress from, MessageWriter response) {
        if (request.headers().first(HeaderName.VIA).isEmpty()) return;
        core.send(response.end(), replyTo(request, from));
    }

    private static InetSocketAddress replyTo(Request request, InetSocketAddress from) {
        try {
            return request.via().replyTo(from);
        } catch (MalformedException malformed) {
            return from;
        }
    }
}
