package org.cardline.routing;

import org.cardline.store.TestStore;

/** {@code ./cardline replay routing SEED}: the simulated days of a seed, step by step, until something does not hold. */
public final class RoutingReplay {
    private RoutingReplay() {}

    /** @param arguments the seed, and how many contacts come; else as many as in the test */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.out.println("usage: ./cardline replay routing SEED [CONTACTS]");
            System.exit(2);
        }
        long seed = Long.parseLong(arguments[0]);
        int contacts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : RoutingSimulation.CONTACTS;
        var store = new TestStore();
        store.open();
        try {
            var simulation = new RoutingSimulation(store.store(), seed, System.out::println);
            System.out.println(simulation.run(contacts) + " of " + contacts + " contacts were offered to somebody");
        } catch (AssertionError broken) {
            System.out.println("DOES NOT HOLD: " + broken.getMessage());
            System.exit(1);
        } finally {
            store.close();
        }
    }
}
