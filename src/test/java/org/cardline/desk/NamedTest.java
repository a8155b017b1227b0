package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cardline.cases.Entry;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.cardline.routing.ContactId;
import org.cardline.routing.Floor;
import org.cardline.routing.Floor.CallbackDue;
import org.cardline.routing.Floor.Minute;
import org.junit.jupiter.api.Test;

class NamedTest {
    private final Named named = new Named(Programmes.load(Path.of("programmes", "american-express")));

    @Test
    void reasonsAndDepartmentsAreCalledAsPeopleCallThem() {
        assertThat(named.reason(Reason.DISPUTE)).isEqualTo("Dispute a charge");
        assertThat(named.matter("lost or stolen")).isEqualTo("Lost or stolen card");
        assertThat(named.department("general")).isEqualTo("Customer service");
        assertThat(named.queue("online")).isEqualTo("Online accounts");
        assertThat(named.queue("platinum")).isEqualTo("Cards: centurion, platinum");
        assertThat(named.matter("")).isEqualTo("not known");
        assertThat(named.announcement("payments")).startsWith("Payments by card fail");
    }

    @Test
    void aTimelineIsReadInWords() {
        assertThat(entry(Entry.Kind.OPENED, "Opened: something-else")).isEqualTo("Opened: something else");
        assertThat(entry(Entry.Kind.LETTER, "A letter is queued: card-frozen"))
                .isEqualTo("A letter is queued: card frozen");
        assertThat(entry(Entry.Kind.STEP, "general: We write by 2026-12-24"))
                .isEqualTo("Customer service: We write by 2026-12-24");
        assertThat(entry(Entry.Kind.SAID, "Seen: semi-detached")).isEqualTo("Seen: semi-detached");
        assertThat(entry(Entry.Kind.STEP, "No department")).isEqualTo("No department");
    }

    private String entry(Entry.Kind kind, String words) {
        return named.entry(new Entry(Instant.EPOCH, kind, words));
    }

    @Test
    void aCallbackOfLaterIsNotDueYet() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        List<CallbackDue> callbacks = List.of(
                callback(now.minusSeconds(1), false), callback(now.plusSeconds(60), false), callback(now, true));
        var floor = new Floor(now, List.of(), List.of(), List.of(), List.of(), callbacks, List.of());
        assertThat(floor.callbacksDue()).isEqualTo(2);
    }

    @Test
    void theLastHourIsDrawnAndSaidInWords() {
        assertThat(line()).isEqualTo(new Sparkline("", 0, "nobody has looked yet"));
        assertThat(line(0, 0))
                .isEqualTo(new Sparkline(
                        "M58 16v-0.5h1v0.5zM59 16v-0.5h1v0.5z",
                        0,
                        "nobody waited, in the 2 minutes in which somebody looked"));
        assertThat(line(2, 4, 0))
                .isEqualTo(new Sparkline(
                        "M57 16v-8.3h1v8.3zM58 16v-16.0h1v16.0zM59 16v-0.5h1v0.5z",
                        4,
                        "most 4, 1 min ago, in the 3 minutes in which somebody looked"));
    }

    /** Of a queue in which so many waited in the last minutes. */
    private static Sparkline line(int... waiting) {
        Instant now = Instant.parse("2026-03-02T10:00:30Z");
        var hour = new ArrayList<Minute>();
        for (int i = 0; i < waiting.length; i++) {
            Instant at = now.minusSeconds(30).minus(Duration.ofMinutes(waiting.length - 1 - i));
            hour.add(new Minute(at, Map.of("fraud", waiting[i], "general", 9)));
        }
        var floor = new Floor(now, List.of(), List.of(), List.of(), List.of(), List.of(), hour);
        return Sparkline.of(floor, "fraud");
    }

    private static CallbackDue callback(Instant notBefore, boolean isRung) {
        return new CallbackDue(new ContactId(1), "general", "", Instant.EPOCH, 0, notBefore, isRung);
    }

    @Test
    void whatTheProgrammeDoesNotNameStaysAsItIs() {
        assertThat(named.matter("A charge in Lisbon")).isEqualTo("A charge in Lisbon");
        assertThat(named.department("squad")).isEqualTo("squad");
        assertThat(named.queue("overflow")).isEqualTo("overflow");
    }
}
