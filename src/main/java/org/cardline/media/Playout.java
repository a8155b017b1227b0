package org.cardline.media;

import java.util.Arrays;
import java.util.List;

/**
 * Says announcements to one leg, a frame a tick. A key that stops the announcement does so at once, on the tick: no frame
 * of it follows. Owned by the tick thread; allocates nothing.
 */
public final class Playout {
    /** Told on the tick thread, inside the call that caused it. */
    public interface Listener {
        /** The last frame was handed over; what is played now follows it without a gap. */
        void played(Announcement announcement);

        /** It was cut off, by a key, an order or another announcement, after so many of its samples. */
        void stopped(Announcement announcement, int atSample);
    }

    private static final Announcement NOTHING = new Announcement(List.of(), Key.NONE);

    private final Listener listener;
    private Law law;
    private Announcement announcement = NOTHING;
    private boolean playing;
    private int clip;
    private int offset;
    private int position;

    /** @param law of the frames, as agreed with the far end */
    public Playout(Law law, Listener listener) {
        this.law = law;
        this.listener = listener;
    }

    /** Speaks another law from the next frame on: a new offer and answer may agree on one. */
    public void agreed(Law other) {
        law = other;
    }

    /** Begins an announcement with the next frame; one that still played is stopped. */
    public void play(Announcement next) {
        stop();
        announcement = next;
        playing = true;
        clip = offset = position = 0;
    }

    /** A key came: stops what plays, if that key stops it. */
    public void pressed(Key key) {
        if (playing && announcement.stopsOn(key)) stop();
    }

    /** Stops what plays, if anything does. */
    public void stop() {
        if (!playing) return;
        Announcement stopped = announcement;
        end();
        listener.stopped(stopped, position);
    }

    /** Whether there is something left to say. */
    public boolean isPlaying() {
        return playing;
    }

    /** Samples said of the present or last announcement. */
    public int position() {
        return position;
    }

    /**
     * Fills one frame, what is missing at the end with silence.
     *
     * @return whether there was anything to say; if not, the frame is all silence
     */
    public boolean next(byte[] frame) {
        int filled = 0;
        while (playing && filled < frame.length && clip < announcement.clips().size()) {
            filled += copy(announcement.clips().get(clip), frame, filled);
        }
        Arrays.fill(frame, filled, frame.length, law.silence());
        position += filled;
        if (playing && isAtEnd()) finish();
        return filled > 0;
    }

    private int copy(Clip from, byte[] frame, int at) {
        int count = Math.min(from.length() - offset, frame.length - at);
        from.copy(offset, frame, at, count, law);
        offset += count;
        if (offset == from.length()) {
            clip++;
            offset = 0;
        }
        return count;
    }

    private boolean isAtEnd() {
        int next = clip;
        while (next < announcement.clips().size()
                && announcement.clips().get(next).length() == 0) next++;
        return next == announcement.clips().size();
    }

    private void finish() {
        Announcement played = announcement;
        end();
        listener.played(played);
    }

    private void end() {
        playing = false;
        announcement = NOTHING;
    }
}
