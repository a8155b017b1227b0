package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void keysHaveTheirEventsInOrder() {
        assertThat(Key.of('0').event()).isZero();
        assertThat(Key.of('*').event()).isEqualTo(10);
        assertThat(Key.of('#').event()).isEqualTo(11);
        assertThat(Key.of('d').event()).isEqualTo(15);
        for (Key key : Key.values()) assertThat(Key.of(key.symbol())).isEqualTo(key);
        assertThat(Key.isKey(16)).isFalse();
        assertThat(Key.isKey(-1)).isFalse();
    }

    @Test
    void whatIsNoKeyIsNamed() {
        assertThatThrownBy(() -> Key.of('x')).hasMessage("No key 'x'. Keys are 0123456789*#ABCD.");
    }

    @Test
    void maskHoldsExactlyItsKeys() {
        assertThat(Key.mask(Set.of(Key.ZERO, Key.D))).isEqualTo(0x8001);
        assertThat(Key.mask(EnumSet.allOf(Key.class))).isEqualTo(Key.ALL);
        assertThat(Key.mask(Set.of())).isEqualTo(Key.NONE);
    }
}
