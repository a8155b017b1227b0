package org.cardline.media;

/**
 * The two laws of ITU-T G.711: one byte a sample, 8,000 samples a second. Tables made from the reference algorithms of
 * ITU-T G.191; immutable, for any thread.
 */
public enum Law {
    /** µ-law, PCMU: North America and Japan. RTP payload type 0 (RFC 3551, 6). */
    ULAW(0),
    /** A-law, PCMA: everywhere else. RTP payload type 8. */
    ALAW(8);

    /** Both laws ignore the last two bits of a 16-bit sample, so a table of 2^14 codes is exact. */
    private static final int IGNORED_BITS = 2;

    private final int payloadType;
    private final short[] linear = new short[256];
    private final byte[] codes = new byte[65536 >> IGNORED_BITS];

    Law(int payloadType) {
        this.payloadType = payloadType;
        for (int code = 0; code < 256; code++)
            linear[code] = (short) (payloadType == 0 ? expandU(code) : expandA(code));
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample += 1 << IGNORED_BITS) {
            codes[sample - Short.MIN_VALUE >> IGNORED_BITS] =
                    (byte) (payloadType == 0 ? compressU(sample) : compressA(sample));
        }
    }

    /** The static RTP payload type of this law. */
    public int payloadType() {
        return payloadType;
    }

    /** The code that a silent line sends. */
    public byte silence() {
        return encode((short) 0);
    }

    /** The 16-bit sample of a code. */
    public short decode(byte code) {
        return linear[code & 0xFF];
    }

    /** The code nearest to a 16-bit sample. */
    public byte encode(short sample) {
        return codes[sample - Short.MIN_VALUE >> IGNORED_BITS];
    }

    /** Decodes {@code length} codes from {@code from} on into {@code samples} from {@code to} on. */
    public void decode(byte[] encoded, int from, short[] samples, int to, int length) {
        for (int i = 0; i < length; i++) samples[to + i] = linear[encoded[from + i] & 0xFF];
    }

    /** Encodes {@code length} samples from {@code from} on into {@code encoded} from {@code to} on. */
    public void encode(short[] samples, int from, byte[] encoded, int to, int length) {
        for (int i = 0; i < length; i++) encoded[to + i] = encode(samples[from + i]);
    }

    private static int expandU(int code) {
        int exponent = ~code >> 4 & 7;
        int step = 8 << exponent;
        int magnitude = (0x80 << exponent) + step * (~code & 0xF) + step / 2 - 4 * 33;
        return code < 0x80 ? -magnitude : magnitude;
    }

    private static int compressU(int sample) {
        int magnitude = Math.min(0x1FFF, ((sample < 0 ? ~sample : sample) >> 2) + 33);
        int segment = 27 - Integer.numberOfLeadingZeros(magnitude);
        int code = 8 - segment << 4 | 0xF - (magnitude >> segment & 0xF);
        return sample < 0 ? code : code | 0x80;
    }

    private static int expandA(int code) {
        int bits = (code ^ 0x55) & 0x7F;
        int exponent = bits >> 4;
        int mantissa = (bits & 0xF) + (exponent > 0 ? 16 : 0);
        int magnitude = (mantissa << 4) + 8 << Math.max(0, exponent - 1);
        return code < 0x80 ? -magnitude : magnitude;
    }

    private static int compressA(int sample) {
        int magnitude = (sample < 0 ? ~sample : sample) >> 4;
        int exponent = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
        int code = exponent == 0 ? magnitude : exponent << 4 | magnitude >> exponent - 1 & 0xF;
        return (sample < 0 ? code : code | 0x80) ^ 0x55;
    }
}
