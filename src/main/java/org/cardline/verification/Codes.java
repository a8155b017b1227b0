package org.cardline.verification;

import static java.util.Comparator.comparing;
import static org.cardline.verification.Verification.anHour;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.programme.VerificationPolicy;

/** The one-time code of one call: sent, and judged when it comes back. A newer one makes the older worthless. */
final class Codes {
    private final Ports ports;
    private final Limits limits;
    private final VerificationPolicy policy;
    private volatile Optional<IssuedCode> issued = Optional.empty();

    Codes(Ports ports, Limits limits, VerificationPolicy policy) {
        this.ports = ports;
        this.limits = limits;
        this.policy = policy;
    }

    Optional<IssuedCode> issued() {
        return issued;
    }

    void forget() {
        issued = Optional.empty();
    }

    CodeSending send(CustomerReference customer, String language) {
        Optional<ContactPoint> device;
        try {
            device = bestDevice(ports.host().details(customer).devices());
        } catch (HostUnavailable silent) {
            return new CodeSending.HostSilent();
        }
        if (device.isEmpty()) return new CodeSending.NotSent();
        Limit sends = anHour("code", customer.value(), policy.oneTimeCode().sendsPerHour());
        return limits.take(List.of(sends))
                .map(taken -> send(customer, device.get(), language, taken))
                .orElseGet(CodeSending.TooMany::new);
    }

    private CodeSending send(CustomerReference customer, ContactPoint device, String language, Limits.Taken taken) {
        var rule = policy.oneTimeCode();
        OneTimeCode code = OneTimeCode.fresh(ports.random(), rule.digits());
        boolean settled = isSettled(device);
        var until = ports.clock().instant().plus(rule.valid());
        if (!ports.codes().send(device, code, language)) {
            limits.giveBack(taken);
            return new CodeSending.NotSent();
        }
        issued = Optional.of(new IssuedCode(customer, code, settled, until, rule.tries(), ports.clock()));
        return new CodeSending.Sent(settled);
    }

    /** A settled one where there is one; among those the telephone, which is at hand. */
    private Optional<ContactPoint> bestDevice(List<ContactPoint> devices) {
        Comparator<ContactPoint> settledFirst = comparing(device -> !isSettled(device));
        return devices.stream().min(settledFirst.thenComparing(device -> device.kind() != ContactPoint.Kind.MOBILE));
    }

    /** By the day as it is where it comes last, so never a day too early. */
    boolean isSettled(ContactPoint point) {
        LocalDate today = LocalDate.ofInstant(ports.clock().instant(), ZoneOffset.ofHours(-12));
        return point.unchangedFor(policy.settledDays(), today);
    }
}
