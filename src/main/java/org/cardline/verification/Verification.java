package org.cardline.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.PersonalDetails;
import org.cardline.programme.Programme;
import org.cardline.programme.Proof;
import org.cardline.store.Store;

/**
 * Who callers are and what that allows: one for the process, for any thread. What is counted against attacks is kept in
 * the database; what a caller has shown is kept in their {@link Attempt}, which ends with the call.
 */
public final class Verification {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** Longer than any limit that a programme can set. */
    private static final Duration KEPT = Duration.ofDays(61);

    private final Ports ports;
    private final Limits limits;
    private final EvenTime time;

    /** @param key digests what is counted; the same after a restart, or the counts begin again */
    public Verification(Store store, SecretKey key, Ports ports) {
        this.ports = ports;
        this.limits = new Limits(store, key, ports.clock());
        this.time = new EvenTime(ports.clock(), ports.pauses());
    }

    /** A new call, of which nothing is known. It keeps the policy that it began with. */
    public Attempt begin(CallingNumber from, Programme programme) {
        return begin(from, programme, time);
    }

    /** One whose answers take as long as they take: a part of an answer that is given in even time as a whole. */
    Attempt withinAnAnswer(Programme programme) {
        return begin(CallingNumber.UNTRUSTED, programme, new EvenTime(ports.clock(), pause -> {}));
    }

    private Attempt begin(CallingNumber from, Programme programme, EvenTime time) {
        var proofs = new Proofs();
        var finder = new Finder(ports, limits, time, programme.verification().attempts(), proofs, from);
        var codes = new Codes(ports, limits, programme.verification());
        return new Attempt(ports.host(), limits, time, programme.verification(), proofs, finder, codes);
    }

    /**
     * Whether a page may show where a case stands. Each question stands alone: nothing stays verified. Whatever is wrong,
     * locked or silent, the answer is the same and takes as long.
     *
     * @param network where it is asked from; counted by a keyed digest only
     * @param reference what was typed, whether there is such a case or not
     * @param ofCase the case's customer; empty, whom nothing fits, where there is no case or none is known
     */
    public boolean showsStatus(
            String network,
            Programme programme,
            String reference,
            Optional<CustomerReference> ofCase,
            LocalDate dateOfBirth) {
        return new StatusQuestion(ports, limits, time, this)
                .isAnswered(network, programme, reference, ofCase, dateOfBirth);
    }

    /**
     * A card member signs in on a page: looks for the person whom these details fit, and sends them a code, while the
     * page already asks for it.
     *
     * @param network where it is asked from; counted by a keyed digest only
     * @param language of the page, and so of the code's message: a BCP 47 tag
     */
    public SignIn signIn(String network, Programme programme, PersonalDetails details, String language) {
        int perHour = programme.verification().attempts().perHour();
        List<Limit> tried = List.of(signInsFrom(network), anHour(SignIn.TRIED, "everybody", perHour));
        Attempt attempt = begin(CallingNumber.UNTRUSTED, programme);
        return SignIn.begin(attempt, limits, tried, details, language);
    }

    /**
     * A card member who has shown on a page, by a passkey or to the issuer's own sign-in, who they are.
     *
     * @param by what that counts as
     */
    public Admission admit(String network, Programme programme, CustomerReference member, Proof by)
            throws HostUnavailable {
        if (limits.take(List.of(signInsFrom(network))).isEmpty()) return new Admission.TooMany();
        return begin(CallingNumber.UNTRUSTED, programme).admit(member, by);
    }

    private static Limit signInsFrom(String network) {
        return anHour(SignIn.TRIED, "from " + network, SignIn.PER_NETWORK);
    }

    /**
     * Who asks on a page to be called is sent a one-time code to that number.
     *
     * @param network where it is asked from; like the number, counted by a keyed digest only
     * @param number in E.164
     * @param language of the page, and so of the code's message: a BCP 47 tag
     */
    public NumberProof.Answer prove(String network, Programme programme, String number, String language) {
        return NumberProof.ask(ports, limits, programme, network, number, language);
    }

    /** The same for a number on file, which needs no code; false where that is too many. */
    public boolean mayCall(String network, Programme programme, String number) {
        return NumberProof.take(limits, programme, network, number).isPresent();
    }

    /** Decides about freezes, with the same limits and alarms. */
    public Freezing freezing() {
        return new Freezing(ports, limits);
    }

    /** Deletes what no limit counts any more. @return how many rows */
    public static int forget(Store store, Instant now) {
        return new EventTable(store.jdbc()).removeBefore(now.minus(KEPT));
    }

    static Limit anHour(String kind, String subject, int most) {
        return Limit.rolling(kind, subject, most, HOUR);
    }

    static Limit aDay(String kind, String subject, int most) {
        return Limit.rolling(kind, subject, most, DAY);
    }
}
