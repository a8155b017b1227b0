package org.cardline.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cardline.media.Announcement;
import org.cardline.media.Clip;
import org.cardline.media.JitterBuffer;
import org.cardline.media.Key;
import org.cardline.media.KeyReceiver;
import org.cardline.media.KeySender;
import org.cardline.media.Law;
import org.cardline.media.Playout;
import org.cardline.media.RtpPacket;
import org.cardline.media.RtpWriter;
import org.cardline.sip.AudioSession;

/** The audio of one call: what is heard, keyed and said. Owned by the telephone's thread. */
final class Handset implements Playout.Listener, AutoCloseable {
    private static final int KEY_MILLIS = 100;
    private static final int DATAGRAM_BYTES = 2048;

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Ear ear;
    private final RtpWriter writer;
    private final RtpPacket packet = new RtpPacket();
    private final JitterBuffer jitter = new JitterBuffer();
    private final KeyReceiver keysHeard = new KeyReceiver();
    private final Playout mouth = new Playout(Law.ULAW, this);
    private final ArrayDeque<Key> keys = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
    private final short[] heard = new short[JitterBuffer.FRAME];
    private final byte[] said = new byte[JitterBuffer.FRAME];
    private Optional<AudioSession> audio = Optional.empty();
    private Optional<KeySender> keySender = Optional.empty();
    private int keyPayloadType = -1;

    Handset(InetAddress bind, Ear ear, RandomGenerator random) throws IOException {
        this.ear = ear;
        writer = new RtpWriter(random.nextInt(), random.nextInt(), random.nextInt());
        channel = DatagramChannel.open().bind(new InetSocketAddress(bind, 0));
        channel.configureBlocking(false);
        address = (InetSocketAddress) channel.getLocalAddress();
    }

    InetSocketAddress address() {
        return address;
    }

    /** From now on the audio goes there. */
    void agreed(AudioSession audio) {
        if (keySender.isEmpty() && audio.telephoneEvent().isPresent()) {
            keyPayloadType = audio.telephoneEvent().getAsInt();
            keySender = Optional.of(new KeySender(keyPayloadType));
        }
        this.audio = Optional.of(audio);
    }

    void press(Key key) {
        keys.add(key);
    }

    void say(Clip clip) {
        mouth.play(new Announcement(List.of(clip), Key.NONE));
    }

    /** Once every 20 ms: hears what came, sends what is keyed or said. */
    void tick() throws IOException {
        while (receive()) if (packet.parse(in)) heard(packet);
        keysHeard.tick();
        jitter.take(heard);
        ear.hears(heard);
        if (audio.isPresent() && audio.get().direction().sends()) speak(audio.get());
        writer.advance(JitterBuffer.FRAME);
    }

    private void heard(RtpPacket packet) {
        if (packet.payloadType() != keyPayloadType) jitter.put(packet);
        else if (keysHeard.received(packet)) ear.hearsKey(keysHeard.key());
    }

    private boolean receive() throws IOException {
        in.clear();
        if (channel.receive(in) == null) return false;
        in.flip();
        return true;
    }

    private void speak(AudioSession audio) throws IOException {
        out.clear();
        if (!key()) {
            mouth.next(said);
            writer.write(out, Law.ULAW.payloadType(), false, said, 0, said.length);
        }
        out.flip();
        channel.send(out, audio.remote());
    }

    private boolean key() {
        if (keySender.isEmpty()) return false;
        if (keySender.get().isIdle() && !keys.isEmpty()) keySender.get().press(keys.remove(), KEY_MILLIS);
        return keySender.get().next(writer, out);
    }

    @Override
    public void played(Announcement announcement) {}

    @Override
    public void stopped(Announcement announcement, int atSample) {}

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
