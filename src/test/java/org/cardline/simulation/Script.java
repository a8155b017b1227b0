package org.cardline.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A caller who does what a play says, line by line: keys {@code [1]}, {@code [{card number}]}, {@code [1 {card number} 2]}
 * typed ahead; words {@code lost or stolen}, {@code {card number}}; first keys and then words; {@code [says nothing]},
 * {@code [hangs up]}, {@code [speaks for 4 s]}; to the music of a wait keys, or {@code [waits]} until the agent is free. At the
 * end of the play the caller hangs up.
 */
public final class Script implements Behaviour {
    private static final Pattern NAMED = Pattern.compile("\\{([a-z ]+)}");

    private final Deque<String> lines;
    private final Wallet wallet;
    private final World world;
    private Optional<String> reference = Optional.empty();
    private boolean waits;

    public Script(List<String> lines, Wallet wallet, World world) {
        this.lines = new ArrayDeque<>(lines);
        this.wallet = wallet;
        this.world = world;
    }

    /** Knows this reference from an earlier call. */
    public Script knowing(Optional<String> earlier) {
        reference = earlier;
        return this;
    }

    Optional<String> reference() {
        return reference;
    }

    @Override
    public Optional<Reply> whileWaiting() {
        if (waits) return Optional.empty();
        Reply next = answers("");
        waits = next.shown().equals("waits");
        if (waits) world.agentIsFree();
        return Optional.of(next);
    }

    @Override
    public Reply answers(String words) {
        waits = false;
        String line = lines.isEmpty() ? "[hangs up]" : lines.removeFirst();
        if (!line.startsWith("[")) return Reply.says(spoken(line), false).shownAs(line);
        String keys = line.substring(1, line.indexOf(']'));
        String rest = line.substring(line.indexOf(']') + 1).strip();
        if (!rest.isEmpty()) return Reply.keysAndSays(keys(keys), spoken(rest)).shownAs(line);
        return switch (keys) {
            case "hangs up" -> Reply.hangUp();
            case "says nothing" -> Reply.silence();
            case "waits" -> Reply.silence().shownAs("waits");
            default -> Reply.keys(keys(keys)).shownAs(keys);
        };
    }

    /** A date is said, and not keyed digit by digit. */
    private String spoken(String line) {
        return NAMED.matcher(line)
                .replaceAll(name -> Matcher.quoteReplacement(
                        name.group(1).endsWith("date of birth") ? day(named(name.group(1))) : named(name.group(1))));
    }

    private static String day(String keys) {
        return keys.substring(4) + "-" + keys.substring(0, 2) + "-" + keys.substring(2, 4);
    }

    @Override
    public Duration speaks() {
        String line = lines.isEmpty() ? "" : lines.removeFirst();
        return Duration.ofSeconds(Long.parseLong(line.replaceAll("[^0-9]", "")));
    }

    private String keys(String line) {
        return NAMED.matcher(line)
                .replaceAll(name -> Matcher.quoteReplacement(named(name.group(1))))
                .replace(" ", "");
    }

    private String named(String name) {
        return switch (name) {
            case "card number" -> wallet.cardNumber();
            case "card number of nobody" -> "999900000000004";
            case "card number of another bank" -> "341200567890128";
            case "begin of the card number" -> wallet.cardNumber().substring(0, 6);
            case "rest of the card number" -> wallet.cardNumber().substring(6);
            case "middle of the card number" -> wallet.cardNumber().substring(4, 10);
            case "second four of the card number" -> wallet.cardNumber().substring(4, 8);
            case "middle of the reference" -> reference.orElseThrow().substring(3, 6);
            case "mistyped card number" -> mistyped(wallet.cardNumber());
            case "last four of the card" -> lastFour(wallet.cardNumber());
            case "security code" -> wallet.securityCode();
            case "wrong security code" -> mistyped(wallet.securityCode());
            case "date of birth" -> wallet.born();
            case "wrong date of birth" -> "01011960";
            case "postal code" -> wallet.postalDigits();
            case "last four" -> wallet.lastFour();
            case "code by message" -> world.lastCode();
            case "reference" -> reference.orElseThrow();
            default -> throw new IllegalArgumentException("No caller has a {" + name + "}");
        };
    }

    private static String lastFour(String number) {
        return number.substring(number.length() - 4);
    }

    private static String mistyped(String digits) {
        char last = digits.charAt(digits.length() - 1);
        return digits.substring(0, digits.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
    }
}
