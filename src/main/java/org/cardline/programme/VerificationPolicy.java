package org.cardline.programme;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who a caller must be shown to be, as data.
 *
 * @param leastProof for each act the sets of proof of which one, whole, is enough; an empty set asks for nothing
 * @param settledDays days that an address or a device must have been on file unchanged to be relied on
 * @param attempts limits of failed attempts to say who one is
 * @param lockOut when a customer, a card or a reference is locked; counted for each alone
 * @param oneTimeCode how one-time codes live
 */
public record VerificationPolicy(
        Map<Act, List<Set<Proof>>> leastProof,
        int settledDays,
        Attempts attempts,
        LockOut lockOut,
        OneTimeCode oneTimeCode) {
    /**
     * Failed attempts beyond which a person is offered, at once.
     *
     * @param perCall in one call
     * @param perIdentityDay in a day for one date of birth and postal code
     * @param perHour in an hour, by all callers together
     */
    public record Attempts(int perCall, int perIdentityDay, int perHour) {}

    /**
     * @param failures that many failures
     * @param within in that time
     * @param lasting lock it for that time; a freeze is never locked out
     */
    public record LockOut(int failures, Duration within, Duration lasting) {}

    /**
     * @param digits its length
     * @param valid how long it can be given
     * @param tries how often one may be given wrongly before it is void
     * @param sendsPerHour how many a customer may be sent in an hour
     */
    public record OneTimeCode(int digits, Duration valid, int tries, int sendsPerHour) {}

    /** Whether what was shown is enough for the act. */
    public boolean allows(Act act, Set<Proof> shown) {
        return leastProof.getOrDefault(act, List.of()).stream().anyMatch(shown::containsAll);
    }

    static VerificationPolicy read(Section file) {
        return new VerificationPolicy(
                file.in("least-proof", VerificationPolicy::leastProof),
                file.integer("settled-days", 1, 365),
                file.in(
                        "attempts",
                        each -> new Attempts(
                                each.integer("per-call", 1, 10),
                                each.integer("per-identity-and-day", 1, 100),
                                each.integer("all-callers-per-hour", 1, 100_000))),
                file.in(
                        "lock-out",
                        each -> new LockOut(
                                each.integer("failures", 1, 100),
                                Duration.ofHours(each.integer("within-hours", 1, 720)),
                                Duration.ofHours(each.integer("lasting-hours", 1, 720)))),
                file.in(
                        "one-time-code",
                        each -> new OneTimeCode(
                                each.integer("digits", 6, 10),
                                Duration.ofMinutes(each.integer("valid-minutes", 1, 60)),
                                each.integer("tries", 1, 10),
                                each.integer("sends-per-hour", 1, 20))));
    }

    private static Map<Act, List<Set<Proof>>> leastProof(Section table) {
        var acts = new EnumMap<Act, List<Set<Proof>>>(Act.class);
        for (Act act : Act.values()) acts.put(act, sufficient(table, act));
        return acts;
    }

    private static List<Set<Proof>> sufficient(Section table, Act act) {
        String key = Words.of(act);
        if (act == Act.GENERAL_QUESTION && table.text(key).equals("nothing")) return List.of(Set.of());
        List<Set<Proof>> sets = table.alternatives(key, Proof.class);
        for (Set<Proof> each : sets) if (!isLow(act) && !each.isEmpty()) requireAuthenticator(table, key, each);
        return sets;
    }

    /** What is reversible, or concerns no account, or tells a state only. */
    private static boolean isLow(Act act) {
        return act == Act.GENERAL_QUESTION || act == Act.FREEZE || act == Act.STATUS_BY_REFERENCE;
    }

    /** Knowledge is no authenticator by itself (NIST SP 800-63), nor is a calling number. */
    private static void requireAuthenticator(Section table, String key, Set<Proof> proofs) {
        if (proofs.stream().anyMatch(Proof::authenticates)) return;
        String joined = proofs.stream().sorted().map(Words::of).collect(Collectors.joining(" + "));
        table.wrong(
                key,
                "'" + joined + "' does not show who is calling.",
                "Add security-code, one-time-code, passkey," + " issuer-sign-in or person.");
    }
}
