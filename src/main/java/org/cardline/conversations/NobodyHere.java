package org.cardline.conversations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import org.cardline.programme.Department;
import org.cardline.programme.Hours;
import org.cardline.speech.Value;

/**
 * What is said where nobody of a department can be spoken with: that it is closed and when it opens, or that nobody is there;
 * and a call is arranged where the programme has callbacks. The caller's own thread alone.
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

    /** Whether they are called back, and have been told so. */
    boolean arrangesCall(Department department, HandOver with) {
        Instant now = services.clock().instant();
        boolean open = department.hours().openAt(now);
        if (!open) saysHours(department, now);
        if (withAgent.mayCallBackFrom(department))
            return talk.agrees(
                            open
                                    ? "No person is here now. To be called back: press 1. To go on: 2."
                                    : "To be called back then: press 1. To go on: 2.")
                    && withAgent.isCalledBackBy(department, with);
        talk.say(
                open
                        ? "No person is here now. To speak with one, call later and give it."
                        : "To speak with a person, call then with your reference.");
        return false;
    }

    private void saysHours(Department department, Instant now) {
        Hours hours = department.hours();
        ZonedDateTime opens = hours.nextOpening(now).atZone(hours.zone());
        talk.say("{department} is closed now.", new Value.Phrase(department.name()));
        saysOpening(opens, LocalDate.ofInstant(now, hours.zone()));
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
