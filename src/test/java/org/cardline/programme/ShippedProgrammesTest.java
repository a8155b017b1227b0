package org.cardline.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cardline.programme.EntryPoint.Announcement;
import org.cardline.programme.EntryPoint.Menu;
import org.cardline.programme.EntryPoint.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programmes that ship, as they are in {@code programmes/}. */
class ShippedProgrammesTest {
    private static final Path ALL = Path.of("programmes");

    private final Programme amex = Programmes.load(ALL.resolve("american-express"));
    private final Programme bench = Programmes.load(ALL.resolve("bench"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+18005284800",
                "18005284800",
                "1-800-528-4800",
                "800 528 4800",
                "(800) 528-4800",
                "01118005284800"
            })
    void theGeneralNumberIsFoundHoweverItIsDialled(String dialled) {
        var entry = amex.entryPoint(dialled).orElseThrow();
        assertThat(entry.dialled()).isEqualTo("+18005284800");
        assertThat(entry.conversation()).isEqualTo(new Menu());
        assertThat(entry.acceptsCharges()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "sig", "5284800", "+18005284801", "1800528480x", "+18005284800+18005284800"})
    void anotherNumberIsNone(String dialled) {
        assertThat(amex.entryPoint(dialled)).isEmpty();
    }

    @Test
    void benchHoldsTheThreeNumbersOfTheLoadGenerator() {
        assertThat(bench.entryPoint("sig").orElseThrow().conversation()).isEqualTo(new Wait());
        var sounds = (Announcement) bench.entryPoint("ivr").orElseThrow().conversation();
        assertThat(sounds.parts()).extracting(EntryPoint.Part::stopKeys).containsExactly(0xffff, 0);
        var minute = (Announcement) bench.entryPoint("long").orElseThrow().conversation();
        assertThat(minute.parts()).extracting(EntryPoint.Part::stopKeys).containsExactly(1 << 11);
    }

    @Test
    void aCardNumberIsKnownByLengthAndPrefix() {
        assertThat(amex.productOf("370000000000000").orElseThrow().id()).isEqualTo("american-express");
        assertThat(amex.productOf("999900000000000").orElseThrow().demonstrationOnly())
                .isTrue();
        assertThat(amex.productOf("3700000000000000")).isEmpty();
        assertThat(amex.productOf("400000000000000")).isEmpty();
    }
}
