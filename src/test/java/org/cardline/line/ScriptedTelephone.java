package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardline.media.RtpWriter;
import org.cardline.media.Tones;

/**
 * An agent's telephone with two buttons for calls, that says by SIP what the test has it say: it registers, is rung, holds,
 * calls somebody besides, joins both of its calls, and takes over a call of another telephone. Whatever else comes meanwhile it
 * leaves aside: also whether it is there ({@link #isAsked} apart), so that a test that is slow isn't missed. One thread.
 */
final class ScriptedTelephone implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String PASSWORD = "correcthorse";

    private final InetSocketAddress line;
    private final String user;
    private final DatagramSocket sip = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private int sent;

    /** Of ana. */
    ScriptedTelephone(InetSocketAddress line) throws IOException {
        this(line, "ana");
    }

    ScriptedTelephone(InetSocketAddress line, String user) throws IOException {
        this.line = line;
        this.user = user;
        sip.setSoTimeout(PATIENCE_MILLIS);
    }

    /** One of its calls, and where its voice goes. */
    final class Side implements AutoCloseable {
        final String callId;
        final String ownTag;
        final DatagramSocket rtp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        String otherTag = "";
        private boolean leavesOfferToLine;
        private InetSocketAddress voiceTo = line;
        private int sequence = 100;
        private int version = 1;

        Side(String callId, String ownTag) throws IOException {
            this.callId = callId;
            this.ownTag = ownTag;
        }

        private String session(String direction) {
            return """
                    v=0
                    o=- 1 %d IN IP4 127.0.0.1
                    s=-
                    c=IN IP4 127.0.0.1
                    t=0 0
                    m=audio %d RTP/AVP 0 101
                    a=rtpmap:101 telephone-event/8000
                    a=%s
                    """.formatted(version++, rtp.getLocalPort(), direction).replace("\n", "\r\n");
        }

        /** What Refer-To names this call by, from the line's own side. */
        String replaces() {
            return "Replaces=" + callId + "%3Bto-tag%3D" + otherTag + "%3Bfrom-tag%3D" + ownTag;
        }

        /** What takes the place of this call, in an INVITE: RFC 3891. */
        String named() {
            return "Replaces: " + callId + ";to-tag=" + otherTag + ";from-tag=" + ownTag + "\r\n";
        }

        /** Puts the line on hold here, or takes it back. */
        void offers(String direction) throws IOException {
            String answer = asks("INVITE", session(direction), "");
            assertThat(answer).startsWith("SIP/2.0 200 ");
            acknowledges();
        }

        /** The same, and the line makes the offer. */
        void answersAnew(String direction) throws IOException {
            String offer = asks("INVITE", "", "");
            assertThat(offer).startsWith("SIP/2.0 200 ").contains("m=audio ");
            send(request("ACK", sequence, session(direction), ""));
        }

        private void acknowledges() throws IOException {
            send(request("ACK", sequence, leavesOfferToLine ? session("sendrecv") : "", ""));
            leavesOfferToLine = false;
        }

        void hangsUp() throws IOException {
            assertThat(asks("BYE", "", "")).startsWith("SIP/2.0 200 ");
        }

        /** Asks the line to transfer, and proves who asks; the answer. */
        String refers(String to) throws IOException {
            String header = "Refer-To: <" + to + ">\r\n";
            String challenge = asks("REFER", "", header);
            return asks("REFER", "", header + proof(challenge, "REFER", "sip:cardline@" + host()));
        }

        private String asks(String method, String body, String headers) throws IOException {
            send(request(method, ++sequence, body, headers));
            return await(each -> each.startsWith("SIP/2.0 ")
                    && !each.startsWith("SIP/2.0 1")
                    && each.contains("CSeq: " + sequence + ' ' + method));
        }

        private String request(String method, int number, String body, String headers) {
            return message(
                    method + " sip:cardline@" + host() + " SIP/2.0",
                    "<sip:" + user + '@' + host() + ">;tag=" + ownTag,
                    "<sip:cardline@" + host() + ">;tag=" + otherTag,
                    callId,
                    number + " " + method,
                    headers,
                    body);
        }

        /** Says a tone for so long. */
        void says(double hertz, Duration length) throws IOException {
            byte[] codes = Tones.sine(hertz, length, 8_000).ulaw();
            var writer = new RtpWriter(7, 1, 1);
            var out = ByteBuffer.allocate(200);
            for (int at = 0; at + 160 <= codes.length; at += 160) {
                out.clear();
                writer.write(out, 0, at == 0, codes, at, 160);
                writer.advance(160);
                rtp.send(new DatagramPacket(out.array(), out.position(), voiceTo));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        private void agreed(String message) {
            Matcher port = Pattern.compile("m=audio (\\d+)").matcher(message);
            assertThat(port.find()).as(message).isTrue();
            voiceTo = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
        }

        @Override
        public void close() {
            rtp.close();
        }
    }

    private String host() {
        return "127.0.0.1:" + line.getPort();
    }

    void registers() throws IOException {
        String contact = "Contact: <sip:" + user + "@127.0.0.1:" + sip.getLocalPort() + ">\r\n";
        String uri = "sip:" + host();
        String challenge = outside("REGISTER", uri, "r", 1, contact, "");
        assertThat(challenge).startsWith("SIP/2.0 401 ");
        assertThat(outside("REGISTER", uri, "r", 2, contact + proof(challenge, "REGISTER", uri), ""))
                .startsWith("SIP/2.0 200 ");
    }

    private String outside(String method, String uri, String callId, int number, String headers, String body)
            throws IOException {
        String self = "<sip:" + user + '@' + host() + ">";
        String to = method.equals("REGISTER") ? self : "<" + uri + ">";
        send(message(
                method + ' ' + uri + " SIP/2.0",
                self + ";tag=own-" + callId,
                to,
                callId,
                number + " " + method,
                headers,
                body));
        return await(each -> each.startsWith("SIP/2.0 ")
                && each.contains("CSeq: " + number + ' ' + method)
                && each.contains("Call-ID: " + callId));
    }

    /** Is rung, and answers. */
    Side answers() throws IOException {
        String invite = await(each -> each.startsWith("INVITE "));
        Side side = rungBy(invite);
        String body = side.session("sendrecv");
        says(invite, "200 OK", "Content-Type: application/sdp\r\n", body);
        await(each -> each.startsWith("ACK "));
        return side;
    }

    /** Is rung, and rings. */
    Side rings() throws IOException {
        String invite = await(each -> each.startsWith("INVITE "));
        Side side = rungBy(invite);
        says(invite, "180 Ringing", "", "");
        return side;
    }

    private Side rungBy(String invite) throws IOException {
        var side = new Side(header(invite, "Call-ID"), "own-first");
        side.otherTag = tag(header(invite, "From"));
        side.agreed(invite);
        return side;
    }

    private void says(String invite, String status, String headers, String body) throws IOException {
        send("SIP/2.0 " + status + "\r\nVia: " + header(invite, "Via") + "\r\nFrom: " + header(invite, "From")
                + "\r\nTo: " + header(invite, "To") + ";tag=own-first\r\nCall-ID: " + header(invite, "Call-ID")
                + "\r\nCSeq: " + header(invite, "CSeq") + "\r\nContact: <sip:" + user + "@127.0.0.1:"
                + sip.getLocalPort() + ">\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Is asked whether it is there, and says so. From then on the line misses it where it doesn't. */
    void isAsked() throws IOException {
        says200(await(each -> each.startsWith("OPTIONS ")));
    }

    /** Waits until the line rings no more. */
    void awaitCancel() throws IOException {
        await(each -> each.startsWith("CANCEL "));
    }

    /** Calls somebody besides, and proves who calls; rings until its {@link #outcome}. */
    Side calls(String whom) throws IOException {
        return calls(whom, second());
    }

    /** The same without an offer: the line makes it. */
    Side callsWithoutOffer(String whom) throws IOException {
        Side side = second();
        side.leavesOfferToLine = true;
        return calls(whom, side);
    }

    private Side calls(String whom, Side side) throws IOException {
        String ringing = proves(side, whom, "");
        assertThat(ringing).startsWith("SIP/2.0 180 ");
        side.otherTag = tag(header(ringing, "To"));
        return side;
    }

    private Side second() throws IOException {
        return new Side("second" + sent + '-' + sip.getLocalPort(), "own-second" + sent);
    }

    private String proves(Side side, String whom, String headers) throws IOException {
        String uri = "sip:" + whom + '@' + host();
        String body = side.leavesOfferToLine ? "" : side.session("sendrecv");
        String challenge = invites(side, uri, 1, headers, body);
        assertThat(challenge).startsWith("SIP/2.0 401 ");
        side.sequence = 2;
        return invites(side, uri, 2, headers + proof(challenge, "INVITE", uri), body);
    }

    /** Takes the place of another telephone: that one's {@link Side#named}. */
    Side takesOver(String named) throws IOException {
        Side side = second();
        agreed(side, proves(side, "cardline", named));
        return side;
    }

    /** The same without an offer: the line makes it. */
    Side takesOverWithoutOffer(String named) throws IOException {
        Side side = second();
        side.leavesOfferToLine = true;
        agreed(side, proves(side, "cardline", named));
        return side;
    }

    /** Tries to, and proves who it is; what the line answers. */
    String refusedToTakeOver(String named) throws IOException {
        return proves(second(), "cardline", named);
    }

    /** Tries to without being asked who it is. */
    String unaskedToTakeOver(String named) throws IOException {
        Side side = second();
        return invites(side, "sip:cardline@" + host(), 1, named, side.session("sendrecv"));
    }

    private String invites(Side side, String uri, int number, String headers, String body) throws IOException {
        send(message(
                "INVITE " + uri + " SIP/2.0",
                "<sip:" + user + '@' + host() + ">;tag=" + side.ownTag,
                "<" + uri + ">",
                side.callId,
                number + " INVITE",
                headers,
                body));
        return await(each -> each.startsWith("SIP/2.0 ")
                && !each.startsWith("SIP/2.0 100")
                && each.contains("CSeq: " + number + " INVITE")
                && each.contains("Call-ID: " + side.callId));
    }

    /** What came of that call. */
    String outcome(Side side) throws IOException {
        String answer = await(each -> each.startsWith("SIP/2.0 ")
                && !each.startsWith("SIP/2.0 1")
                && each.contains("Call-ID: " + side.callId)
                && each.contains("CSeq: 2 INVITE"));
        if (answer.startsWith("SIP/2.0 200 ")) agreed(side, answer);
        return answer;
    }

    private void agreed(Side side, String answer) throws IOException {
        assertThat(answer).startsWith("SIP/2.0 200 ");
        side.otherTag = tag(header(answer, "To"));
        side.agreed(answer);
        side.acknowledges();
    }

    /** What the line tells about a transfer, its last word. */
    String notified() throws IOException {
        return await(each -> each.startsWith("NOTIFY ") && each.contains("terminated"));
    }

    /** Waits until the line has hung up there. */
    void awaitHangUp(Side side) throws IOException {
        await(each -> each.startsWith("BYE ") && each.contains("Call-ID: " + side.callId));
    }

    private String message(
            String start, String from, String to, String callId, String sequence, String headers, String body) {
        String contact = headers.contains("Contact: ")
                ? ""
                : "Contact: <sip:" + user + "@127.0.0.1:" + sip.getLocalPort() + ">\r\n";
        return start + "\r\nVia: SIP/2.0/UDP 127.0.0.1:" + sip.getLocalPort() + ";branch=z9hG4bK" + ++sent
                + "\r\nMax-Forwards: 70\r\nFrom: " + from + "\r\nTo: " + to + "\r\nCall-ID: " + callId + "\r\nCSeq: "
                + sequence + "\r\n" + contact + headers
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sip.send(new DatagramPacket(bytes, bytes.length, line));
    }

    private String await(Predicate<String> wanted) throws IOException {
        while (true) {
            var packet = new DatagramPacket(new byte[65_535], 65_535);
            sip.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            if (!text.startsWith("SIP/2.0 ") && !text.startsWith("ACK ")) answersWell(text);
            if (wanted.test(text)) return text;
        }
    }

    private void answersWell(String request) throws IOException {
        if (!request.startsWith("INVITE ") && !request.startsWith("OPTIONS ")) says200(request);
    }

    private void says200(String request) throws IOException {
        send("SIP/2.0 200 OK\r\nVia: " + header(request, "Via") + "\r\nFrom: " + header(request, "From") + "\r\nTo: "
                + header(request, "To") + "\r\nCall-ID: " + header(request, "Call-ID") + "\r\nCSeq: "
                + header(request, "CSeq") + "\r\nContent-Length: 0\r\n\r\n");
    }

    private static String header(String message, String name) {
        Matcher found = Pattern.compile("(?m)^" + name + ": (.*?)\r?$").matcher(message);
        assertThat(found.find()).as(name + " in " + message).isTrue();
        return found.group(1);
    }

    private static String tag(String address) {
        return address.substring(address.indexOf(";tag=") + 5);
    }

    private String proof(String challenge, String method, String uri) {
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(challenge);
        assertThat(nonce.find()).as(challenge).isTrue();
        String response = sha256(sha256(user + ":cardline:" + PASSWORD) + ':' + nonce.group(1) + ":00000001:mine:auth:"
                + sha256(method + ':' + uri));
        return "Authorization: Digest username=\"" + user + "\", realm=\"cardline\", nonce=\"" + nonce.group(1)
                + "\", uri=\""
                + uri + "\", algorithm=SHA-256, cnonce=\"mine\", qop=auth, nc=00000001, response=\"" + response
                + "\"\r\n";
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        sip.close();
    }
}
