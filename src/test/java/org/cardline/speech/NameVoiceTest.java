package org.cardline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cardline.media.Clip;
import org.junit.jupiter.api.Test;

class NameVoiceTest {
    @Test
    void theFallbackReadsAName() {
        assertThat(loudness(new FreeTts().read("Blue Harbor Books"))).isGreaterThan(300);
    }

    @Test
    void fliteReadsANameWhereItIsInstalled() {
        Flite.installed()
                .ifPresent(flite ->
                        assertThat(loudness(flite.read("-o Blue Harbor"))).isGreaterThan(300));
    }

    @Test
    void aNameIsReadOnce() {
        var cached = new CachedNames(name -> Clip.silence(Duration.ofMillis(20)));
        assertThat(cached.read("Blue Harbor")).isSameAs(cached.read("Blue Harbor"));
    }

    @Test
    void aNetworksCodesAreNotRead() {
        assertThat(CachedNames.readable("SQ *KOFIE&CO 0423 HOOSIER IN")).isEqualTo("SQ KOFIE and CO HOOSIER IN");
        assertThat(CachedNames.readable("7-11")).isEqualTo("7-11");
    }

    @Test
    void aLongNameIsCut() {
        var cached = new CachedNames(name -> Clip.silence(Duration.ofSeconds(9)));
        assertThat(cached.read("Blue Harbor").duration()).isEqualTo(Duration.ofSeconds(3));
    }

    /** Root mean square, of a clip that has to be as long as three words are. */
    private static double loudness(Clip clip) {
        assertThat(clip.duration()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
        double sum = 0;
        for (short sample : clip.samples()) sum += (double) sample * sample;
        return Math.sqrt(sum / clip.length());
    }
}
