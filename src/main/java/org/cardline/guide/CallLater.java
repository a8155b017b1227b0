package org.cardline.guide;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cardline.cards.CardHost;
import org.cardline.cards.ContactPoint;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.NewCase;
import org.cardline.cases.Reference;
import org.cardline.programme.Department;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.Hours;
import org.cardline.programme.Programme;
import org.cardline.programme.Queue;
import org.cardline.programme.Reason;
import org.cardline.routing.NewContact;
import org.cardline.routing.OutboundNumbers.Why;
import org.cardline.routing.Routing;
import org.cardline.routing.Told;

/**
 * Calls that are asked for on a page: whether there are any, to which numbers and when; then a place in the queue of who
 * calls us, in the same order. Blocks; any thread.
 */
final class CallLater {
    /** So far ahead a call may be asked for, from when somebody is there. */
    private static final int HOURS_AHEAD = 48;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int HALF_HOURS_LOOKED_AT = 2 * 24 * 7;

    private final Supplier<Programme> programme;
    private final Routing routing;
    private final CardHost host;
    private final Cases cases;
    private final InstantSource time;

    CallLater(ServedNumbers served, Routing routing, CardHost host, Cases cases, InstantSource time) {
        programme = served.programme();
        this.routing = routing;
        this.host = host;
        this.cases = cases;
        this.time = time;
    }

    /** Whether this department calls. */
    boolean isOfferedBy(Department department) {
        return programme.get().queues().callsBackFrom(department)
                && entry(Optional.empty()).isPresent();
    }

    /** Whole hours at which somebody is there, on the department's wall clock. */
    List<ZonedDateTime> hours(Department department) {
        Hours hours = queue(department).map(Queue::hours).orElse(Hours.ALWAYS);
        ZonedDateTime next =
                hours.nextOpening(time.instant()).atZone(hours.zone()).truncatedTo(ChronoUnit.HOURS);
        return IntStream.rangeClosed(1, HOURS_AHEAD)
                .mapToObj(each -> next.plus(HOUR.multipliedBy(each)))
                .filter(each -> hours.openAt(each.toInstant()))
                .toList();
    }

    /**
     * Not before when: one of those hours, or as soon as somebody is there and it is not night where the number is; empty
     * where it is neither.
     */
    Optional<Instant> from(String chosen, Department department, String number) {
        if (chosen.isEmpty()) return queue(department).flatMap(queue -> firstOpen(queue.hours(), number));
        return hours(department).stream()
                .map(ZonedDateTime::toInstant)
                .filter(each -> each.toString().equals(chosen) && !isNight(each, number))
                .findFirst();
    }

    private Optional<Instant> firstOpen(Hours hours, String number) {
        Instant soonest = hours.nextOpening(time.instant());
        if (!isNight(soonest, number)) return Optional.of(soonest);
        return Stream.iterate(soonest.truncatedTo(ChronoUnit.HOURS), each -> each.plus(HALF_AN_HOUR))
                .limit(HALF_HOURS_LOOKED_AT)
                .filter(each -> each.isAfter(soonest) && hours.openAt(each) && !isNight(each, number))
                .findFirst();
    }

    private boolean isNight(Instant moment, String number) {
        return programme
                .get()
                .queues()
                .callbacks()
                .filter(rules -> rules.quiet().at(moment, number))
                .isPresent();
    }

    /** From when on the call comes, on the department's wall clock; empty where it is as soon as it is their turn. */
    Optional<ZonedDateTime> notBefore(WantedCall wanted) {
        return queue(wanted.department())
                .filter(_ -> wanted.from().isAfter(time.instant()))
                .map(queue -> wanted.from().atZone(queue.hours().zone()));
    }

    /** The number that was typed, where it may be called. */
    Optional<String> allowed(String typed) {
        return programme
                .get()
                .calledBack(typed.strip())
                .filter(number -> !routing.numbers().isNever(number));
    }

    /** Whether a text message may reach it, by its kind. */
    static boolean takesMessages(String number) {
        try {
            var parsed = PhoneNumberUtil.getInstance().parse(number, "ZZ");
            return PhoneNumberUtil.getInstance().getNumberType(parsed) != PhoneNumberType.FIXED_LINE;
        } catch (NumberParseException impossible) {
            return false;
        }
    }

    /** A telephone on file of the person whom the case is about, a mobile first; empty where none may be called. */
    Optional<String> onFile(Case about) throws HostUnavailable {
        if (about.customer().isEmpty()) return Optional.empty();
        var customer = new CustomerReference(about.customer().get());
        var telephones = new ArrayList<String>();
        for (ContactPoint each : host.details(customer).contactPoints())
            switch (each.kind()) {
                case MOBILE -> telephones.addFirst(each.address());
                case LANDLINE -> telephones.addLast(each.address());
                case POST, EMAIL -> {}
            }
        return telephones.stream().flatMap(each -> allowed(each).stream()).findFirst();
    }

    /** Who holds the case, or else takes up what it is about. */
    Department department(Reason reason, Optional<Case> about) {
        return about.map(found -> Tracked.holder(found, programme.get()))
                .orElseGet(() -> programme.get().department(reason));
    }

    /**
     * The place, in the database when this returns.
     *
     * @param id of this wish: the same again opens no second case
     * @return the case's reference; empty where the number is called already, or the programme has changed
     */
    Optional<Reference> arrange(WantedCall wanted, String id) {
        Optional<Queue> queue = queue(wanted.department());
        Optional<EntryPoint> entry = entry(Optional.of(wanted.reason()));
        if (queue.isEmpty() || entry.isEmpty() || routing.mayNotBeCalledBack(wanted.number())) return Optional.empty();
        Reference reference = wanted.about().orElseGet(() -> opened(wanted, id));
        NewContact contact = NewContact.call(
                queue.get(),
                entry.get().priority(),
                entry.get().language(),
                Optional.of(reference.digits()),
                told(wanted));
        var to = new NewContact.Redial(wanted.number(), entry.get().dialled(), wanted.inSpanish());
        boolean waits = routing.callLater(contact, to, Why.ASKED_ON_PAGE, wanted.from());
        return Optional.of(reference).filter(each -> waits);
    }

    private Reference opened(WantedCall wanted, String id) {
        return cases.open(NewCase.of(
                                wanted.reason(),
                                "web " + id,
                                "callback",
                                wanted.department().id(),
                                programme.get().steps().person())
                        .saying("Asked on the page to be called."))
                .reference();
    }

    private static Told told(WantedCall wanted) {
        List<String> said = wanted.inSpanish()
                ? List.of("Asked on the page to be called.", "Read the page in Spanish.")
                : List.of("Asked on the page to be called.");
        return new Told(wanted.reason().words(), said, List.of());
    }

    private Optional<Queue> queue(Department department) {
        return programme.get().queues().of(department);
    }

    /** What was dialled, so to say: the line for this reason, or else the general one. */
    private Optional<EntryPoint> entry(Optional<Reason> reason) {
        List<EntryPoint> menus = programme.get().entryPoints().stream()
                .filter(each -> each.conversation() instanceof EntryPoint.Menu)
                .toList();
        return menus.stream()
                .filter(each -> reason.isPresent() && each.reason().equals(reason))
                .findFirst()
                .or(() -> menus.stream().findFirst());
    }
}
