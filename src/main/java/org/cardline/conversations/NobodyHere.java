package org.cardline.conversations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.cardline.programme.Department;
import org.cardline.programme.Hours;
import org.cardline.programme.Queue;
import org.cardline.routing.NewContact;
import org.cardline.speech.Value;

/**
 * What is said where nobody can be spoken with: that it is closed and when it opens, or that nobody is there; and a call is
 * arranged where the programme has callbacks. The caller's own thread alone.
 */
final class NobodyHere {
    /** A weekday's name means the next one; further away it is the date. */
    private static final int WEEK = 7;

    private final Services services;
    private final Talk talk;
    private final WithAgent withAgent;

    NobodyHere(Services services, Talk talk, WithAgent withAgent) {
        this.services = services;
        this.talk = talk;
        this.withAgent = withAgent;
    }

    /** Whether they are called back, and have been told so. They have a reference, and a menu to go on in. */
    boolean arrangesCall(Department department, HandOver with) {
        boolean open = saysHours(Optional.of(department), department.hours());
        Optional<Queue> queue = services.programme().queues().of(department).filter(_ -> withAgent.mayCallBack());
        if (queue.isPresent())
            return talk.agrees(
                            open
                                    ? "No person is here now. To be called back: press 1. To go on: 2."
                                    : "To be called back then: press 1. To go on: 2.")
                    && withAgent.isCalledBackBy(withAgent.call(queue.get(), with));
        talk.say(
                open
                        ? "No person is here now. To speak with one, call later and give it."
                        : "To speak with a person, call then with your reference.");
        return false;
    }

    /** The same for who has no menu, before the line hangs up: a number led them to this queue, or we called them. */
    void endsCall(NewContact waited) {
        Queue queue = waited.queue();
        boolean open = saysHours(withAgent.departmentOf(queue), queue.hours());
        if (withAgent.mayCallBack()) {
            if (wantsCall(open)) withAgent.isCalledBackBy(waited);
        } else if (open) talk.insist("Nobody is here to take your call now.");
        talk.say("Goodbye.");
    }

    /** To be called is the only way to a person, for who asks for one or was not understood; there is nowhere else to go to. */
    private boolean wantsCall(boolean open) {
        try {
            return talk.agrees(
                    open
                            ? "No person is here now. To be called back: press 1. To end: 2, or hang up."
                            : "To be called back then: press 1. To end: 2, or hang up.");
        } catch (Leaves elsewhere) {
            return elsewhere.way() == Leaves.Way.TO_PERSON;
        }
    }

    /** Whether it is open; where it isn't, that is said, and when it opens. */
    private boolean saysHours(Optional<Department> department, Hours hours) {
        Instant now = services.clock().instant();
        if (hours.openAt(now)) return true;
        ZonedDateTime opens = hours.nextOpening(now).atZone(hours.zone());
        department.ifPresentOrElse(
                named -> talk.say("{department} is closed now.", new Value.Phrase(named.name())),
                () -> talk.say("This service is closed now."));
        saysOpening(opens, LocalDate.ofInstant(now, hours.zone()));
        return false;
    }

    private void saysOpening(ZonedDateTime opens, LocalDate today) {
        var time = new Value.Time(opens.toLocalTime());
        var zone = new Value.Name(opens.getZone().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        LocalDate day = opens.toLocalDate();
        if (day.equals(today)) talk.say("It opens today at {time}, {zone}.", time, zone);
        else if (day.equals(today.plusDays(1))) talk.say("It opens tomorrow at {time}, {zone}.", time, zone);
        else talk.say("It opens on {day} at {time}, {zone}.", day(day, today), time, zone);
    }

    private static Value day(LocalDate day, LocalDate today) {
        return day.isBefore(today.plusDays(WEEK))
                ? new Value.Phrase(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                : new Value.Day(day);
    }
}
