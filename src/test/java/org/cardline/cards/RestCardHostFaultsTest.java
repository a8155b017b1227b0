package org.cardline.cards;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cardline.cards.CommandOutcome.Done;
import org.cardline.cards.HostCommand.Freeze;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of the port sees when the way to the host, or the host, goes wrong. */
class RestCardHostFaultsTest {
    private static final CardReference CARD = new CardReference("card-01");
    private static final CardReference OTHER = new CardReference("card-02");
    private static final CommandOutcome DONE = new Done(Optional.empty());
    /** Longer than any answer here takes on a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private static final Duration HASTY = Duration.ofMillis(200);

    private final DemonstrationFixture people = DemonstrationFixture.shipped();
    private final DemonstrationHost host = DemonstrationHost.inMemory(people, CardHostContract.CLOCK);
    private DemonstrationHostServer server;
    private FaultyNetwork network;
    private RestCardHost adapter;
    private RestCardHost hasty;

    @BeforeEach
    void connect() throws IOException {
        server = DemonstrationHostServer.start(host, 0);
        network = new FaultyNetwork(server.uri());
        adapter = new RestCardHost(network.uri(), PATIENT);
        hasty = new RestCardHost(network.uri(), HASTY);
    }

    @AfterEach
    void disconnect() throws IOException {
        adapter.close();
        hasty.close();
        network.close();
        server.close();
    }

    @Test
    void aSlowAnswerWithinTheLimitIsAnAnswer() throws Exception {
        var arrived = new CountDownLatch(1);
        var until = new CountDownLatch(1);
        network.order(FaultyNetwork.waits(arrived, until));
        try (var caller = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = caller.submit(() -> adapter.card(CARD));
            assertThat(arrived.await(10, SECONDS)).isTrue();
            assertThat(answer.isDone()).isFalse();
            until.countDown();
            assertThat(answer.get(10, SECONDS).reference()).isEqualTo(CARD);
        }
    }

    @Test
    void aHostThatHangsIsUnavailableAfterTheLimit() {
        network.order(FaultyNetwork.HANGS);
        assertUnavailable(() -> hasty.card(CARD), "nothing in time");
    }

    @Test
    void aHostThatHangsWithinItsAnswerIsUnavailableAfterTheLimit() {
        network.order(FaultyNetwork.HANGS_WITHIN_THE_ANSWER);
        assertUnavailable(() -> hasty.card(CARD), "nothing in time");
    }

    @Test
    void aConnectionThatBreaksOnceIsNotNoticed() throws HostUnavailable {
        network.order(FaultyNetwork.RESETS);
        assertThat(adapter.card(CARD).reference()).isEqualTo(CARD);
        network.order(FaultyNetwork.ENDS_WITHIN_THE_ANSWER);
        assertThat(adapter.card(CARD).reference()).isEqualTo(CARD);
    }

    @Test
    void aConnectionThatBreaksTwiceIsNoAnswer() {
        network.order(FaultyNetwork.RESETS, FaultyNetwork.RESETS);
        assertUnavailable(() -> adapter.byCallingNumber("+12125550100"), "a broken connection");
        assertThat(network.requestLines()).hasSize(2);
    }

    @Test
    void aSecurityCodeIsNeverSentTwiceBecauseTheHostCounts() {
        network.order(FaultyNetwork.RESETS);
        assertUnavailable(() -> adapter.securityCodeFits(CARD, code()), "a broken connection");
        assertThat(network.requestLines()).hasSize(1);
    }

    @Test
    void nobodyListens() throws IOException {
        int free;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        try (var nowhere = new RestCardHost(URI.create("http://127.0.0.1:" + free + "/"), PATIENT)) {
            assertUnavailable(() -> nowhere.card(CARD), "a broken connection");
        }
    }

    @Test
    void anErrorOfTheHostIsNoAnswerAndIsNotTriedAgain() {
        network.order(FaultyNetwork.answers(500, "{\"detail\":\"boom\"}"));
        assertUnavailable(() -> adapter.card(CARD), "status 500");
        assertThat(network.requestLines()).hasSize(1);
    }

    @Test
    void aCommandWhoseAnswerIsLostIsSentAgainAndDoneOnce() throws HostUnavailable {
        network.order(FaultyNetwork.RESETS_AFTER_IT_WAS_PERFORMED);
        assertThat(adapter.perform(new Freeze(CARD), IdempotencyKey.fresh())).isEqualTo(DONE);
    }

    @Test
    void aCommandThatIsDoneTooLateIsToldToWhoeverAsksAgain() throws HostUnavailable {
        var key = IdempotencyKey.fresh();
        network.order(FaultyNetwork.ANSWERS_TOO_LATE);
        assertUnavailable(() -> hasty.perform(new Freeze(CARD), key), "nothing in time");
        assertThat(adapter.perform(new Freeze(CARD), key)).isEqualTo(DONE);
        assertThat(host.card(CARD).state()).isEqualTo(CardState.FROZEN);
    }

    @Test
    void aCommandThatArrivesTwiceIsDoneOnceAndItsSecondAnswerIsNobodyElses() throws HostUnavailable {
        network.order(FaultyNetwork.ARRIVES_TWICE);
        assertThat(adapter.perform(new Freeze(CARD), IdempotencyKey.fresh())).isEqualTo(DONE);
        network.order(FaultyNetwork.ARRIVES_TWICE);
        assertThat(adapter.card(CARD).reference()).isEqualTo(CARD);
        assertThat(adapter.card(OTHER).reference()).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "\"card-01\"",
                "<html>card host</html>",
                "{\"reference\":\"card-01\"} {\"reference\":\"card-01\"}",
                "{\"reference\":\"card-01\",\"customer\":null,\"lastFour\":\"0113\",\"product\":\"p\",\"credit\":\"CONSUMER\","
                        + "\"supplementary\":false,\"state\":\"ACTIVE\"}",
                "{\"reference\":\"card-01\",\"customer\":\"customer-01\",\"lastFour\":\"0113\",\"product\":\"p\","
                        + "\"credit\":\"CONSUMER\",\"supplementary\":false,\"state\":\"MELTED\"}",
            })
    void whatCannotBeReadIsNoAnswer(String body) {
        network.order(FaultyNetwork.answers(200, body));
        assertUnavailable(() -> adapter.card(CARD), "what cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[null]", "null", "{}", "[{\"balance\":1}]"})
    void aListThatCannotBeReadIsNoAnswer(String body) {
        network.order(FaultyNetwork.answers(200, body));
        assertUnavailable(() -> adapter.points(CARD), "what cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"outcome\":\"maybe\",\"detail\":\"\"}",
                "{\"outcome\":\"done\",\"detail\":\"tomorrow\"}",
                "{\"outcome\":\"refused\",\"detail\":\"\"}"
            })
    void anOutcomeThatIsNoneIsNoAnswer(String body) {
        network.order(FaultyNetwork.answers(200, body));
        assertUnavailable(() -> adapter.perform(new Freeze(CARD), IdempotencyKey.fresh()), "what cannot be read");
    }

    @Test
    void anEndlessAnswerIsNoAnswer() {
        String endless = "[" + " ".repeat(1 << 20) + "]";
        network.order(FaultyNetwork.answers(200, endless), FaultyNetwork.answers(200, endless));
        assertUnavailable(() -> adapter.card(CARD), "a broken connection");
    }

    @Test
    void noSecretIsInAnAddressOrInWhatWentWrong() {
        var number = people.card(CARD).orElseThrow().number();
        var details = new PersonalDetails(CardHostContract.TODAY, "90210", "7351");
        for (ThrowingCallable asking : new ThrowingCallable[] {
            () -> adapter.byNumber(number),
            () -> adapter.securityCodeFits(CARD, code()),
            () -> adapter.byPersonalDetails(details),
            () -> adapter.byCallingNumber("+12125550100"),
            () -> adapter.application("10000017")
        }) {
            network.order(FaultyNetwork.answers(200, "{\"echo\":\"" + number.reveal() + code().reveal() + "\""));
            var thrown = catchThrowableOfType(HostUnavailable.class, asking);
            assertThat(thrown).hasNoCause();
            assertThat(String.valueOf(thrown)).doesNotContain(number.reveal(), number.lastFour(), code().reveal());
        }
        assertThat(String.join("\n", network.requestLines()))
                .doesNotContain(number.reveal(), code().reveal(), "90210", "7351", "2125550100", "10000017");
    }

    private SecurityCode code() {
        return people.card(CARD).orElseThrow().code();
    }

    private static void assertUnavailable(ThrowingCallable asking, String why) {
        assertThatThrownBy(asking)
                .isInstanceOf(HostUnavailable.class)
                .hasMessageContaining(why)
                .hasNoCause();
    }
}
