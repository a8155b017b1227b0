package org.cardline.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class BrowserPeerTest {
    private static final Identity OURS = TestBrowser.identity();
    private static final Identity THEIRS = TestBrowser.identity();
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5070);
    private static final int HEADER_BYTES = 12;
    private static final int PAYLOAD_BYTES = 160;

    /** Two ends, joined without a network. */
    private static final class Pair {
        final AtomicReference<TestBrowser> browser = new AtomicReference<>();
        final BrowserPeer peer;
        final CompletableFuture<SealedMedia> media = new CompletableFuture<>();
        final CompletableFuture<Void> over = new CompletableFuture<>();

        Pair(Fingerprint expected, SrtpProfile profile) {
            peer = BrowserPeer.of(
                            ChromiumOffer.of(expected),
                            OURS,
                            LOCAL,
                            new Random(3),
                            (record, to) -> browser.get().received(record))
                    .orElseThrow();
            browser.set(new TestBrowser(THEIRS, profile, peer::handshakeRecord));
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            try {
                peer.shakeHands(media::complete);
                over.complete(null);
            } catch (IOException refused) {
                media.completeExceptionally(refused);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void mediaIsSealedByOneEndAndOpenedByTheOther(SrtpProfile profile) throws Exception {
        var pair = new Pair(THEIRS.fingerprint(), profile);
        pair.browser.get().shakeHands();
        SealedMedia here = pair.media.get(20, TimeUnit.SECONDS);
        SealedMedia there = pair.browser.get().media();
        for (int i = 65_000; i < 66_200; i++) { // past the sequence number's end
            ByteBuffer packet = packet(i, 7);
            assertThat(there.seal(packet)).isTrue();
            assertThat(packet.remaining()).isGreaterThan(HEADER_BYTES + PAYLOAD_BYTES);
            assertThat(here.open(packet)).isTrue();
            assertThat(packet).isEqualTo(packet(i, 7));
        }
        ByteBuffer back = packet(1, 8);
        assertThat(here.seal(back) && there.open(back)).isTrue();
        assertThat(back).isEqualTo(packet(1, 8));
    }

    @Test
    void whatIsRepeatedOrForgedIsNotOpened() throws Exception {
        var pair = new Pair(THEIRS.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
        pair.browser.get().shakeHands();
        SealedMedia here = pair.media.get(20, TimeUnit.SECONDS);
        ByteBuffer sealed = packet(1, 7);
        pair.browser.get().media().seal(sealed);
        ByteBuffer forged = copy(sealed);
        forged.put(HEADER_BYTES, (byte) (forged.get(HEADER_BYTES) ^ 1));
        assertThat(here.open(forged)).isFalse();
        assertThat(here.open(copy(sealed))).isTrue();
        assertThat(here.open(copy(sealed))).isFalse();
        assertThat(here.open(packet(2, 7))).isFalse();
        assertThat(here.open(ByteBuffer.allocate(5))).isFalse();
    }

    @Test
    void whoShowsAnotherCertificateThanTheOffersIsRefused() {
        var pair = new Pair(OURS.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
        assertThatThrownBy(() -> pair.browser.get().shakeHands()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> pair.media.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void aFarewellEndsIt() throws Exception {
        var pair = new Pair(THEIRS.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
        pair.browser.get().shakeHands().close();
        assertThat(pair.over.get(20, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void weMayEndItToo() throws Exception {
        var pair = new Pair(THEIRS.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
        pair.browser.get().shakeHands();
        pair.media.get(20, TimeUnit.SECONDS);
        pair.peer.close();
        assertThat(pair.over.get(20, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void aStrangersCheckGetsNoAnswer() {
        var pair = new Pair(THEIRS.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
        ByteBuffer check =
                ByteBuffer.wrap(java.util.HexFormat.of().parseHex("000100002112a442b7e7a701bc34d686fa87dfae"));
        assertThat(pair.peer.checked(check, LOCAL)).isEmpty();
        assertThat(pair.peer.remote().getPort()).isZero();
        pair.peer.close();
    }

    private static ByteBuffer packet(int sequence, int ssrc) {
        var packet = ByteBuffer.allocate(SealedPacket.MOST_BYTES);
        packet.put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) sequence)
                .putInt(sequence * 160)
                .putInt(ssrc);
        for (int i = 0; i < PAYLOAD_BYTES; i++) packet.put((byte) (i + sequence));
        return packet.flip();
    }

    private static ByteBuffer copy(ByteBuffer packet) {
        return ByteBuffer.allocate(SealedPacket.MOST_BYTES)
                .put(packet.duplicate())
                .flip();
    }
}
