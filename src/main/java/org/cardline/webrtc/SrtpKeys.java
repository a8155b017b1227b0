package org.cardline.webrtc;

import java.util.Arrays;

/**
 * What a handshake agreed on for media, RFC 5764 section 4.2: prints nothing of it.
 *
 * @param profile how media is protected
 * @param ours key and salt of what we send
 * @param theirs key and salt of what they send
 */
record SrtpKeys(SrtpProfile profile, Master ours, Master theirs) {

    /** A master key and its salt. */
    record Master(byte[] key, byte[] salt) {
        @Override
        public String toString() {
            return "•";
        }
    }

    /** From the exported keying material: client's key, server's key, client's salt, server's salt; we are the server. */
    static SrtpKeys ofServer(SrtpProfile profile, byte[] material) {
        int key = profile.keyBytes();
        int salt = profile.saltBytes();
        return new SrtpKeys(
                profile,
                new Master(part(material, key, key), part(material, 2 * key + salt, salt)),
                new Master(part(material, 0, key), part(material, 2 * key, salt)));
    }

    private static byte[] part(byte[] material, int from, int length) {
        return Arrays.copyOfRange(material, from, from + length);
    }
}
