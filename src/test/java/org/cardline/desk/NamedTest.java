package org.cardline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.junit.jupiter.api.Test;

class NamedTest {
    private final Named named = new Named(Programmes.load(Path.of("programmes", "american-express")));

    @Test
    void reasonsAndDepartmentsAreCalledAsPeopleCallThem() {
        assertThat(named.reason(Reason.DISPUTE)).isEqualTo("Dispute a charge");
        assertThat(named.matter("lost or stolen")).isEqualTo("Lost or stolen card");
        assertThat(named.department("general")).isEqualTo("Customer service");
        assertThat(named.queue("online")).isEqualTo("Online accounts");
        assertThat(named.matter("")).isEqualTo("not known");
        assertThat(named.announcement("payments")).startsWith("Payments by card fail");
    }

    @Test
    void whatTheProgrammeDoesNotNameStaysAsItIs() {
        assertThat(named.matter("A charge in Lisbon")).isEqualTo("A charge in Lisbon");
        assertThat(named.department("squad")).isEqualTo("squad");
        assertThat(named.queue("overflow")).isEqualTo("overflow");
    }
}
