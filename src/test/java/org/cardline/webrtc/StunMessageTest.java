package org.cardline.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sample request of RFC 5769 section 2.1, and what is made of it. */
class StunMessageTest {
    private static final String SAMPLE = "000100582112a442b7e7a701bc34d686fa87dfae"
            + "802200105354554e207465737420636c69656e74"
            + "002400046e0001ff"
            + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf";
    private static final byte[] PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.UTF_8);

    private static StunMessage sample() {
        return StunMessage.bindingRequest(bytes(SAMPLE)).orElseThrow();
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void theSampleRequestIsRead() {
        assertThat(sample().wantedFragment()).isEqualTo("evtj");
        assertThat(sample().isControlled()).isTrue();
        assertThat(sample().isChosen()).isFalse();
        assertThat(sample().wants(ice("evtj"), ice("h6vY"))).isTrue();
        assertThat(sample().wants(ice("evtj"), ice("h6vX"))).isFalse();
    }

    @Test
    void itsSignatureHoldsWithItsPasswordAlone() {
        assertThat(sample().isSignedWith(PASSWORD)).isTrue();
        assertThat(sample().isSignedWith("another".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        var changed = StunMessage.bindingRequest(bytes(SAMPLE.replace("6e0001ff", "6e0001fe")));
        assertThat(changed.orElseThrow().isSignedWith(PASSWORD)).isFalse();
    }

    @Test
    void whatIsNotSignedHasNoSignature() {
        var unsigned = StunMessage.bindingRequest(bytes("000100002112a442b7e7a701bc34d686fa87dfae"));
        assertThat(unsigned.orElseThrow().isSignedWith(PASSWORD)).isFalse();
        assertThat(unsigned.orElseThrow().wantedFragment()).isEmpty();
    }

    /** The mapped address of RFC 5769 section 2.2, whose transaction is the same. */
    @Test
    void theAnswerTellsWhereTheSenderIs() throws UnknownHostException {
        byte[] answer = sample().success(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32853), PASSWORD);
        String hex = HexFormat.of().formatHex(answer);
        assertThat(hex).startsWith("0101").contains("2112a442b7e7a701bc34d686fa87dfae");
        assertThat(hex).contains("002000080001a147e112a643");
        assertThat(ByteBuffer.wrap(answer).getShort(2)).isEqualTo((short) (answer.length - 20));
    }

    /** RFC 5769 section 2.3. */
    @Test
    void theAnswerTellsALongAddressToo() throws UnknownHostException {
        var from = new InetSocketAddress(InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677"), 32853);
        String hex = HexFormat.of().formatHex(sample().success(from, PASSWORD));
        assertThat(hex).contains("002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    @Test
    void brokenOnesAreNone() {
        var random = new Random(7);
        byte[] whole = HexFormat.of().parseHex(SAMPLE);
        for (int length = 0; length < whole.length; length++) {
            assertThat(StunMessage.bindingRequest(ByteBuffer.wrap(whole, 0, length)))
                    .isEmpty();
        }
        for (int i = 0; i < 5000; i++) {
            byte[] mutated = whole.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            StunMessage.bindingRequest(ByteBuffer.wrap(mutated)).ifPresent(StunMessage::wantedFragment);
        }
    }

    private static IceCredentials ice(String fragment) {
        return new IceCredentials(fragment, "0123456789012345678901");
    }
}
