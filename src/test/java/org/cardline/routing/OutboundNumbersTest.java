package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardline.routing.OutboundNumbers.Why.ASKED_FOR;
import static org.cardline.routing.OutboundNumbers.Why.ASKED_ON_PAGE;
import static org.cardline.routing.OutboundNumbers.Why.TRANSFER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cardline.programme.Callbacks;
import org.cardline.programme.QuietHours;
import org.cardline.routing.OutboundNumbers.Verdict;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be dialled, and when: callbacks and transfers have one rule. */
class OutboundNumbersTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    private static final Callbacks RULES =
            new Callbacks("sip:{number}@127.0.0.1:5099", Set.of("1", "44"), 3, Duration.ofSeconds(10), NIGHT, 3, 5);
    private static final String NUMBER = "+12025550143";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T17:00:00Z"));
    private final OutboundNumbers numbers = new OutboundNumbers(STORE.store(), now::get);

    @BeforeEach
    void forgetAll() {
        STORE.jdbc().sql("truncate routing.dialled, routing.never_called").update();
    }

    private Verdict transfers(String number) {
        return numbers.dials(RULES, number, TRANSFER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T17:00:00Z, +12025550143, YES",
        "2026-11-25T13:00:00Z, +12025550143, YES",
        "2026-11-25T12:59:59Z, +12025550143, QUIET_HOURS",
        "2026-11-26T01:59:59Z, +12025550143, YES",
        "2026-11-26T02:00:00Z, +12025550143, QUIET_HOURS",
        "2026-11-26T02:00:00Z, +13105550143, YES",
        "2026-11-25T17:00:00Z, +18085550143, QUIET_HOURS",
        "2026-11-25T21:30:00Z, +442079460018, QUIET_HOURS",
        "2026-11-25T20:30:00Z, +442079460018, YES",
    })
    void itIsNightWhereTheNumberIs(Instant moment, String number, Verdict verdict) {
        now.set(moment);
        assertThat(transfers(number)).isEqualTo(verdict);
    }

    @Test
    void oneNumberIsDialledThreeTimesADayForWhateverReason() {
        assertThat(numbers.dials(RULES, NUMBER, ASKED_FOR)).isEqualTo(Verdict.YES);
        assertThat(transfers(NUMBER)).isEqualTo(Verdict.YES);
        assertThat(transfers(NUMBER)).isEqualTo(Verdict.YES);
        assertThat(transfers(NUMBER)).isEqualTo(Verdict.OFTEN_ENOUGH);
        assertThat(transfers("+12025550144")).as("another one").isEqualTo(Verdict.YES);
        assertThat(numbers.dials(RULES, NUMBER, ASKED_FOR)).as("they asked").isEqualTo(Verdict.YES);
        now.updateAndGet(before -> before.plus(Duration.ofHours(24)));
        assertThat(transfers(NUMBER)).as("a day later").isEqualTo(Verdict.YES);
    }

    /** It was day when they asked; who asks on a call is called at once, or where they themselves chose. */
    @Test
    void whoAskedOnAPageIsNotRungAtNightNorWithoutEnd() {
        now.set(Instant.parse("2026-11-26T02:00:00Z"));
        assertThat(numbers.dials(RULES, NUMBER, ASKED_ON_PAGE)).isEqualTo(Verdict.QUIET_HOURS);
        assertThat(numbers.dials(RULES, NUMBER, ASKED_FOR)).isEqualTo(Verdict.YES);
        assertThat(NIGHT.end(now.get(), NUMBER)).contains(Instant.parse("2026-11-26T13:00:00Z"));
        assertThat(NIGHT.end(now.get(), "nobody's")).isEmpty();
        now.set(Instant.parse("2026-11-26T13:00:00Z"));
        assertThat(numbers.dials(RULES, NUMBER, ASKED_ON_PAGE)).isEqualTo(Verdict.YES);
        assertThat(numbers.dials(RULES, NUMBER, ASKED_ON_PAGE)).isEqualTo(Verdict.YES);
        assertThat(numbers.dials(RULES, NUMBER, ASKED_ON_PAGE)).isEqualTo(Verdict.OFTEN_ENOUGH);
    }

    @Test
    void noMoreThanTheCeilingAreDialledButWhoAskedIs() {
        for (int i = 0; i < 4; i++) numbers.dials(RULES, "+1202555015" + i, ASKED_FOR);
        for (int i = 0; i < 5; i++) assertThat(transfers("+1202555014" + i)).isEqualTo(Verdict.YES);
        assertThat(transfers("+12025550149")).isEqualTo(Verdict.CEILING);
        assertThat(numbers.dials(RULES, "+12025550149", ASKED_FOR)).isEqualTo(Verdict.YES);
    }

    @Test
    void whoAsksTogetherSharesWhatIsLeft() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 8)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> transfers(NUMBER), threads))
                    .toList();
            assertThat(asked.stream().map(CompletableFuture::join).filter(Verdict.YES::equals))
                    .hasSize(3);
        }
    }

    /** Not even for who has just asked for it. */
    @Test
    void noRuleOfCountriesAndKindsIsEverLeftOutNorWhatSomebodySaid() {
        for (String number :
                new String[] {"+19005550143", "+34912345678", "+881612345678", "+911", "12025550143", "+1202555014a"})
            assertThat(numbers.dials(RULES, number, ASKED_FOR)).as(number).isEqualTo(Verdict.NOT_ALLOWED);
        new CallbackTable(STORE.jdbc()).neverAgain(NUMBER, now.get());
        assertThat(numbers.dials(RULES, NUMBER, ASKED_FOR)).isEqualTo(Verdict.NEVER_AGAIN);
        assertThat(transfers(NUMBER)).isEqualTo(Verdict.NEVER_AGAIN);
    }
}
