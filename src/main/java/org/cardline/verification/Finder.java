package org.cardline.verification;

import static org.cardline.verification.Verification.aDay;
import static org.cardline.verification.Verification.anHour;

import java.time.Duration;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.cardline.cards.Card;
import org.cardline.cards.CardNumber;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cards.PersonalDetails;
import org.cardline.programme.Proof;
import org.cardline.programme.VerificationPolicy.Attempts;

/** Finds the cards a call is about, within the limits of failed attempts. */
final class Finder {
    private static final String FAILED = "find";
    private static final String EVERYBODY = "everybody";

    private final Ports ports;
    private final Limits limits;
    private final EvenTime time;
    private final Attempts policy;
    private final Proofs proofs;
    private final CallingNumber from;
    private final Tries tries;

    Finder(Ports ports, Limits limits, EvenTime time, Attempts policy, Proofs proofs, CallingNumber from) {
        this.ports = ports;
        this.limits = limits;
        this.time = time;
        this.policy = policy;
        this.proofs = proofs;
        this.from = from;
        this.tries = new Tries(policy.perCall());
    }

    /** Where somebody looks: which cards fit, and whose they are. */
    private interface Search {
        Optional<Hit> look() throws HostUnavailable;
    }

    private record Hit(CustomerReference speaker, List<Card> cards) {}

    CallingNumber from() {
        return from;
    }

    /** By the full number: while no person can be reached, no limit stands before it. */
    Finding byNumber(CardNumber number) {
        return time.answer(() -> {
            boolean had = tries.take();
            if (!had && ports.personReachable().getAsBoolean()) return new Finding.PersonFirst();
            try {
                Optional<Card> card = ports.host().byNumber(number);
                if (card.isEmpty()) return numberNotFound();
                if (had) tries.giveBack();
                return found(new Hit(card.get().customer(), List.of(card.get())), Proof.CARD_NUMBER);
            } catch (HostUnavailable silent) {
                if (had) tries.giveBack();
                return new Finding.HostSilent();
            }
        });
    }

    Finding byDetails(PersonalDetails details) {
        String identity = details.dateOfBirth() + " " + details.postalDigits();
        return find(identity, Proof.PERSONAL_DETAILS, () -> {
            Optional<CustomerReference> customer = ports.host().byPersonalDetails(details);
            return customer.isPresent() ? hit(customer.get()) : Optional.empty();
        });
    }

    Finding byCallingNumber(MonthDay birthday) {
        Optional<String> number = from.own();
        if (number.isEmpty()) return time.answer(() -> new Finding.NotFound(tries.left()));
        return find("calling " + number.get(), Proof.CALLING_NUMBER, () -> {
            List<CustomerReference> fitting = ports.host().byCallingNumber(number.get());
            boolean one = fitting.size() == 1 && ports.host().birthdayFits(fitting.getFirst(), birthday);
            return one ? hit(fitting.getFirst()) : Optional.empty();
        });
    }

    private Optional<Hit> hit(CustomerReference customer) throws HostUnavailable {
        List<Card> cards = ports.host().cards(customer);
        return cards.isEmpty() ? Optional.empty() : Optional.of(new Hit(customer, cards));
    }

    private Finding find(String identity, Proof by, Search search) {
        return time.answer(() -> {
            if (!tries.take()) return new Finding.PersonFirst();
            Optional<Limits.Taken> taken =
                    limits.take(List.of(aDay("identity", identity, policy.perIdentityDay()), everybody()));
            if (taken.isEmpty()) return beyondLimits();
            try {
                Optional<Hit> hit = search.look();
                if (hit.isEmpty()) return new Finding.NotFound(tries.left());
                giveBack(taken.get());
                return found(hit.get(), by);
            } catch (HostUnavailable silent) {
                giveBack(taken.get());
                return new Finding.HostSilent();
            }
        });
    }

    private Finding found(Hit hit, Proof by) {
        proofs.found(hit.speaker(), hit.cards(), by);
        return new Finding.Found(hit.cards());
    }

    private Finding numberNotFound() {
        limits.countUp(FAILED, EVERYBODY, Duration.ofHours(1));
        alarmWhenReached();
        return new Finding.NotFound(tries.left());
    }

    private Finding beyondLimits() {
        alarmWhenReached();
        return new Finding.PersonFirst();
    }

    private void alarmWhenReached() {
        if (!limits.isReached(everybody())) return;
        ports.alarms().raise(Alarms.Alarm.FAILED_ATTEMPTS, "more than " + policy.perHour() + " in an hour");
    }

    private Limit everybody() {
        return anHour(FAILED, EVERYBODY, policy.perHour());
    }

    private void giveBack(Limits.Taken taken) {
        limits.giveBack(taken);
        tries.giveBack();
    }
}
