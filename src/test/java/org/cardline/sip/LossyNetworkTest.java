package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hundreds of calls over a network that loses, delays, doubles and reorders: each ends once, and nothing stays. */
class LossyNetworkTest {
    private static final int CALLS = 300;

    @ParameterizedTest
    @CsvSource({"1, 0.0", "2, 0.1", "3, 0.3", "4, 0.5", "5, 0.9", "20261123, 0.3"})
    void everyCallEndsOnceAndNothingStays(long seed, double loss) {
        var network = new SimulatedNetwork(seed, loss);
        var random = new Random(seed);
        Party caller = network.join(5060);
        Party callee = network.join(5070);
        callee.behaves(event -> answer(callee, event, random));
        caller.behaves(event -> answer(caller, event, random));
        var placed = new ArrayList<Call>();
        for (int i = 0; i < CALLS; i++) {
            Call call = caller.calls(callee);
            placed.add(call);
            network.run(Duration.ofMillis(random.nextInt(500)));
            disturb(caller, placed.get(random.nextInt(placed.size())), random);
            if (!callee.events.isEmpty()) {
                disturb(
                        callee,
                        callee.events.get(random.nextInt(callee.events.size())).call(),
                        random);
            }
        }
        network.run(Duration.ofSeconds(40));
        placed.forEach(caller::hangUp);
        network.run(Duration.ofMinutes(2));
        callee.hangUpAll();
        network.run(Duration.ofMinutes(3));

        for (Call call : placed)
            assertThat(lastWords(caller, call)).as("seed %d", seed).hasSize(1);
        for (CallEvent.Invited invited : callee.heard(CallEvent.Invited.class)) {
            assertThat(lastWords(callee, invited.call())).as("seed %d", seed).hasSize(1);
        }
        for (Party each : List.of(caller, callee)) {
            assertThat(each.agent.transactions()).as("seed %d", seed).isZero();
            assertThat(each.agent.calls()).as("seed %d", seed).isZero();
            assertThat(each.agent.nextTimer()).isEqualTo(Instant.MAX);
        }
    }

    private static void answer(Party party, CallEvent event, Random random) {
        switch (event) {
            case CallEvent.Invited invited -> {
                if (random.nextInt(3) == 0) party.ring(invited.call());
                if (random.nextInt(8) == 0) party.refuse(invited.call(), 486, Duration.ofSeconds(1));
                else if (random.nextInt(4) != 0) party.accept(invited.call(), invited.offer());
            }
            case CallEvent.Reoffered again -> {
                if (random.nextInt(4) == 0) party.refuse(again.call(), 488, Duration.ofSeconds(1));
                else party.accept(again.call(), again.offer());
            }
            default -> {}
        }
    }

    private static void disturb(Party party, Call call, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> party.hangUp(call);
            case 1 -> party.cancel(call);
            case 2, 3 -> party.reinvite(call, Direction.SENDONLY);
            default -> {}
        }
    }

    private static List<CallEvent> lastWords(Party party, Call call) {
        return party.events.stream()
                .filter(event -> event.call() == call)
                .filter(event -> event instanceof CallEvent.Ended
                        || event instanceof CallEvent.Refused
                        || event instanceof CallEvent.Cancelled)
                .toList();
    }
}
