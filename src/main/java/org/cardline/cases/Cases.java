package org.cardline.cases;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.cardline.programme.Reason;
import org.cardline.store.Store;
import org.cardline.store.Transactions;

/**
 * The cases: what callers were promised, under the reference number that they were given. Each method is one
 * transaction, part of the calling thread's where there is one; any thread may use it.
 */
public final class Cases {
    /** Ten million open cases make a collision one in a hundred; this many in a row are a broken generator. */
    private static final int MOST_REFERENCES_TRIED = 20;

    private final CaseTable table;
    private final LetterTable letters;
    private final Transactions transactions;
    private final RandomGenerator random;
    private final InstantSource clock;

    /** @param random of references; in production a {@link java.security.SecureRandom} */
    public Cases(Store store, RandomGenerator random, InstantSource clock) {
        this.table = new CaseTable(store.jdbc());
        this.letters = new LetterTable(store.jdbc());
        this.transactions = store.transactions();
        this.random = random;
        this.clock = clock;
    }

    /**
     * Opens a case with its letters: all or nothing. A call that opens a case for the same purpose again, because it
     * could not tell whether the first time succeeded, gets the first one; it then waits for these commands too.
     */
    public Case open(NewCase opened) {
        return transactions.run(
                () -> known(opened).map(first -> alsoAwaiting(first, opened)).orElseGet(() -> add(opened)));
    }

    private Case alsoAwaiting(Case first, NewCase opened) {
        Instant now = clock.instant();
        for (String command : opened.commands()) awaits(first.reference(), now, command);
        return first;
    }

    private Optional<Case> known(NewCase opened) {
        return table.find(opened.callId(), opened.purpose());
    }

    private Case add(NewCase opened) {
        Instant now = clock.instant();
        for (int tried = 0; tried < MOST_REFERENCES_TRIED; tried++) {
            Reference reference = Reference.fresh(random);
            if (table.add(reference, opened, now)) return begin(reference, opened, now);
            Optional<Case> another = known(opened);
            if (another.isPresent()) return another.get();
        }
        throw new IllegalStateException("No free reference number was found: is the source of randomness broken?");
    }

    private Case begin(Reference reference, NewCase opened, Instant now) {
        enter(reference, now, Entry.Kind.OPENED, "Opened: " + opened.reason().word());
        for (String said : opened.said()) enter(reference, now, Entry.Kind.SAID, said);
        for (String command : opened.commands()) awaits(reference, now, command);
        for (Letter letter : opened.letters()) queue(reference, now, letter);
        return table.find(reference).orElseThrow();
    }

    private void awaits(Reference reference, Instant now, String command) {
        var entry = new Entry(now, Entry.Kind.NOTE, "Waits for the card host's answer");
        table.enter(reference, entry, Optional.of(command));
    }

    /** The case of this reference, unless there is none or retention has deleted it. */
    public Optional<Case> find(Reference reference) {
        return table.find(reference);
    }

    /** The open case about this card for this reason, whichever call opened it; the newest of several. */
    public Optional<Case> findOpen(Reason reason, String card) {
        return table.findOpen(reason, card);
    }

    /** What happened to a case, in the order in which it was entered. */
    public List<Entry> timeline(Reference reference) {
        return table.timeline(reference);
    }

    /**
     * Adds to the timeline.
     *
     * @throws IllegalArgumentException if there is no such case, or the words are too long
     */
    public void note(Reference reference, Entry.Kind kind, String words) {
        transactions.run(() -> {
            require(reference);
            enter(reference, clock.instant(), kind, words);
        });
    }

    /**
     * Changes what happens next, and says so in the timeline.
     *
     * @throws IllegalArgumentException if there is no such case
     */
    public void step(Reference reference, Step step) {
        transactions.run(() -> {
            require(reference);
            table.step(reference, step);
            String date = step.date().map(by -> " by " + by).orElse("");
            enter(reference, clock.instant(), Entry.Kind.STEP, step.heldBy() + ": " + step.words() + date);
        });
    }

    /**
     * A case of which no card was known is about this one; one that is about a card stays as it is.
     *
     * @param customer the host's opaque reference of whose name is on it
     * @param card the host's opaque reference
     */
    public void about(Reference reference, String customer, String card, String lastFour) {
        transactions.run(() -> {
            if (table.about(reference, customer, card, lastFour))
                enter(reference, clock.instant(), Entry.Kind.NOTE, "It is about the card that ends in " + lastFour);
        });
    }

    /**
     * Queues a letter of this case.
     *
     * @throws IllegalArgumentException if there is no such case
     */
    public void send(Reference reference, Letter letter) {
        transactions.run(() -> {
            require(reference);
            queue(reference, clock.instant(), letter);
        });
    }

    /**
     * This case waits for a command's outcome, which {@link #settled} will tell it.
     *
     * @param command the command's id
     * @throws IllegalArgumentException if there is no such case
     */
    public void awaits(Reference reference, String command) {
        transactions.run(() -> {
            require(reference);
            awaits(reference, clock.instant(), command);
        });
    }

    /** Ids of commands that cases wait for; at most so many. */
    public List<String> awaited(int most) {
        return table.awaited(most);
    }

    /**
     * Writes a command's outcome into the timeline of every case that waits for it, and what happens next with it; once,
     * however often it is told, and all of it or nothing.
     *
     * @param command the id given to {@link NewCase#waitingFor} or {@link #awaits}
     * @param next what the outcome changes in a case, if anything
     */
    public void settled(String command, String outcome, Function<Case, Optional<Step>> next) {
        transactions.run(() -> {
            var entry = new Entry(clock.instant(), Entry.Kind.COMMAND, outcome);
            for (Reference each : table.waitingFor(command)) {
                if (table.enter(each, entry, Optional.of(command)))
                    table.find(each).flatMap(next).ifPresent(step -> step(each, step));
            }
        });
    }

    /** Whether a case waits for any command's outcome. */
    public boolean isWaiting(Reference reference) {
        return table.isWaiting(reference);
    }

    /** The cases that were opened last, the newest first, without the people in them. */
    public List<CaseSummary> latest(int most) {
        return table.latest(most);
    }

    /** How many cases are open, by reason. */
    public Map<Reason, Long> openByReason() {
        return table.openByReason();
    }

    private void queue(Reference reference, Instant now, Letter letter) {
        String key = reference.digits() + ":" + letters.of(reference).size();
        letters.add(key, Optional.of(reference), letter, now);
        enter(reference, now, Entry.Kind.LETTER, "A letter is queued: " + letter.template());
    }

    private void enter(Reference reference, Instant at, Entry.Kind kind, String words) {
        table.enter(reference, new Entry(at, kind, words), Optional.empty());
    }

    private void require(Reference reference) {
        if (table.find(reference).isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no case " + reference + ": it was never opened, or is deleted");
        }
    }
}
