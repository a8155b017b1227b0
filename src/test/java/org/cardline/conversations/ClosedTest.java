package org.cardline.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cardline.programme.CopiedProgramme;
import org.cardline.routing.Routing;
import org.cardline.simulation.Script;
import org.cardline.simulation.Wallet;
import org.cardline.simulation.World;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A department or another queue is closed, and the programme has callbacks. */
class ClosedTest {
    private static final Instant HOLIDAY = Instant.parse("2026-11-26T15:00:00Z");
    private static final Instant OPENS = Instant.parse("2026-11-27T14:00:00Z");

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    private static Path aside;

    private static Path programme = Path.of("");

    /** One number leads to a queue at once. */
    @BeforeAll
    static void callsBack() throws IOException {
        programme = CopiedProgramme.of("larkmoor", aside)
                .appended("queues.yaml", """
                        callbacks:
                          address: "sip:{number}@127.0.0.1:5099"
                          countries: "1"
                          tries: 3
                          again-after-seconds: 10
                        """)
                .appended("entry-points.yaml", """

                          - dialled: +1 312 555 0149
                            purpose: general
                            card: personal
                            conversation: queue
                            queue: platinum
                        """)
                .folder();
    }

    @BeforeEach
    void nobody() {
        STORE.jdbc().sql("truncate routing.contact, routing.never_called").update();
    }

    /** What is heard, by who keys this. */
    private static String played(String dialled, String... keys) {
        try (var world = new World(STORE.store(), programme.toString(), 1);
                var routing = Routing.start(STORE.store(), "closed", world.time())) {
            world.reaches(routing, _ -> {});
            world.time().passUntil(HOLIDAY);
            var caller = new Script(List.of(keys), Wallet.with("card-46"), world);
            return world.call(dialled, caller).play();
        }
    }

    @Test
    void whoWantsItIsCalledOnceItOpensAtTheNumberThatTheyConfirmed() {
        assertThat(played("+13125550140", "[0]", "[2]", "[1]", "[1]")).contains("""
                Line: Disputes is closed now.
                Line: It opens tomorrow at 8:00 AM, Central Time.
                Line: To be called back then: press 1. To go on: 2.
                Caller: [1]
                Line: We call 1 212 555 0100.
                Line: Right: press 1. Another number: 2.
                Caller: [1]
                Line: You keep your place. We call you when it is your turn.
                """);
        isCalledOnceItOpens("disputes");
    }

    @Test
    void whoIsLedToAClosedQueueByItsNumberIsToldTheSameAndCalledToo() {
        assertThat(played("+13125550149", "[1]", "[1]")).isEqualTo("""
                Line: This service is closed now.
                Line: It opens tomorrow at 8:00 AM, Central Time.
                Line: To be called back then: press 1. To end: 2, or hang up.
                Caller: [1]
                Line: We call 1 212 555 0100.
                Line: Right: press 1. Another number: 2.
                Caller: [1]
                Line: You keep your place. We call you when it is your turn.
                Line: Goodbye.
                The line hangs up.""");
        isCalledOnceItOpens("platinum");
    }

    /** Whoever keys what means nothing is led to a person anywhere else. */
    @ParameterizedTest
    @ValueSource(strings = {"[0]", "[*0]", "[5] [5] [5]"})
    void whoAsksForAPersonWhereNobodyIsIsAskedAtWhichNumberToBeCalled(String keys) {
        assertThat(played("+13125550149", (keys + " [1]").split(" "))).endsWith("""
                Line: We call 1 212 555 0100.
                Line: Right: press 1. Another number: 2.
                Caller: [1]
                Line: You keep your place. We call you when it is your turn.
                Line: Goodbye.
                The line hangs up.""");
        isCalledOnceItOpens("platinum");
    }

    private static void isCalledOnceItOpens(String queue) {
        assertThat(STORE.jdbc()
                        .sql("select * from routing.contact")
                        .query((row, _) -> row.getString("channel") + " " + row.getString("state") + " "
                                + row.getString("queue") + " " + row.getString("callback_number") + " "
                                + row.getTimestamp("ready_at").toInstant())
                        .list())
                .containsExactly("CALLBACK WAITING " + queue + " +12125550100 " + OPENS);
    }
}
