package org.cardline.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One day at a contact centre, in seconds after its beginning, for who foretells waits: each who has to wait is told at
 * once and every two minutes; what was told is compared with when an agent was free for that place. Who gives up is
 * compared, too: the place goes on, and an agent who reaches it goes on to the next. The same seed is the same day.
 */
final class WaitDay {
    private static final int LENGTH = 9 * 3_600;
    private static final double TOLD_EVERY = 120;
    private static final double WINDOW = 4 * 3_600;

    /** One who waits, or did: what each foreteller told, and when. */
    private static final class Waiter {
        final WaitScenario.Kind kind;
        final double arrived;
        double leftAt = Double.POSITIVE_INFINITY;
        final List<Told> told = new ArrayList<>();

        Waiter(WaitScenario.Kind kind, double arrived) {
            this.kind = kind;
            this.arrived = arrived;
        }

        boolean isThere() {
            return leftAt == Double.POSITIVE_INFINITY;
        }
    }

    private record Told(double at, double formula, double average, double oracle, double planner, ExpectedWait ours) {}

    /**
     * What came of one telling, in seconds.
     *
     * @param at when it was told
     * @param waited from then until an agent was free for that place
     * @param formula place × mean time of the queue's contacts today ÷ agents at work
     * @param average the mean wait of the last twenty, less what was waited already
     * @param oracle likeliest by the true rates of that moment
     * @param planner the same, and knows how they are going to change
     */
    record Outcome(
            double at,
            WaitScenario.Kind kind,
            double waited,
            double formula,
            double average,
            double oracle,
            double planner,
            ExpectedWait ours) {}

    private record Work(int agent, WaitScenario.Kind kind, double from, double until) {}

    private record Wait(double from, double until, boolean gaveUp) {}

    private record Event(double at, Runnable what) {}

    private static final Comparator<Waiter> ORDER =
            Comparator.<Waiter>comparingInt(each -> -each.kind.priority()).thenComparingDouble(each -> each.arrived);

    private final WaitScenario scenario;
    private final Random random;
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingDouble(Event::at));
    private final List<Waiter> waiting = new ArrayList<>();
    private final boolean[] busy;
    private final List<Work> works = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Double> urgent = new ArrayList<>();
    private final Deque<Double> lastWaits = new ArrayDeque<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private double now;

    WaitDay(long seed) {
        scenario = WaitScenario.SHIPPED;
        random = new Random(seed);
        busy = new boolean[scenario.agents()];
    }

    List<Outcome> run() {
        for (WaitScenario.Kind kind : scenario.kinds()) planArrival(kind);
        for (int minute = 0; minute < LENGTH / 60; minute++) events.add(new Event(minute * 60, this::assign));
        while (!events.isEmpty()) {
            Event next = events.remove();
            now = next.at();
            if (now > LENGTH + 3 * 3_600) break;
            next.what().run();
        }
        return outcomes;
    }

    private double about(double mean) {
        return -Math.log(1 - random.nextDouble()) * mean;
    }

    /** Thinned from the fastest there is. */
    private void planArrival(WaitScenario.Kind kind) {
        double fastest = scenario.fastest(kind);
        double at = now;
        do at += about(1 / fastest);
        while (at < LENGTH && random.nextDouble() > scenario.arrivals(kind, at) / fastest);
        if (at < LENGTH) events.add(new Event(at, () -> arrives(kind)));
    }

    private void arrives(WaitScenario.Kind kind) {
        planArrival(kind);
        var waiter = new Waiter(kind, now);
        if (kind.priority() > 0) urgent.add(now);
        waiting.add(waiter);
        waiting.sort(ORDER);
        assign();
        if (!waiting.contains(waiter)) return;
        tell(waiter);
        events.add(new Event(now + about(scenario.patience()), () -> givesUp(waiter)));
    }

    private void givesUp(Waiter waiter) {
        if (!waiting.contains(waiter)) return;
        waiter.leftAt = now;
        waits.add(new Wait(waiter.arrived, now, true));
    }

    private void assign() {
        for (int agent = 0; agent < busy.length; agent++) {
            if (!busy[agent] && scenario.isAtWork(agent, now)) reaches(agent);
        }
    }

    private void reaches(int agent) {
        for (Waiter each : List.copyOf(waiting)) {
            if (!scenario.fits(agent, each.kind)) continue;
            waiting.remove(each);
            for (Told told : each.told) outcomes.add(outcome(each, told));
            if (each.isThere()) {
                takes(agent, each);
                return;
            }
        }
    }

    private Outcome outcome(Waiter waiter, Told told) {
        return new Outcome(
                told.at, waiter.kind, now - told.at, told.formula, told.average, told.oracle, told.planner, told.ours);
    }

    private void takes(int agent, Waiter waiter) {
        if (!waiter.told.isEmpty()) waits.add(new Wait(waiter.arrived, now, false));
        lastWaits.add(now - waiter.arrived);
        if (lastWaits.size() > 20) lastWaits.remove();
        busy[agent] = true;
        double until = now + scenario.handling(random, now);
        works.add(new Work(agent, waiter.kind, now, until));
        events.add(new Event(until, () -> {
            busy[agent] = false;
            assign();
        }));
    }

    // --- what is told -----------------------------------------------------------------------------------------------

    private void tell(Waiter waiter) {
        if (!waiting.contains(waiter) || !waiter.isThere()) return;
        int agents = agents(waiter.kind);
        if (agents > 0 && now > 1_800) {
            double ahead = ahead(waiter);
            double oracle = seconds(
                    ExpectedWait.after(ahead, truth(waiter.kind)).orElseThrow().likely());
            double planner = oracle * fluid(waiter.kind, ahead, true) / fluid(waiter.kind, ahead, false);
            waiter.told.add(new Told(
                    now,
                    position(waiter) * meanHandling(waiter.kind) / agents,
                    Math.max(0, average() - (now - waiter.arrived)),
                    oracle,
                    planner,
                    ExpectedWait.after(ahead, pace(waiter.kind)).orElseThrow()));
        }
        events.add(new Event(now + TOLD_EVERY, () -> tell(waiter)));
    }

    static double seconds(Duration length) {
        return length.toMillis() / 1e3;
    }

    private int agents(WaitScenario.Kind kind) {
        int count = 0;
        for (int agent = 0; agent < busy.length; agent++) if (belongs(agent, kind)) count++;
        return count;
    }

    private boolean belongs(int agent, WaitScenario.Kind kind) {
        return scenario.isAtWork(agent, now) && scenario.fits(agent, kind);
    }

    private double position(Waiter own) {
        return 1
                + waiting.stream()
                        .filter(each -> each.isThere() && each.kind == own.kind && ORDER.compare(each, own) < 0)
                        .count();
    }

    private double ahead(Waiter own) {
        return 1
                + waiting.stream()
                        .filter(each -> each.isThere() && ORDER.compare(each, own) < 0)
                        .mapToDouble(each -> shared(own.kind, each.kind))
                        .sum();
    }

    /** Which part of those who may serve the other are our agents. */
    private double shared(WaitScenario.Kind own, WaitScenario.Kind other) {
        double both = 0;
        double all = 0;
        for (int agent = 0; agent < busy.length; agent++) {
            if (!belongs(agent, other)) continue;
            all++;
            if (scenario.fits(agent, own)) both++;
        }
        return all == 0 ? 0 : both / all;
    }

    private double meanHandling(WaitScenario.Kind kind) {
        return works.stream()
                .filter(each -> each.kind == kind && each.until <= now)
                .mapToDouble(each -> each.until - each.from)
                .average()
                .orElse(240);
    }

    private double average() {
        return lastWaits.stream().mapToDouble(each -> each).average().orElse(0);
    }

    private Pace pace(WaitScenario.Kind kind) {
        return new Pace(
                agents(kind),
                away(kind),
                worked(kind, Pace.JUST_NOW),
                worked(kind, Pace.LAST_HOURS),
                overtaken(kind),
                left());
    }

    private List<Double> away(WaitScenario.Kind kind) {
        return IntStream.range(0, busy.length)
                .filter(agent -> scenario.fits(agent, kind) && scenario.pausesSince(agent, now) > 0)
                .mapToObj(agent -> now - scenario.pausesSince(agent, now))
                .toList();
    }

    private Observed worked(WaitScenario.Kind kind, double halfLife) {
        Observed seen = Observed.nothing(halfLife);
        for (Work each : works) {
            if (!scenario.fits(each.agent, kind) || each.until < now - WINDOW) continue;
            boolean over = each.until <= now;
            seen = seen.exposed(now - each.from, over ? now - each.until : 0);
            if (over) seen = seen.event(now - each.until);
        }
        return seen;
    }

    /** As for the tables, the earlier time counts as if nobody had come. */
    private Observed overtaken(WaitScenario.Kind kind) {
        Observed seen = Observed.ever(Pace.JUST_NOW);
        if (kind.priority() > 0) return seen;
        for (double each : urgent) if (each > now - WINDOW) seen = seen.event(now - each);
        return new Observed(seen.halfLifeSeconds(), seen.events() * sharedUrgent(kind), seen.seconds());
    }

    private double sharedUrgent(WaitScenario.Kind kind) {
        return scenario.kinds().stream()
                .filter(each -> each.priority() > 0)
                .mapToDouble(each -> shared(kind, each))
                .average()
                .orElse(0);
    }

    private Observed left() {
        Observed seen = Observed.nothing(Pace.LAST_HOURS);
        for (Wait each : waits) {
            if (each.until < now - WINDOW) continue;
            seen = seen.exposed(now - each.from, now - each.until);
            if (each.gaveUp) seen = seen.event(now - each.until);
        }
        for (Waiter each : waiting) if (each.isThere()) seen = seen.exposed(now - each.arrived, 0);
        return seen;
    }

    // --- what is true -----------------------------------------------------------------------------------------------

    private Pace truth(WaitScenario.Kind kind) {
        return new Pace(
                agents(kind),
                List.of(),
                sure(1 / scenario.meanHandling(now)),
                sure(1 / scenario.meanHandling(now)),
                sure(overtaking(kind, now)),
                sure(1 / scenario.patience()));
    }

    private static Observed sure(double rate) {
        return new Observed(1, 1e7, 1e7 / Math.max(rate, 1e-9));
    }

    private double overtaking(WaitScenario.Kind kind, double at) {
        ToDoubleFunction<WaitScenario.Kind> arrivals = each -> scenario.arrivals(each, at);
        if (kind.priority() > 0) return 1e-9;
        return scenario.kinds().stream()
                        .filter(each -> each.priority() > 0)
                        .mapToDouble(arrivals)
                        .sum()
                * sharedUrgent(kind);
    }

    /** When so many would have gone at the true rates, each moment's own or this one's. */
    private double fluid(WaitScenario.Kind kind, double ahead, boolean planned) {
        double left = ahead;
        double at = now;
        while (left > 0 && at < now + 3 * 3_600) {
            double when = planned ? at : now;
            double served = 0;
            for (int agent = 0; agent < busy.length; agent++) {
                if (scenario.isAtWork(agent, when) && scenario.fits(agent, kind))
                    served += 1 / scenario.meanHandling(when);
            }
            double down = served + Math.max(0, left - 1) / scenario.patience();
            left -= 5 * Math.max(0.15 * down, down - overtaking(kind, when));
            at += 5;
        }
        return at - now;
    }
}
