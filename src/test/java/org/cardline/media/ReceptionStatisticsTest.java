package org.cardline.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceptionStatisticsTest {
    private static final long FRAME_NANOS = 20_000_000;

    private final ReceptionStatistics statistics = new ReceptionStatistics();

    @Test
    void everyFourthPacketIsLost() {
        for (int i = 0; i < 400; i++) if (i % 4 != 2) receive(1, i, i * FRAME_NANOS);
        assertThat(statistics.received()).isEqualTo(300);
        assertThat(statistics.lost()).isEqualTo(100);
        assertThat(statistics.fractionLost()).isEqualTo(64);
        for (int i = 400; i < 500; i++) receive(1, i, i * FRAME_NANOS);
        assertThat(statistics.fractionLost()).isZero();
        assertThat(statistics.lost()).isEqualTo(100);
    }

    @Test
    void sequenceWraps() {
        for (int i = 65_500; i < 65_600; i++) receive(1, i, i * FRAME_NANOS);
        assertThat(statistics.extendedHighestSequence()).isEqualTo(65_599);
        assertThat(statistics.lost()).isZero();
    }

    @Test
    void packetsOvertakeEachOther() {
        receive(1, 65_529, 0);
        for (int i = 65_530; i < 65_560; i += 2) {
            receive(1, i + 1, i * FRAME_NANOS);
            receive(1, i, i * FRAME_NANOS);
        }
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.extendedHighestSequence()).isEqualTo(65_559);
    }

    @Test
    void whatWasLostOfEarlierSourcesCountsTooButNotWhatCameTwice() {
        for (int i = 0; i < 10; i++) if (i != 4 && i != 5) receive(1, i, 0);
        for (int i = 0; i < 2; i++) receive(2, 700, 0);
        assertThat(statistics.lostOfAll()).isEqualTo(2);
        receive(3, 9, 0);
        receive(3, 11, 0);
        assertThat(statistics.lost()).isEqualTo(1);
        assertThat(statistics.lostOfAll()).isEqualTo(3);
    }

    @Test
    void packetsComeTwice() {
        for (int i = 0; i < 10; i++) {
            receive(1, i, 0);
            receive(1, i, 0);
        }
        assertThat(statistics.lost()).isEqualTo(-10);
        assertThat(statistics.fractionLost()).isZero();
    }

    @Test
    void evenPacketsHaveNoJitter() {
        for (int i = 0; i < 500; i++) receive(1, i, i * FRAME_NANOS);
        assertThat(statistics.jitter()).isZero();
    }

    @Test
    void packetsThatComeInPairsHaveTheJitterOfTheFormula() {
        for (int i = 0; i < 500; i++) receive(1, i, (i & ~1) * FRAME_NANOS);
        assertThat(statistics.jitter()).isBetween(155, 165);
    }

    @Test
    void anotherSourceBeginsAnew() {
        for (int i = 0; i < 10; i += 5) receive(1, i, 0);
        receive(2, 40_000, 0);
        assertThat(statistics.ssrc()).isEqualTo(2);
        assertThat(statistics.lost()).isZero();
    }

    @Test
    void sourceBeginsItsSequenceAnew() {
        for (int i = 0; i < 10; i++) receive(1, i, 0);
        receive(1, 30_000, 0);
        assertThat(statistics.lost()).isZero();
        assertThat(statistics.extendedHighestSequence()).isEqualTo(30_000);
    }

    private void receive(int ssrc, int index, long nanos) {
        statistics.received(Packets.packet(ssrc, index & 0xFFFF, index * 160, 0, false, new byte[160]), nanos);
    }
}
