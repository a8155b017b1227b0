package org.cardline.verification;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.cardline.cards.CardHost;

/**
 * What verification needs of the world around it.
 *
 * @param personReachable whether a person could take a call now; while nobody can, a freeze proved by the full card
 *     number is never refused
 * @param random of one-time codes
 * @param pauses how an answer waits until it is due
 */
public record Ports(
        CardHost host,
        CodeSender codes,
        Alarms alarms,
        BooleanSupplier personReachable,
        RandomGenerator random,
        InstantSource clock,
        Pauses pauses) {

    /** The real time and randomness. */
    public static Ports production(CardHost host, CodeSender codes, Alarms alarms, BooleanSupplier personReachable) {
        return new Ports(
                host, codes, alarms, personReachable, new SecureRandom(), InstantSource.system(), Pauses.PARKED);
    }
}
