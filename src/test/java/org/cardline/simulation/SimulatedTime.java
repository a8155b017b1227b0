package org.cardline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;

/** Time that only a simulated caller moves. What other threads would do meanwhile is done as time passes. One thread. */
public final class SimulatedTime implements InstantSource, Executor {
    private record Task(Instant due, Runnable work) {}

    private final List<Task> tasks = new ArrayList<>();
    private Instant now;
    private Duration hostTakes = Duration.ZERO;

    /** Time that begins then. */
    public SimulatedTime(Instant start) {
        now = start;
    }

    /** From now on the card host answers only after so long. */
    public void hostTakes(Duration length) {
        hostTakes = length;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Runs it when the card host would have answered. */
    @Override
    public void execute(Runnable work) {
        if (hostTakes.isZero()) work.run();
        else tasks.add(new Task(now.plus(hostTakes), work));
    }

    /** Lets time pass until that moment. */
    public void passUntil(Instant moment) {
        pass(Duration.between(now, moment));
    }

    /** Lets time pass. */
    public void pass(Duration length) {
        Instant until = now.plus(length);
        for (Task task : due(until)) {
            tasks.remove(task);
            now = task.due;
            task.work.run();
        }
        now = until;
    }

    /** What began goes on to its end, also where nobody waits for it any more. */
    public void finishWork() {
        while (!tasks.isEmpty()) pass(hostTakes);
    }

    private List<Task> due(Instant until) {
        return tasks.stream()
                .filter(task -> !task.due.isAfter(until))
                .sorted(Comparator.comparing(Task::due))
                .toList();
    }
}
