package org.cardline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cardline.simulation.Customer;
import org.cardline.simulation.Pace;
import org.cardline.simulation.Transcript;
import org.cardline.simulation.Wallet;
import org.cardline.simulation.World;
import org.cardline.store.Store;
import org.cardline.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a call costs a caller: seconds from the answer, prompts and questions (menus are none) until what was wanted is
 * said, by reason and pace, with the length of the recorded prompts. The card host takes half a second.
 */
class EffortBench {
    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Path RESULT = Path.of("target/bench/effort.json");
    private static final String MENU = "Lost or stolen";
    private static final String MORE = "Points: press 1";

    /** @param until the first words that tell the caller what was wanted */
    private record Journey(String name, String until, Map<String, String> wants) {}

    private record Effort(String journey, Pace pace, double seconds, long prompts, long questions) {
        String json() {
            return "{\"journey\":\"%s\",\"pace\":\"%s\",\"seconds\":%.1f,\"prompts\":%d,\"questions\":%d}"
                    .formatted(journey, pace, seconds, prompts, questions);
        }
    }

    private static final Journey FROZEN = new Journey("frozen", "Your card is frozen", Map.of(MENU, "1"));
    private static final Journey FROZEN_WITHOUT_NUMBER = new Journey(
            "frozen without the number", "Your card is frozen", Map.of(MENU, "1", "Key the card number", "#"));
    private static final Journey NEW_CARD = new Journey(
            "blocked, a new card", "It comes by", Map.of(MENU, "1", "For a new card", "1", "A new card to", "1"));
    private static final Journey DISPUTE =
            new Journey("dispute", "Your reference is", Map.of(MENU, "2", "November", "1", "You didn't make it", "2"));
    private static final Journey POINTS = new Journey("points", "You have", Map.of(MENU, "4", MORE, "1"));
    private static final Journey APPLICATION = new Journey(
            "application",
            "Your application",
            Map.of(MENU, "4", MORE, "2", "An application", "1", "Key the application number", "10000066#"));
    private static final List<Journey> JOURNEYS =
            List.of(FROZEN, FROZEN_WITHOUT_NUMBER, NEW_CARD, DISPUTE, POINTS, APPLICATION);

    @Test
    void anExpertIsServedInTime() throws IOException {
        var all = new ArrayList<Effort>();
        for (Journey journey : JOURNEYS) for (Pace pace : Pace.values()) all.add(effort(STORE.store(), journey, pace));
        write(all);
        Effort frozen = of(all, FROZEN);
        assertThat(frozen.seconds).isLessThanOrEqualTo(25);
        assertThat(frozen.questions).isLessThanOrEqualTo(3);
        assertThat(of(all, FROZEN_WITHOUT_NUMBER).questions).isLessThanOrEqualTo(frozen.questions + 3);
        assertThat(of(all, POINTS).seconds).isLessThanOrEqualTo(30);
    }

    private static Effort of(List<Effort> all, Journey journey) {
        return all.stream()
                .filter(each -> each.journey.equals(journey.name) && each.pace == Pace.EXPERT)
                .findFirst()
                .orElseThrow();
    }

    private static Effort effort(Store store, Journey journey, Pace pace) {
        try (var world = new World(store, "american-express", journey.name.hashCode() + pace.ordinal())) {
            world.time().hostTakes(Duration.ofMillis(500));
            var customer = new Customer(pace, Wallet.with("card-01"), world, journey.wants);
            Transcript call = world.call("+18005284800", customer);
            assertThat(call.heard(journey.until)).as(call.ladder()).isTrue();
            if (pace != Pace.HESITANT) assertThat(call.askedTwice()).isEmpty();
            Transcript until = call.until(journey.until);
            return new Effort(journey.name, pace, until.seconds(), until.prompts(), until.questions());
        }
    }

    private static void write(List<Effort> all) throws IOException {
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, all.stream().map(Effort::json).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
        all.forEach(each -> System.out.printf(
                "%-28s %-9s %6.1f s %3d prompts %2d questions%n",
                each.journey, each.pace, each.seconds, each.prompts, each.questions));
    }
}
