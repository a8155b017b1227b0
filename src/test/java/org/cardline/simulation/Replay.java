package org.cardline.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cardline.store.Store;
import org.cardline.store.StoreSettings;

/** {@code ./cardline replay SEED}: one simulated call as a ladder; the same seed is the same call. */
public final class Replay {
    private static final int CARDS = 45;
    private static final List<Map<String, String>> WISHES = List.of(
            Map.of("Lost or stolen", "1", "For a new card", "1", "A new card to", "1"),
            Map.of("Lost or stolen", "1", "For a new card", "2", "Key the card number", "#"),
            Map.of("Lost or stolen", "2", "November", "1", "October", "1", "You didn't make it", "1"),
            Map.of("Lost or stolen", "4", "Points: press 1", "1"),
            Map.of("Lost or stolen", "4", "Points: press 1", "3", "Your account is locked", "1"),
            Map.of("Lost or stolen", "0", "Fraud: press 1", "2"));

    private Replay() {}

    /** @param arguments the seed */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !arguments[0].matches("-?[0-9]{1,18}")) {
            System.err.println("usage: cardline replay SEED   (a whole number)");
            System.exit(2);
        }
        var settings = StoreSettings.embedded(Files.createTempDirectory("cardline-replay"));
        try (Store store = Store.open(settings)) {
            System.out.println(call(store, Long.parseLong(arguments[0])).ladder());
        }
    }

    /** The call of this seed. */
    static Transcript call(Store store, long seed) {
        var random = new Random(seed);
        try (var world = new World(store, "american-express", seed)) {
            world.time().hostTakes(Duration.ofMillis(random.nextInt(10) == 0 ? 12_000 : 500));
            Wallet wallet = Wallet.with("card-%02d".formatted(1 + random.nextInt(CARDS)));
            Pace pace = Pace.values()[random.nextInt(Pace.values().length)];
            var customer = new Customer(pace, wallet, world, WISHES.get(random.nextInt(WISHES.size())));
            return world.call("+18005284800", new Wavering(customer, random));
        }
    }
}
