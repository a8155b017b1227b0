package org.cardline.line;

import java.util.function.Consumer;
import org.cardline.line.CallEnd.Cause;
import org.cardline.media.Announcement;
import org.cardline.media.Key;
import org.cardline.media.KeyReceiver;
import org.cardline.media.KeySender;
import org.cardline.media.Law;
import org.cardline.media.Playout;
import org.cardline.media.RtpPacket;
import org.cardline.media.RtpWriter;
import org.cardline.sip.AudioSession;
import org.cardline.sip.Codec;
import org.cardline.sip.OfferAnswer;
import org.jspecify.annotations.Nullable;

/**
 * One party's media. Lives on one tick and belongs to its thread: every method but the constructor runs there. A key's
 * first packet stops what is being said in {@link #hear}, before {@link #speak} would send more of it.
 *
 * <p>It carries out one act at a time for its caller: say, wait, record. On hold everything stands still.
 */
final class Leg implements Playout.Listener {
    /** More packets of one leg in one tick wait for the next; the kernel drops what it cannot hold. */
    private static final int MOST_PACKETS_A_TICK = 8;

    private static final int KEY_MILLIS = 100;

    /** What a telephone sends of a silence, now and then (RFC 3389): no voice, and a sign of life. */
    private static final int COMFORT_NOISE = 13;

    private final MediaPath media;
    private final boolean silent;
    private final boolean dials;
    private final RtpWriter writer;
    private final Mailbox mailbox;
    private final MediaWatch watch;
    private final Reports reports;
    private final LineMeter meter;
    private final Consumer<Cause> end;
    private final KeyReceiver keys = new KeyReceiver();
    private final Playout playout = new Playout(Law.ULAW, this);
    private final Tap tap;
    private AudioSession audio;
    private int keyPayloadType = -1;
    private @Nullable KeySender keySender;
    private boolean resumes = true;
    private int act;
    private int ticksLeft;
    private boolean endsWithKey;
    private Wire[] speaksInto = {};
    private Wire[] hears = {};
    private boolean broken;

    /**
     * Whose media it is, how it travels, and the mailbox that is told of it.
     *
     * @param dials whether its keys are for whom it talks with, not for the line
     * @param quiet as {@link MediaWatch} tells it; must not wait
     */
    record Party(MediaPath media, boolean silent, Mailbox mailbox, boolean dials, Consumer<Boolean> quiet) {
        /** Whose keys are for the line, and whose pauses are nobody's concern. */
        Party(MediaPath media, boolean silent, Mailbox mailbox) {
            this(media, silent, mailbox, false, quiet -> {});
        }
    }

    /** @param end told on the tick why the call cannot go on; must not wait */
    Leg(Party party, AudioSession audio, RtpWriter writer, Reports reports, LineMeter meter, Consumer<Cause> end) {
        media = party.media();
        silent = party.silent();
        dials = party.dials();
        mailbox = party.mailbox();
        this.writer = writer;
        this.reports = reports;
        this.meter = meter;
        this.end = end;
        watch = new MediaWatch(end, party.quiet());
        tap = new Tap(meter);
        this.audio = audio;
        agreed(audio);
    }

    /** Offer and answer agreed on this, from now on: it may come from elsewhere, go elsewhere, hold or resume. */
    void agreed(AudioSession audio) {
        this.audio = audio;
        int agreedKeys = audio.telephoneEvent().orElse(-1);
        if (agreedKeys != keyPayloadType) keySender = agreedKeys < 0 ? null : new KeySender(agreedKeys);
        keyPayloadType = agreedKeys;
        playout.agreed(agreedLaw());
        media.announced(audio.remote());
    }

    /** Takes all that came since the last time. */
    void hear(Scratch scratch) {
        if (broken) return;
        for (int i = 0; i < MOST_PACKETS_A_TICK && media.receive(scratch.in); i++) {
            if (scratch.packet.parse(scratch.in) && isExpected(scratch.packet)) heard(scratch.packet);
            scratch.packetsIn++;
        }
        keys.tick();
        if (reports.tick(scratch, !silent)) watch.heard();
        watch.tick(audio.direction().receives() && audio.direction().sends());
    }

    private boolean isExpected(RtpPacket packet) {
        boolean known = isKey(packet) || law(packet) != null || packet.payloadType() == COMFORT_NOISE;
        return known && media.isTheirs();
    }

    /** By the number that was agreed, or by the one that we offer: whoever answers by another may send either (RFC 3264, 6.1). */
    private boolean isKey(RtpPacket packet) {
        int type = packet.payloadType();
        boolean offered = type == OfferAnswer.TELEPHONE_EVENT && type != audio.payloadType();
        return keyPayloadType >= 0 && (type == keyPayloadType || offered);
    }

    /** What was agreed, by its own number; else G.711 by its usual ones. */
    private @Nullable Law law(RtpPacket packet) {
        int type = packet.payloadType();
        if (type == audio.payloadType()) return agreedLaw();
        if (type == Law.ULAW.payloadType()) return Law.ULAW;
        return type == Law.ALAW.payloadType() ? Law.ALAW : null;
    }

    private Law agreedLaw() {
        return audio.codec() == Codec.PCMA ? Law.ALAW : Law.ULAW;
    }

    private void heard(RtpPacket packet) {
        watch.heard();
        reports.heard(packet);
        if (!isKey(packet)) {
            Law law = law(packet);
            if (law != null) voice(packet, law);
        } else if (keys.received(packet)) {
            pressed(keys.key());
        }
    }

    private void voice(RtpPacket packet, Law law) {
        tap.put(packet, law);
        for (Wire each : speaksInto) each.put(packet, law);
    }

    private void pressed(Key key) {
        if (dials) {
            for (Wire each : speaksInto) each.press(key);
            return;
        }
        if (tap.recordingEndedByKey()) {
            done();
            return;
        }
        if (!mailbox.pressed(key)) meter.keyDropped();
        playout.pressed(key);
        if (endsWithKey) done();
    }

    /** Sends the next 20 ms. */
    void speak(Scratch scratch) {
        if (broken) return;
        boolean speaks = audio.direction().sends();
        if (speaks) pass();
        if (speaks && !silent) send(scratch);
        else resumes = true;
        if (speaks && tap.next(scratch, agreedLaw())) done();
        writer.advance(Scratch.FRAME_SAMPLES);
    }

    private void pass() {
        if (ticksLeft > 0 && --ticksLeft == 0) done();
    }

    private void send(Scratch scratch) {
        if (hears.length == 0) playout.next(scratch.frame);
        else mix(scratch);
        scratch.out.clear();
        boolean key = sendsKey(scratch);
        if (!key) writer.write(scratch.out, audio.payloadType(), resumes, scratch.frame, 0, scratch.frame.length);
        scratch.out.flip();
        if (media.send(scratch.out)) scratch.packetsOut++;
        resumes = key;
    }

    /** While a key of somebody who talks with it is sent, no voice is. */
    private boolean sendsKey(Scratch scratch) {
        KeySender sender = keySender;
        if (sender == null) return false;
        for (int i = 0; i < hears.length && sender.isIdle(); i++) {
            Key key = hears[i].takeKey();
            if (key != null) sender.press(key, KEY_MILLIS);
        }
        return sender.next(writer, scratch.out);
    }

    private void mix(Scratch scratch) {
        scratch.mixer.clear();
        for (Wire each : hears) each.addTo(scratch.mixer);
        scratch.mixer.into(scratch.frame, agreedLaw());
    }

    /** A fault of ours ends this call and no other. */
    void failed() {
        broken = true;
        end.accept(Cause.FAULT);
    }

    /** The call is over. */
    void leave(Scratch scratch) {
        reports.leave(scratch);
    }

    /** Says it, unless a key or speech that waits already stops it. */
    void say(int act, Announcement announcement) {
        begin(act);
        if (silent || mailbox.hasKeyIn(announcement.stopKeys()) || tap.hasSpeech()) done();
        else playout.play(announcement);
    }

    /** Waits so many ticks; if {@code untilKey}, only until a key or speech waits. */
    void pause(int act, int ticks, boolean untilKey) {
        begin(act);
        if (untilKey && (mailbox.hasKeys() || tap.hasSpeech())) {
            done();
            return;
        }
        ticksLeft = ticks;
        endsWithKey = untilKey;
    }

    /** Records until a key, silence or the limit. */
    void record(int act, Recorder into) {
        begin(act);
        tap.record(into);
    }

    /** This ear hears the caller, until {@link #unlisten}. */
    void listen(OpenEar ear) {
        tap.listen(ear);
    }

    /** That ear hears the caller no more. */
    void unlisten(OpenEar ear) {
        tap.close(ear);
    }

    /** The ear has news: what is being said is stopped, a wait is over. */
    void spoke(OpenEar ear) {
        if (broken || !tap.isHeardBy(ear)) return;
        if (playout.isPlaying()) {
            meter.promptStoppedByVoice();
            playout.stop();
        } else if (endsWithKey) done();
    }

    /** Speaks into these wires from now on; hears those others, and only where there are none what is said to it. */
    void wired(Wire[] speaksInto, Wire[] hears) {
        playout.stop();
        this.speaksInto = speaksInto;
        this.hears = hears;
    }

    private void begin(int act) {
        playout.stop();
        ticksLeft = 0;
        endsWithKey = false;
        this.act = act;
    }

    private void done() {
        ticksLeft = 0;
        endsWithKey = false;
        tap.endRecording();
        mailbox.done(act);
    }

    @Override
    public void played(Announcement announcement) {
        done();
    }

    @Override
    public void stopped(Announcement announcement, int atSample) {
        done();
    }
}
