package org.cardline.proof;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.cardline.phone.Pickup;
import org.cardline.phone.Telephone;
import org.cardline.simulation.Wallet;
import org.cardline.sip.SipUri;
import org.cardline.sip.Uri;

/**
 * Somebody who lost a card and types the whole way ahead: until the reference, until a new card is on its way, or until
 * they hang up in the middle of it.
 *
 * @param card the number of theirs in the fixture
 * @param hangsUpAfterMillis how long after the last key, or after the last words they wait for
 */
record HurriedCaller(int card, Wallet wallet, Wish wish, int hangsUpAfterMillis) {
    /** What they call for. */
    enum Wish {
        /** The card frozen, and the reference. */
        FREEZE,
        /** The card blocked for good, and a new one. */
        NEW_CARD,
        /** They hang up in between. */
        LEAVES
    }

    private static final int PICKUP_SECONDS = 10;
    private static final int PATIENCE_MILLIS = 30_000;

    static HurriedCaller somebody(int card, Wallet wallet, RandomGenerator random) {
        Wish wish = List.of(Wish.FREEZE, Wish.FREEZE, Wish.NEW_CARD, Wish.NEW_CARD, Wish.LEAVES)
                .get(random.nextInt(5));
        return new HurriedCaller(card, wallet, wish, random.nextInt(wish == Wish.LEAVES ? 6_000 : 500));
    }

    /**
     * One call as its caller remembers it.
     *
     * @param ended whether it was over before the line was killed
     */
    record Call(HurriedCaller caller, String callId, List<String> said, boolean ended, long overAtNanos) {}

    /**
     * Calls and comes back when it is over, or the line is gone.
     *
     * @param sentences counts what callers are told
     */
    Call call(RunningCardline line, AtomicInteger sentences) throws IOException, InterruptedException {
        var uri = (SipUri) Uri.of("sip:" + line.dialled() + "@127.0.0.1:" + line.sipPort());
        try (Telephone telephone = Telephone.dial(uri, "+12025550143", frame -> {});
                Heard heard = Heard.follow(line.httpPort(), telephone.callId(), sentences)) {
            if (isAnswered(telephone)) {
                telephone.press(keys());
                listen(heard);
                telephone.hangUp();
                heard.awaitEnd(PATIENCE_MILLIS);
            }
            return new Call(this, telephone.callId(), heard.said(), heard.hasEnded(), System.nanoTime());
        }
    }

    private static boolean isAnswered(Telephone telephone) throws InterruptedException {
        try {
            return telephone.pickup().get(PICKUP_SECONDS, TimeUnit.SECONDS) instanceof Pickup.Answered;
        } catch (TimeoutException | ExecutionException gone) {
            return false;
        }
    }

    /** Lost or stolen and the number; a new card, code, birth, last seen, no statement, no charges, by post. */
    private String keys() {
        String freeze = "1" + wallet.cardNumber();
        return wish == Wish.FREEZE
                ? freeze
                : freeze + "1" + wallet.securityCode() + wallet.born() + "3" + "2" + "2" + "1";
    }

    private void listen(Heard heard) throws InterruptedException {
        String last = wish == Wish.NEW_CARD ? "It comes by " : "Your reference is ";
        boolean waits = wish != Wish.LEAVES && heard.await(words -> words.startsWith(last), PATIENCE_MILLIS);
        if (waits || wish == Wish.LEAVES) heard.awaitEnd(hangsUpAfterMillis);
    }
}
