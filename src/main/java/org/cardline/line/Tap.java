package org.cardline.line;

import org.cardline.media.JitterBuffer;
import org.cardline.media.Law;
import org.cardline.media.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller's voice is taken off a leg: for a recording, or for the ear of an open question. While it is closed a
 * voice costs nothing. Belongs to the leg's tick.
 */
final class Tap {
    private final JitterBuffer jitter = new JitterBuffer();
    private final LineMeter meter;
    private @Nullable Recorder recorder;
    private @Nullable OpenEar ear;
    private int concealedBefore;

    Tap(LineMeter meter) {
        this.meter = meter;
    }

    /** The voice goes into this recording. */
    void record(Recorder into) {
        open();
        concealedBefore = jitter.concealed();
        recorder = into;
    }

    /** The voice goes to this ear. */
    void listen(OpenEar with) {
        open();
        ear = with;
    }

    private void open() {
        if (!isOpen()) jitter.restart();
    }

    /** The recording is over, if there is one. */
    void endRecording() {
        if (recorder != null) meter.concealedInRecordings(jitter.concealed() - concealedBefore);
        recorder = null;
    }

    /** This ear hears no more. */
    void close(OpenEar closed) {
        if (ear == closed) ear = null;
    }

    boolean isOpen() {
        return recorder != null || ear != null;
    }

    /** Whether the voice is recorded, and this key ends that. */
    boolean recordingEndedByKey() {
        if (recorder == null) return false;
        recorder.endedByKey();
        return true;
    }

    /** Whether this ear hears now. */
    boolean isHeardBy(OpenEar asked) {
        return ear == asked;
    }

    /** Whether speech waits for the caller's thread. */
    boolean hasSpeech() {
        return ear != null && ear.hasNews();
    }

    /** A packet of voice. */
    void put(RtpPacket packet, Law spoken) {
        if (isOpen()) jitter.put(packet, spoken);
    }

    /** Hands on the next 20 ms, beside what is sent in this tick; true when a recording is over. */
    boolean next(Scratch scratch, Law sent) {
        if (!isOpen()) return false;
        jitter.take(scratch.heard);
        if (ear != null) ear.frame(scratch.heard, scratch.frame, sent);
        return recorder != null && recorder.tick(scratch.heard);
    }
}
