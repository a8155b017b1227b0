package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cardline.cases.Passes;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.reasons.Understood;
import org.cardline.store.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** A network that asks a thousand times: what it is answered, and what its neighbour is. */
class FloodTest {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Programme AMEX = Programmes.load(Path.of("programmes/american-express"));

    private volatile Instant now = Instant.parse("2026-11-23T14:00:00Z");
    private final InstantSource clock = () -> now;

    @Test
    void passesAreMadeForANetworkTwentyTimesAnHour() {
        var page = new PassPage(new Passes(STORE.store(), new Random(20_261_128), clock), clock);
        assertThat(answers(each -> page.make("dispute", from("203.0.113." + each % 250))))
                .isEqualTo(Map.of("200 OK", 20L, "429 TOO_MANY_REQUESTS", 980L));
        assertThat(status(page.make("dispute", from("198.51.100.1")))).startsWith("200");
        now = now.plus(Duration.ofHours(1));
        assertThat(status(page.make("dispute", from("203.0.113.1")))).startsWith("200");
    }

    @Test
    void numbersAreCheckedForANetworkThreeHundredTimesAnHour() {
        var page = new CheckPage(new ServedNumbers(() -> AMEX), clock);
        assertThat(answers(each -> page.answer("+1 212 555 0199", from("2001:db8::" + Integer.toHexString(each)))))
                .isEqualTo(Map.of("200 OK", 300L, "429 TOO_MANY_REQUESTS", 700L));
        assertThat(status(page.answer("+1 212 555 0199", from("2001:db8:1::1"))))
                .startsWith("200");
    }

    @Test
    void sentencesOfANetworkAreUnderstoodAHundredAndTwentyTimesAnHour() {
        var page = new SayPage(new ServedNumbers(() -> AMEX), new OwnWords(_ -> new Understood.NoneOfThese()), clock);
        assertThat(answers(each -> page.answer("x".repeat(each), from("203.0.113.7"), Words.english())))
                .isEqualTo(Map.of("200 OK", 120L, "429 TOO_MANY_REQUESTS", 880L));
        assertThat(page.answer("a strange charge", from("203.0.113.7"), Words.english())
                        .getModel())
                .containsEntry("said", SayPage.Said.TOO_MANY);
    }

    @Test
    void aNetworkSetsOutForTheIssuersSignInSixtyTimesAnHour() throws Exception {
        var limit = new ProviderLimit(clock);
        for (int times = 0; times < ProviderLimit.PER_NETWORK; times++)
            assertThat(ledTo(limit, "203.0.113." + times)).isNull();
        assertThat(ledTo(limit, "203.0.113.1")).isEqualTo("/guide/es/member/sign-in?refused=too-often");
        assertThat(ledTo(limit, "198.51.100.1")).isNull();
    }

    /** Null: on to the provider. */
    private static @Nullable String ledTo(ProviderLimit limit, String address) throws Exception {
        var request = from(address);
        request.setRequestURI(MemberProvider.TO + "/provider");
        request.setParameter(ProviderAsked.GUIDE, "/guide/es");
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response.getRedirectedUrl();
    }

    private static Map<String, Long> answers(IntFunction<ModelAndView> asking) {
        return IntStream.range(0, 1_000)
                .mapToObj(asking)
                .map(FloodTest::status)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String status(ModelAndView page) {
        return String.valueOf(page.getStatus());
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
