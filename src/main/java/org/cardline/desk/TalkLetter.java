package org.cardline.desk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import org.cardline.cases.Letter;
import org.cardline.cases.Step;
import org.cardline.programme.Programme;
import org.cardline.routing.AtDesk.OwnContact;

/**
 * What the customer of a case has in writing after a talk about it: with whom they talked and when, what happens next and by
 * when. The time is that of the department's wall clock.
 */
final class TalkLetter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);
    private static final String SPANISH = "es";

    private final Programme programme;
    private final boolean inSpanish;

    /** @param inSpanish whether they talked with us in Spanish */
    TalkLetter(Programme programme, boolean inSpanish) {
        this.programme = programme;
        this.inSpanish = inSpanish;
    }

    /** @param next in one of the programme's sentences */
    Letter to(String customer, String agent, OwnContact talk, Step next) {
        ZonedDateTime ended = talk.since().atZone(zone(talk));
        String language = inSpanish ? programme.letterLanguage(SPANISH) : programme.language();
        var details = new HashMap<String, String>();
        details.put("agent", agent);
        details.put("day", ended.toLocalDate().toString());
        details.put("time", TIME.format(ended));
        details.put("step", in(language, next.words()));
        next.date().ifPresent(date -> details.put("by", date.toString()));
        return Letter.to(customer, Letter.TALK, language, details);
    }

    private ZoneId zone(OwnContact talk) {
        return programme
                .queues()
                .named(talk.queue())
                .map(each -> each.hours().zone())
                .orElse(ZoneOffset.UTC);
    }

    private String in(String language, String step) {
        return language.equals(SPANISH) ? programme.spanishPrompts().wordings().getOrDefault(step, step) : step;
    }
}
