package org.cardline.webrtc;

import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A STUN binding request, RFC 8489 section 5, as connectivity checks use it, and the responses to it.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |0 0|     STUN Message Type     |         Message Length        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Magic Cookie                          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                     Transaction ID (96 bits)                  |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
final class StunMessage {
    private static final int BINDING_REQUEST = 0x0001;
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int BINDING_ERROR = 0x0111;
    private static final int COOKIE = 0x2112A442;
    private static final int HEADER_BYTES = 20;
    private static final int TRANSACTION_BYTES = 12;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int INTEGRITY_BYTES = 20;
    private static final int ERROR_CODE = 0x0009;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int FINGERPRINT = 0x8028;
    private static final int FINGERPRINT_XOR = 0x5354554e;
    private static final int USE_CANDIDATE = 0x0025;
    private static final int ICE_CONTROLLED = 0x8029;
    private static final int MOST_ATTRIBUTES = 32;
    private static final int MOST_RESPONSE_BYTES = 256;

    private final ByteBuffer bytes;
    private String username = "";
    private int integrityAt = -1;
    private boolean controlled;
    private boolean chosen;

    private StunMessage(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** The binding request in this datagram; empty if it is anything else, or broken. The datagram stays as it is. */
    static Optional<StunMessage> bindingRequest(ByteBuffer datagram) {
        var message = new StunMessage(ByteBuffer.wrap(copy(datagram)));
        try {
            return message.read() ? Optional.of(message) : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static byte[] copy(ByteBuffer datagram) {
        var copy = new byte[datagram.remaining()];
        datagram.get(datagram.position(), copy);
        return copy;
    }

    private boolean read() {
        if (bytes.getShort() != BINDING_REQUEST) return false;
        if ((bytes.getShort() & 0xFFFF) != bytes.capacity() - HEADER_BYTES || bytes.getInt() != COOKIE) return false;
        bytes.position(HEADER_BYTES);
        for (int i = 0; bytes.hasRemaining(); i++) {
            if (i == MOST_ATTRIBUTES) return false;
            attribute();
        }
        return true;
    }

    private void attribute() {
        int at = bytes.position();
        int type = bytes.getShort() & 0xFFFF;
        int length = bytes.getShort() & 0xFFFF;
        int end = bytes.position() + (length + 3 & ~3);
        if (integrityAt < 0) { // what stands behind the signature is not signed
            if (type == USERNAME) username = text(length);
            if (type == ICE_CONTROLLED) controlled = true;
            if (type == USE_CANDIDATE) chosen = true;
            if (type == MESSAGE_INTEGRITY && length == INTEGRITY_BYTES) integrityAt = at;
        }
        bytes.position(end);
    }

    private String text(int length) {
        var text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Whom the sender wants: the fragment of ours before the colon (RFC 8445 section 7.2.2). */
    String wantedFragment() {
        return username.substring(0, Math.max(0, username.indexOf(':')));
    }

    /** Whether it is from that browser to us: its user name is both fragments. */
    boolean wants(IceCredentials ours, IceCredentials theirs) {
        return username.equals(ours.fragment() + ":" + theirs.fragment());
    }

    /** Whether the sender says that it leaves the choice to us, as only we may. */
    boolean isControlled() {
        return controlled;
    }

    /** Whether the sender chose this path for its media (RFC 8445 section 7.1.2). */
    boolean isChosen() {
        return chosen;
    }

    /** Whether the sender knows this password: RFC 8489 section 14.5. */
    boolean isSignedWith(byte[] key) {
        if (integrityAt < 0) return false;
        var signature = new byte[INTEGRITY_BYTES];
        bytes.get(integrityAt + 4, signature);
        return MessageDigest.isEqual(signature, signature(bytes.array(), integrityAt, key));
    }

    /** "I heard you, from there." */
    byte[] success(InetSocketAddress from, byte[] key) {
        ByteBuffer response = response(BINDING_SUCCESS);
        byte[] address = from.getAddress().getAddress();
        response.putShort((short) XOR_MAPPED_ADDRESS).putShort((short) (4 + address.length));
        response.putShort((short) (address.length == 4 ? 1 : 2));
        response.putShort((short) (from.getPort() ^ COOKIE >>> 16));
        for (int i = 0; i < address.length; i++) response.put((byte) (address[i] ^ response.get(4 + i)));
        return signed(response, key);
    }

    /** "Not so", with the reason: RFC 8489 section 14.8. */
    byte[] error(int code, String reason, byte[] key) {
        ByteBuffer response = response(BINDING_ERROR);
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        response.putShort((short) ERROR_CODE).putShort((short) (4 + words.length));
        response.putShort((short) 0).put((byte) (code / 100)).put((byte) (code % 100));
        response.put(words).put(new byte[-words.length & 3]);
        return signed(response, key);
    }

    private ByteBuffer response(int type) {
        var response = ByteBuffer.allocate(MOST_RESPONSE_BYTES);
        response.putShort((short) type).putShort((short) 0).putInt(COOKIE);
        return response.put(bytes.array(), HEADER_BYTES - TRANSACTION_BYTES, TRANSACTION_BYTES);
    }

    private static byte[] signed(ByteBuffer message, byte[] key) {
        byte[] signature = signature(message.array(), message.position(), key);
        message.putShort((short) MESSAGE_INTEGRITY).putShort((short) INTEGRITY_BYTES);
        message.put(signature);
        lengthUpTo(message.array(), message.position() + 8);
        var crc = new CRC32();
        crc.update(message.array(), 0, message.position());
        message.putShort((short) FINGERPRINT).putShort((short) 4);
        message.putInt((int) crc.getValue() ^ FINGERPRINT_XOR);
        return Arrays.copyOf(message.array(), message.position());
    }

    /** Over all before the attribute, the length counting it too. */
    private static byte[] signature(byte[] message, int attributeAt, byte[] key) {
        byte[] signed = Arrays.copyOf(message, attributeAt);
        lengthUpTo(signed, attributeAt + 4 + INTEGRITY_BYTES);
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void lengthUpTo(byte[] message, int end) {
        ByteBuffer.wrap(message).putShort(2, (short) (end - HEADER_BYTES));
    }
}
