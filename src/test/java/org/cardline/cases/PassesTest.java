package org.cardline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.cardline.programme.Reason;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PassesTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final MovedClock clock = new MovedClock("2026-11-23T14:00:00Z");
    private final Random random = new Random(20_261_128);
    private final Passes passes = new Passes(STORE.store(), random, clock);

    @BeforeEach
    void forget() {
        STORE.jdbc().sql("truncate cases.pass").update();
    }

    @Test
    void aPassSaysItsReasonOnce() {
        String digits = passes.make(Reason.DISPUTE).orElseThrow();
        assertThat(digits).matches("[0-9]{6}");
        assertThat(passes.keyed(digits)).contains(Reason.DISPUTE);
        assertThat(passes.keyed(digits)).isEmpty();
    }

    @Test
    void ofManyCallsAtOnceOneTakesIt() throws Exception {
        String digits = passes.make(Reason.POINTS).orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> taking = () -> passes.keyed(digits).isPresent();
            int taken = 0;
            for (var each : threads.invokeAll(Collections.nCopies(20, taking), 30, TimeUnit.SECONDS))
                if (each.get()) taken++;
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void afterAnHourItIsWorthNothingAndForgotten() {
        String digits = passes.make(Reason.POINTS).orElseThrow();
        passes.accompany("call-1", new Passes.Along(Optional.of(Reason.POINTS), false));
        clock.advance(Passes.GOOD_FOR);
        assertThat(passes.keyed(digits)).isEmpty();
        assertThat(passes.broughtAlong("call-1")).isEqualTo(Passes.Along.NOTHING);
        passes.make(Reason.DISPUTE);
        assertThat(STORE.jdbc()
                        .sql("select count(*) from cases.pass")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theLanguageGoesAlongWithAReasonOrWithoutOne() {
        for (Optional<Reason> reason : List.of(Optional.of(Reason.POINTS), Optional.<Reason>empty())) {
            var along = new Passes.Along(reason, true);
            passes.accompany("call-" + reason, along);
            assertThat(passes.broughtAlong("call-" + reason)).isEqualTo(along);
        }
    }

    @Test
    void aCallBringsItsOwnAlongAndNoOther() {
        passes.accompany("call-1", new Passes.Along(Optional.of(Reason.LOST_OR_STOLEN), false));
        assertThat(passes.broughtAlong("call-2")).isEqualTo(Passes.Along.NOTHING);
        assertThat(passes.broughtAlong("call-1").reason()).contains(Reason.LOST_OR_STOLEN);
        assertThat(passes.broughtAlong("call-1")).isEqualTo(Passes.Along.NOTHING);
    }

    @Test
    void ofAThousandGuessesNoneIsTakenAfterTheFirstHundreds() {
        String digits = passes.make(Reason.DISPUTE).orElseThrow();
        for (int guess = 0; guess < 1_000; guess++) {
            String wrong = "%06d".formatted(guess);
            if (!wrong.equals(digits)) assertThat(passes.keyed(wrong)).isEmpty();
        }
        assertThat(passes.keyed(digits)).as("not now").isEmpty();
        clock.advance(Duration.ofMinutes(59));
        assertThat(passes.keyed(digits)).isEmpty();
        String next = passes.make(Reason.DISPUTE).orElseThrow();
        clock.advance(Duration.ofMinutes(2));
        assertThat(passes.keyed(next)).as("in the next hour").contains(Reason.DISPUTE);
    }
}
