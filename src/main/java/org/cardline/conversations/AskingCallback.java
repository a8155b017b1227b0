package org.cardline.conversations;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cardline.line.Caller;
import org.cardline.line.StopKeys;
import org.cardline.speech.Value;

/**
 * Arranges that somebody is called back: at the number they call from or another one that they key, confirmed, and
 * allowed by the programme. An agent who is free meanwhile ends it, and is better. The caller's own thread alone.
 */
final class AskingCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final int MOST_TURNS = 4;
    private static final StopKeys ANSWERS = StopKeys.of("12");

    private final Services services;
    private final Caller caller;
    private final BooleanSupplier isOver;
    private final Predicate<String> arranges;

    /**
     * @param isOver whether an agent is free meanwhile
     * @param arranges a call at this number, in the database; false where that can't be any more
     */
    AskingCallback(Services services, Caller caller, BooleanSupplier isOver, Predicate<String> arranges) {
        this.services = services;
        this.caller = caller;
        this.isOver = isOver;
        this.arranges = arranges;
    }

    /** True once it is in the database, and said. */
    boolean arranged() {
        Optional<String> number =
                caller.arrival().callingNumber().flatMap(this::meant).filter(this::isFree);
        for (int turn = 0; turn < MOST_TURNS && !isOver.getAsBoolean(); turn++) {
            if (number.isEmpty()) number = keyed();
            else if (confirmed(number.get())) return promised(number.get());
            else number = Optional.empty();
        }
        return false;
    }

    private boolean promised(String number) {
        if (!arranges.test(number)) return false;
        say("You keep your place. We call you when it is your turn.");
        return true;
    }

    private boolean confirmed(String number) {
        var digits = new Value.Digits(groups(number.substring(1)));
        caller.say(services.voice().say("We call {digits}.", digits), ANSWERS);
        caller.sayMeanwhile(services.voice().say("Right: press 1. Another number: 2."), ANSWERS);
        return key().filter(key -> key == '1').isPresent();
    }

    /** The last four, and the others by three from there: 1 202 555 0143. */
    private static List<String> groups(String digits) {
        int last = Math.max(0, digits.length() - 4);
        String[] others = digits.substring(0, last).split("(?<=.)(?=(?:.{3})+$)");
        return Stream.concat(Arrays.stream(others), Stream.of(digits.substring(last)))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private Optional<String> keyed() {
        caller.sayMeanwhile(services.voice().say("Key the number to call, then pound."), StopKeys.of("0123456789"));
        var digits = new StringBuilder();
        for (Optional<Character> key = key(); key.isPresent() && key.get() != '#'; key = key())
            digits.append(key.get());
        Optional<String> number = meant(digits.toString()).filter(this::isFree);
        if (number.isEmpty() && !isOver.getAsBoolean()) say("We can't call that number.");
        return number;
    }

    /** The next key; empty where none comes in time, or an agent is free. */
    private Optional<Character> key() {
        return NextKey.within(PATIENCE, caller, services.clock(), isOver);
    }

    private Optional<String> meant(String dialled) {
        return services.programme().calledBack(dialled);
    }

    private boolean isFree(String number) {
        return services.routing()
                .filter(routing -> !routing.mayNotBeCalledBack(number))
                .isPresent();
    }

    private void say(String sentence) {
        caller.say(services.voice().say(sentence), StopKeys.NONE);
    }
}
