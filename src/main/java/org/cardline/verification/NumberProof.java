package org.cardline.verification;

import static org.cardline.verification.Verification.aDay;
import static org.cardline.verification.Verification.anHour;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.ContactPoint;
import org.cardline.programme.Programme;

/**
 * Who asks on a page to be called shows that the telephone is at hand: a one-time code goes there as a text message, and
 * comes back. It tells nothing of who they are, and verifies nothing. Any thread.
 */
public final class NumberProof {
    static final String ASKED = "page callback";

    /** In an hour. */
    static final int PER_NETWORK = 20;

    private final TimedCode code;

    private NumberProof(TimedCode code) {
        this.code = code;
    }

    /** What became of the wish for a code. */
    public sealed interface Answer {}

    /** A code is on its way. */
    public record Sent(NumberProof proof) implements Answer {}

    /** There is no way to that number, or none now. */
    public record NotSent() implements Answer {}

    /** So many were asked for that there are no more for now. */
    public record TooMany() implements Answer {}

    static Answer ask(Ports ports, Limits limits, Programme programme, String network, String number, String language) {
        Optional<Limits.Taken> taken = take(limits, programme, network, number);
        if (taken.isEmpty()) return new TooMany();
        var rule = programme.verification().oneTimeCode();
        OneTimeCode code = OneTimeCode.fresh(ports.random(), rule.digits());
        var now = ports.clock().instant();
        var telephone = new ContactPoint(ContactPoint.Kind.MOBILE, number, LocalDate.ofInstant(now, ZoneOffset.UTC));
        if (!ports.codes().send(telephone, code, language)) {
            limits.giveBack(taken.get());
            return new NotSent();
        }
        return new Sent(new NumberProof(new TimedCode(code, now.plus(rule.valid()), rule.tries(), ports.clock())));
    }

    /** Counts one more, unless that is too many by the programme's rules for calls; of a programme without any it always is. */
    static Optional<Limits.Taken> take(Limits limits, Programme programme, String network, String number) {
        return programme
                .queues()
                .callbacks()
                .flatMap(rules -> limits.take(List.of(
                        anHour(ASKED, "from " + network, PER_NETWORK),
                        aDay(ASKED, "number " + number, rules.aNumberADay()),
                        aDay(ASKED, "everybody", rules.aDay()))));
    }

    /** Whether this is the code that was sent. */
    public boolean isGivenBy(OneTimeCode given) {
        return code.accepts(given);
    }
}
