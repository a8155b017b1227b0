package org.cardline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.cardline.programme.Callbacks;
import org.cardline.store.Store;
import org.cardline.store.Transactions;

/**
 * Whether a number may be dialled now: asked before each call, for whatever reason it is made. What may be is written down at once,
 * so that two who ask together share what is left of a limit. Any thread.
 */
public final class OutboundNumbers {
    private static final Duration DAY = Duration.ofHours(24);

    private final DialledTable dialled;
    private final CallbackTable callbacks;
    private final Transactions transactions;
    private final InstantSource clock;

    OutboundNumbers(Store store, InstantSource clock) {
        dialled = new DialledTable(store.jdbc());
        callbacks = new CallbackTable(store.jdbc());
        transactions = store.transactions();
        this.clock = clock;
    }

    /** Why a number is dialled. */
    public enum Why {
        /** Whoever has it asked for that on a call, or we cut them off: at any hour, and however often. */
        ASKED_FOR,
        /** Whoever has it asked for that on a page, and did not say when: it may be night, or enough, by now. */
        ASKED_ON_PAGE,
        /** An agent sends somebody there. */
        TRANSFER
    }

    /** What the rules say. */
    public enum Verdict {
        /** It is to be dialled. */
        YES,
        /** Its country or its kind is not dialled. */
        NOT_ALLOWED,
        /** Whoever has it said so. */
        NEVER_AGAIN,
        /** It is night there. */
        QUIET_HOURS,
        /** It was, as often as it may be in a day. */
        OFTEN_ENOUGH,
        /** So many were today that no other one is. */
        CEILING
    }

    /** Whether whoever has this number said never to call it. */
    public boolean isNever(String number) {
        return callbacks.wantsNoCalls(number);
    }

    /** @param number in E.164 */
    public Verdict dials(Callbacks rules, String number, Why why) {
        if (!rules.allows(number)) return Verdict.NOT_ALLOWED;
        if (callbacks.wantsNoCalls(number)) return Verdict.NEVER_AGAIN;
        Instant now = clock.instant();
        if (why != Why.ASKED_FOR && rules.quiet().at(now, number)) return Verdict.QUIET_HOURS;
        return transactions.run(() -> counted(rules, number, why, now));
    }

    private Verdict counted(Callbacks rules, String number, Why why, Instant now) {
        dialled.lock();
        boolean asked = why == Why.ASKED_FOR;
        Instant since = now.minus(DAY);
        if (!asked && dialled.calls(number, since) >= rules.aNumberADay()) return Verdict.OFTEN_ENOUGH;
        if (!asked && dialled.unasked(since) >= rules.aDay()) return Verdict.CEILING;
        dialled.add(number, asked, now);
        return Verdict.YES;
    }
}
