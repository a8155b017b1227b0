package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlayoutTest {
    private final List<String> told = new ArrayList<>();
    private final Playout.Listener listener = new Playout.Listener() {
        @Override
        public void played(Announcement announcement) {
            told.add("played " + announcement.length());
        }

        @Override
        public void stopped(Announcement announcement, int atSample) {
            told.add("stopped " + announcement.length() + " at " + atSample);
        }
    };
    private final Playout playout = new Playout(Law.ULAW, listener);
    private final byte[] frame = new byte[160];

    @Test
    void nothingToSayIsSilence() {
        assertThat(playout.next(frame)).isFalse();
        assertThat(frame).containsOnly(Law.ULAW.silence());
    }

    @Test
    void clipsFollowEachOtherWithoutAGap() {
        playout.play(new Announcement(List.of(codes(100, 1), codes(0, 9), codes(60, 2), codes(50, 3)), Key.NONE));
        assertThat(playout.next(frame)).isTrue();
        assertThat(frame[99]).isEqualTo((byte) 1);
        assertThat(frame[100]).isEqualTo((byte) 2);
        assertThat(told).isEmpty();
        assertThat(playout.next(frame)).isTrue();
        assertThat(frame[49]).isEqualTo((byte) 3);
        assertThat(frame[50]).isEqualTo(Law.ULAW.silence());
        assertThat(told).containsExactly("played 210");
        assertThat(playout.next(frame)).isFalse();
    }

    @Test
    void endIsToldWithTheLastFrameSoThatTheNextFollowsAtOnce() {
        playout.play(new Announcement(List.of(codes(160, 1)), Key.NONE));
        playout.next(frame);
        assertThat(told).containsExactly("played 160");
        playout.play(new Announcement(List.of(codes(160, 2)), Key.NONE));
        assertThat(playout.next(frame)).isTrue();
        assertThat(frame).containsOnly((byte) 2);
    }

    @Test
    void keyThatStopsItStopsItBeforeTheNextFrame() {
        playout.play(new Announcement(List.of(codes(1000, 1)), Key.mask(Set.of(Key.ONE, Key.POUND))));
        playout.next(frame);
        playout.pressed(Key.TWO);
        assertThat(playout.isPlaying()).isTrue();
        playout.pressed(Key.POUND);
        assertThat(told).containsExactly("stopped 1000 at 160");
        assertThat(playout.next(frame)).isFalse();
        playout.pressed(Key.POUND);
        assertThat(told).hasSize(1);
    }

    @Test
    void announcementTakesTheOtherOnesPlace() {
        playout.play(new Announcement(List.of(codes(1000, 1)), Key.ALL));
        playout.next(frame);
        playout.play(new Announcement(List.of(codes(160, 2)), Key.ALL));
        playout.next(frame);
        assertThat(frame).containsOnly((byte) 2);
        assertThat(told).containsExactly("stopped 1000 at 160", "played 160");
    }

    @Test
    void announcementWithoutSoundIsPlayedAtOnce() {
        playout.play(new Announcement(List.of(), Key.NONE));
        assertThat(playout.next(frame)).isFalse();
        assertThat(told).containsExactly("played 0");
    }

    @Test
    void callInALawHearsALaw() {
        var other = new Playout(Law.ALAW, listener);
        other.play(new Announcement(List.of(Clip.ofSamples(new short[] {1000, -1000})), Key.NONE));
        other.next(frame);
        assertThat(Law.ALAW.decode(frame[0])).isBetween((short) 950, (short) 1050);
        assertThat(frame[2]).isEqualTo(Law.ALAW.silence());
    }

    @Test
    void lawChangesWhileItPlays() {
        playout.play(new Announcement(List.of(codes(400, Law.ULAW.encode((short) 8316))), Key.NONE));
        playout.next(frame);
        playout.agreed(Law.ALAW);
        playout.next(frame);
        assertThat(Law.ALAW.decode(frame[0])).isBetween((short) 8000, (short) 8600);
    }

    private static Clip codes(int length, int code) {
        var codes = new byte[length];
        Arrays.fill(codes, (byte) code);
        return Clip.ofUlaw(codes);
    }
}
