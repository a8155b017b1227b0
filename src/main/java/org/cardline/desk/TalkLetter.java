package org.cardline.desk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import org.cardline.cases.Case;
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
    private final String language;

    /** @param language a BCP 47 tag */
    TalkLetter(Programme programme, String language) {
        this.programme = programme;
        this.language = language;
    }

    /**
     * Empty where nobody knows whose case it is.
     *
     * @param next in one of the programme's sentences
     */
    Optional<Letter> of(Case file, String agent, OwnContact talk, Step next) {
        return file.customer().map(customer -> to(customer, agent, talk, next));
    }

    private Letter to(String customer, String agent, OwnContact talk, Step next) {
        ZonedDateTime ended = talk.since().atZone(zone(talk));
        var details = new HashMap<String, String>();
        details.put("agent", agent);
        details.put("day", ended.toLocalDate().toString());
        details.put("time", TIME.format(ended));
        details.put("step", worded(next.words()));
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

    private String worded(String step) {
        return Locale.forLanguageTag(language).getLanguage().equals(SPANISH)
                ? programme.spanishPrompts().wordings().getOrDefault(step, step)
                : step;
    }
}
