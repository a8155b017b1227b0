package org.cardline.speech;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One card number said, and where that left a doubt, one group of it said again; undecided, so that limits can be tried on it
 * afterwards.
 *
 * @param first what the whole was taken for; empty: for nothing
 * @param again what it was taken for once a group was said again
 * @param millis processor time of the first recognition
 * @param seconds of sound in it
 */
record NumberTrial(
        String speaker,
        int noise,
        String truth,
        Optional<Guess> first,
        Optional<Guess> again,
        double millis,
        double seconds) {
    private static final List<Integer> GROUPING = List.of(4, 6, 5);
    private static final Grammar.CardNumber CARD = new Grammar.CardNumber(Set.of(Cards.FIFTEEN));

    /** So sure that no limit would ask again. */
    private static final double CERTAIN = 0.995;

    static NumberTrial run(Recognition recognition, SpokenNumbers numbers, String speaker, int noise, double speed) {
        String truth = numbers.cardNumber();
        short[] sound = numbers.spoken(speaker, truth, noise, speed);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Optional<Recognition.Look> look = recognition.look(sound, CARD);
        double millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
        Optional<Guess> first = look.flatMap(NumberTrial::best);
        Optional<Guess> again = look.filter(_ -> first.map(Guess::confidence).orElse(0.0) < CERTAIN)
                .flatMap(doubt -> {
                    int group = new Heard.Unsure(doubt.all()).doubtfulGroup(GROUPING);
                    int from = GROUPING.subList(0, group).stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                    String digits = truth.substring(from, from + GROUPING.get(group));
                    var grammar = new Grammar.CardGroup(CARD, doubt.all(), from, digits.length());
                    return recognition.look(numbers.spoken(speaker, digits, noise, speed), grammar);
                })
                .flatMap(NumberTrial::best);
        return new NumberTrial(speaker, noise, truth, first, again, millis, sound.length / 8000.0);
    }

    private static Optional<Guess> best(Recognition.Look look) {
        return look.possible().stream().findFirst();
    }

    /** What is accepted when a guess needs so much confidence. */
    Optional<String> accepted(double needed) {
        return first.filter(each -> each.confidence() >= needed)
                .or(() -> again.filter(each -> each.confidence() >= needed))
                .map(Guess::text);
    }

    boolean right(double needed) {
        return accepted(needed).filter(truth::equals).isPresent();
    }

    boolean wrong(double needed) {
        return accepted(needed).filter(text -> !text.equals(truth)).isPresent();
    }
}
