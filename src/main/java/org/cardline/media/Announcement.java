package org.cardline.media;

import java.util.List;

/**
 * What is said in one go: clips one after the other, and the keys that stop it. Immutable; made by a conversation, played
 * by the tick.
 *
 * @param clips played without a gap between them; shared, never copied
 * @param stopKeys the mask of the keys that stop all of it ({@link Key#mask}, {@link Key#ALL}, {@link Key#NONE})
 */
public record Announcement(List<Clip> clips, int stopKeys) {
    public Announcement {
        clips = List.copyOf(clips);
    }

    /** Whether this key stops it. */
    public boolean stopsOn(Key key) {
        return (stopKeys & key.bit()) != 0;
    }

    /** How many samples it has in all. */
    public int length() {
        return clips.stream().mapToInt(Clip::length).sum();
    }
}
