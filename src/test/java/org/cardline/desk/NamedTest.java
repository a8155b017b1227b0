package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.cardline.routing.ContactId;
import org.cardline.routing.Floor;
import org.cardline.routing.Floor.CallbackDue;
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
    void aCallbackOfLaterIsNotDueYet() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        List<CallbackDue> callbacks = List.of(
                callback(now.minusSeconds(1), false), callback(now.plusSeconds(60), false), callback(now, true));
        var floor = new Floor(now, List.of(), List.of(), List.of(), List.of(), callbacks);
        assertThat(floor.callbacksDue()).isEqualTo(2);
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
