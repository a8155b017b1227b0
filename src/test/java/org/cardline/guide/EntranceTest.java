package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.spec.SecretKeySpec;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.DemonstrationFixture;
import org.cardline.cards.DemonstrationHost;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Proof;
import org.cardline.store.TestStore;
import org.cardline.verification.Admission;
import org.cardline.verification.Ports;
import org.cardline.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

/** Card members who have shown elsewhere who they are. */
class EntranceTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AMEX = Programmes.load(Path.of("programmes/american-express"));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T15:00:00Z"));

    private final DemonstrationHost host = DemonstrationHost.inMemory(DemonstrationFixture.shipped(), CLOCK);
    private final Visits visits = new Visits(CLOCK);

    /** As when an agent removes it for who lost the device. */
    @Test
    void whoCameByAPasskeyThatIsRemovedIsSignedInNoMore() throws Exception {
        var there = new AtomicBoolean(true);
        var admitted = (Admission.Admitted)
                verification().admit("203.0.113.0", AMEX, new CustomerReference("customer-01"), Proof.PASSKEY);
        ResponseCookie cookie = visits.begin(admitted.signIn(), there::get, new MockHttpServletRequest());
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(cookie.getName(), cookie.getValue()));
        var members = new MemberPages(visits);
        assertThat(members.of(request)).isPresent();
        there.set(false);
        assertThat(members.of(request)).isEmpty();
    }

    private Verification verification() {
        var key = new SecretKeySpec("a key of 32 bytes, for the tests".getBytes(StandardCharsets.US_ASCII), "AES");
        return new Verification(
                STORE.store(),
                key,
                new Ports(
                        host,
                        (device, code, language) -> false,
                        (alarm, detail) -> {},
                        () -> true,
                        new Random(1),
                        CLOCK,
                        pause -> {}));
    }
}
