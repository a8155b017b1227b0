package org.cardline.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cardline.store.Store;
import org.cardline.store.Transactions;

/**
 * The outbox as it is for who delivers. A letter that was taken is nobody else's for a while, also on another machine;
 * who vanishes with it loses it after that. What became of each address is written down at once, so that none of them is
 * written to again. Any thread may use it.
 */
public final class Outbox {
    private final OutboxTable table;
    private final LetterTable letters;
    private final CaseTable cases;
    private final Transactions transactions;
    private final InstantSource clock;

    public Outbox(Store store, InstantSource clock) {
        this.table = new OutboxTable(store.jdbc());
        this.letters = new LetterTable(store.jdbc());
        this.cases = new CaseTable(store.jdbc());
        this.transactions = store.transactions();
        this.clock = clock;
    }

    /**
     * A letter that was taken.
     *
     * @param reference the case that it belongs to
     * @param takes how often it was taken: the last taker alone decides what becomes of it
     * @param failures how often it was tried in vain
     */
    public record Taken(long id, Optional<Reference> reference, Letter letter, long takes, int failures) {}

    /** Takes the letter that is due longest, for so long. */
    public Optional<Taken> take(Duration lease) {
        Instant now = clock.instant();
        return table.take(now, now.plus(lease));
    }

    /** Keeps a taken letter for so long from now. @return false if somebody else has taken it meanwhile */
    public boolean renew(Taken taken, Duration lease) {
        return table.dueAt(taken, clock.instant().plus(lease), taken.failures());
    }

    /** Addresses, as they print, of which it is known what became of the letter there: whether a server has taken it. */
    public Map<String, Boolean> settled(Taken taken) {
        return table.settled(taken.id());
    }

    /**
     * A server has taken the letter for this address, or refused it for good.
     *
     * @param address as it prints, masked
     * @param message by which name it went there
     */
    public void settle(Taken taken, String address, UUID message, boolean accepted) {
        table.settle(taken.id(), address, message, accepted, clock.instant());
    }

    /**
     * What a server had taken came back: its case is told, and the letter is due again, for the addresses of which nothing
     * is known.
     *
     * @return whether it is of ours, told once or again
     */
    public boolean returned(UUID message) {
        return transactions.run(() -> {
            Instant now = clock.instant();
            table.returned(message, now).ifPresent(letter -> {
                var entry = new Entry(now, Entry.Kind.LETTER, EntryWords.LETTER_BACK + letter.template());
                letter.reference().ifPresent(reference -> cases.enter(reference, entry, Optional.empty()));
            });
            return table.knows(message);
        });
    }

    /** Tries again later. @param failures how often it was in vain by now */
    public void again(Taken taken, Duration later, int failures) {
        table.dueAt(taken, clock.instant().plus(later), failures);
    }

    /** Nothing is left to be done: the letter went out where any address took it, else it came back; its case is told. */
    public void close(Taken taken) {
        transactions.run(() -> {
            boolean delivered = table.anyAccepted(taken.id());
            if (!table.close(taken, delivered, clock.instant())) return;
            String words = (delivered ? EntryWords.LETTER_OUT : EntryWords.LETTER_LOST)
                    + taken.letter().template();
            var entry = new Entry(clock.instant(), Entry.Kind.LETTER, words);
            taken.reference().ifPresent(reference -> cases.enter(reference, entry, Optional.empty()));
        });
    }

    /** How many letters wait. */
    public long waiting() {
        return letters.waiting();
    }
}
