package org.cardline.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who connects where browsers do, over real TCP: none of them is one, and none stays. */
@Timeout(30)
class BrowserStreamsTest {
    private static final int STUN = 0;
    private static final int DTLS = 22;

    private final List<byte[]> checks = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private Optional<BrowserMedia> owner = Optional.empty();
    private Selector selector;
    private InetSocketAddress address;
    private BrowserStreams streams;

    @BeforeEach
    void open() throws IOException {
        selector = Selector.open();
        ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) listener.getLocalAddress();
        streams = new BrowserStreams(selector, listener, (check, from) -> noted(check), browser -> true);
    }

    private Optional<BrowserMedia> noted(ByteBuffer check) {
        var bytes = new byte[check.remaining()];
        check.get(bytes);
        checks.add(bytes);
        return owner;
    }

    @AfterEach
    void close() throws IOException {
        streams.close();
        selector.close();
        for (Socket each : sockets) each.close();
    }

    private Socket connect() throws IOException {
        return connectFrom("127.0.0.1");
    }

    private Socket connectFrom(String host) throws IOException {
        var socket = new Socket(address.getAddress(), address.getPort(), InetAddress.getByName(host), 0);
        sockets.add(socket);
        turn();
        return socket;
    }

    /** What has come is taken. */
    private void turn() throws IOException {
        selector.select(key -> ((Runnable) key.attachment()).run(), 5_000);
    }

    private static byte[] packet(int first, int length) {
        var packet = new byte[2 + length];
        ByteBuffer.wrap(packet).putShort((short) length).put((byte) first);
        return packet;
    }

    private static boolean isHungUpOn(Socket socket) throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Test
    void packetsComeWholeHoweverTheNetworkCutsThem() throws IOException {
        Socket socket = connect();
        byte[] two = ByteBuffer.allocate(2 * 1_202)
                .put(packet(STUN, 1_200))
                .put(packet(STUN, 1_200))
                .array();
        for (int at = 0; at < two.length; at += 601) {
            socket.getOutputStream().write(two, at, Math.min(601, two.length - at));
            turn();
        }
        assertThat(checks).hasSize(2).allMatch(each -> each.length == 1_200);
    }

    @Test
    void aStrangerWhoSendsAnythingButACheckIsHungUpOn() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(packet(DTLS, 100));
        turn();
        assertThat(isHungUpOn(socket)).isTrue();
        assertThat(checks).isEmpty();
    }

    @Test
    void whoAnnouncesMoreThanAnyPacketHasIsHungUpOn() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(new byte[] {(byte) 0xFF, (byte) 0xFF});
        turn();
        assertThat(isHungUpOn(socket)).isTrue();
    }

    @Test
    void aStrangerHasFiveSecondsToProveToBeABrowser() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(packet(STUN, 20));
        turn();
        streams.sweep(System.nanoTime());
        assertThat(checks).hasSize(1);
        assertThat(socket.getInputStream().available()).isZero();
        streams.sweep(System.nanoTime() + Duration.ofSeconds(5).toNanos());
        assertThat(isHungUpOn(socket)).isTrue();
    }

    @Test
    void oneHostHasTenOfThePlacesOfStrangers() throws IOException {
        for (int i = 0; i < 10; i++) connect();
        assertThat(isHungUpOn(connect())).isTrue();
        Socket other = connectFrom("127.0.0.2");
        other.getOutputStream().write(packet(STUN, 20));
        turn();
        assertThat(checks).hasSize(1);
    }

    @Test
    void aBrowserWithMoreThanFourLosesTheOneItWasQuietOnLongest() throws Exception {
        owner = Optional.of(silent());
        List<Socket> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) four.add(proved());
        four.getFirst().getOutputStream().write(packet(STUN, 20));
        turn();
        proved();
        assertThat(isHungUpOn(four.get(1))).isTrue();
        assertThat(four.getFirst().getInputStream().available()).isZero();
        four.getFirst().getOutputStream().write(packet(STUN, 20));
        turn();
        assertThat(checks).hasSize(7);
    }

    @SuppressWarnings("NullAway") // nothing is sent to it
    private static BrowserMedia silent() {
        return new BrowserMedia(null, null);
    }

    private Socket proved() throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(packet(STUN, 20));
        turn();
        return socket;
    }

    @Test
    void moreStrangersThanThereIsRoomForAreHungUpOn() throws IOException {
        for (int i = 0; i < 100; i++) connectFrom("127.0.0." + (2 + i / 10));
        assertThat(isHungUpOn(connect())).isTrue();
        streams.sweep(System.nanoTime() + Duration.ofSeconds(5).toNanos());
        Socket next = connect();
        next.getOutputStream().write(packet(STUN, 20));
        turn();
        assertThat(checks).hasSize(1);
    }
}
