package org.cardline.channels;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.cardline.cards.CardHost;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Letter;
import org.cardline.cases.Outbox;
import org.cardline.programme.LetterWording;
import org.cardline.programme.Programme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the outbox, a letter at a time, on a thread of its own. A letter is sent at least once; what a server has
 * taken is written down at once and not sent again. Only a crash between the two sends it twice, under the same
 * Message-ID.
 */
public final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Longer than one address can take: ten replies of an SMTP server, each at its limit. It is renewed for each. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** After a server that takes nothing, or a card host that doesn't answer. */
    static final Duration NOT_NOW = Duration.ofMinutes(1);

    /** Until it is tried again; the last goes on. RFC 5321 section 4.5.4.1 asks for four or five days. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    /** Four days and more; then an address that puts the letter off counts as one that refuses it. */
    static final int MOST_FAILURES = 28;

    private final Outbox outbox;
    private final CardHost host;
    private final Carriers carriers;
    private final Supplier<Programme> programme;
    private final LongAdder sent = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("letters").daemon().factory());

    public Postman(Outbox outbox, CardHost host, Carriers carriers, Supplier<Programme> programme) {
        this.outbox = outbox;
        this.host = host;
        this.carriers = carriers;
        this.programme = programme;
    }

    /** Goes on until it is closed. Where there is no way to anybody it does nothing, and letters wait. */
    public Postman start() {
        if (!carriers.none()) thread.scheduleWithFixedDelay(this::tryRound, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** How many messages servers have taken. */
    public long sent() {
        return sent.sum();
    }

    /** How many messages were refused for good. */
    public long returned() {
        return returned.sum();
    }

    /** How many letters wait. */
    public long waiting() {
        return outbox.waiting();
    }

    private void tryRound() {
        try {
            round();
        } catch (RuntimeException later) {
            LOG.warn("Letters cannot be delivered now; it is tried again", later);
        }
    }

    /** All that is due; ends early where a server takes nothing now. */
    void round() {
        boolean goesOn = true;
        while (goesOn && !thread.isShutdown()) {
            Optional<Outbox.Taken> next = outbox.take(LEASE);
            goesOn = next.isPresent() && deliver(next.get());
        }
    }

    /** @return whether the next one may be tried at once */
    private boolean deliver(Outbox.Taken taken) {
        Optional<LetterWording.Filled> words = Words.of(taken, programme.get());
        if (words.isEmpty()) {
            notNow(taken, "the programme has no wording for " + taken.letter().template());
            return true;
        }
        try {
            return deliver(taken, named(addresses(taken.letter())), words.get());
        } catch (HostUnavailable silent) {
            LOG.warn("letter={} waits: {}", taken.id(), silent.getMessage());
            if (isLast(taken)) outbox.close(taken);
            else again(taken);
            return false;
        }
    }

    /** Each address under the name that it prints as; those that print the same are numbered. */
    private static Map<String, ContactPoint> named(List<ContactPoint> addresses) {
        var named = new LinkedHashMap<String, ContactPoint>();
        for (ContactPoint each : addresses) {
            int number = 1;
            while (named.putIfAbsent(each + (number == 1 ? "" : " #" + number), each) != null) number++;
        }
        return named;
    }

    /** To every address; or to one after the other until one has it. */
    private boolean deliver(Outbox.Taken taken, Map<String, ContactPoint> addresses, LetterWording.Filled words) {
        Map<String, Boolean> settled = outbox.settled(taken);
        boolean oneIsEnough = taken.letter().addresses() == Letter.Addresses.ON_FILE;
        boolean has = settled.containsValue(true);
        boolean open = false;
        for (var each : addresses.entrySet()) {
            if (oneIsEnough && (has || open)) break;
            if (settled.containsKey(each.getKey())) continue;
            if (!outbox.renew(taken, LEASE)) return true;
            ContactPoint to = each.getValue();
            UUID message = name(taken.id(), each.getKey());
            switch (carry(taken, to, words, message.toString())) {
                case Carrier.Carried.Accepted accepted -> {
                    settle(taken, each.getKey(), message, true);
                    has = true;
                }
                case Carrier.Carried.Refused(String why) -> {
                    LOG.warn("letter={} came back from {}: {}", taken.id(), to.kind(), why);
                    settle(taken, each.getKey(), message, false);
                }
                case Carrier.Carried.Later(String why) -> {
                    LOG.info("letter={} not yet to {}: {}", taken.id(), to.kind(), why);
                    if (isLast(taken)) settle(taken, each.getKey(), message, false);
                    open = true;
                }
                case Carrier.Carried.Unreachable(String why) -> {
                    notNow(taken, to.kind() + " can't be sent: " + why);
                    return false;
                }
            }
        }
        if (!open) outbox.close(taken);
        else if (isLast(taken)) outbox.again(taken, Duration.ZERO, 0); // to the next address, which has days of its own
        else again(taken);
        return true;
    }

    private Carrier.Carried carry(Outbox.Taken taken, ContactPoint to, LetterWording.Filled words, String id) {
        return carriers.to(to.kind())
                .orElseThrow()
                .carry(to, words, taken.letter().language(), id);
    }

    /** The same for every try; of an address only what is not secret goes into it. */
    private static UUID name(long letter, String address) {
        return UUID.nameUUIDFromBytes((letter + " " + address).getBytes(StandardCharsets.UTF_8));
    }

    private void settle(Outbox.Taken taken, String address, UUID message, boolean accepted) {
        outbox.settle(taken, address, message, accepted);
        (accepted ? sent : returned).increment();
    }

    private void again(Outbox.Taken taken) {
        outbox.again(taken, PAUSES.get(Math.min(taken.failures(), PAUSES.size() - 1)), taken.failures() + 1);
    }

    /** After days in vain it is not tried there again. */
    private static boolean isLast(Outbox.Taken taken) {
        return taken.failures() + 1 == MOST_FAILURES;
    }

    /** It is not the letter's fault, so it counts for nothing. */
    private void notNow(Outbox.Taken taken, String why) {
        LOG.warn("letter={} waits: {}", taken.id(), why);
        outbox.again(taken, NOT_NOW, taken.failures());
    }

    /** Every address that there is a way to, the one first that has been on file longest, an e-mail address before others. */
    private List<ContactPoint> addresses(Letter letter) throws HostUnavailable {
        return host.details(new CustomerReference(letter.customer())).contactPoints().stream()
                .filter(each -> carriers.to(each.kind()).isPresent())
                .sorted(Comparator.comparing(ContactPoint::kind).thenComparing(ContactPoint::changed))
                .toList();
    }

    /** After the letter that is being sent. */
    @Override
    public void close() {
        thread.close();
    }
}
