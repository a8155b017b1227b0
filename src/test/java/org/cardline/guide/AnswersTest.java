package org.cardline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cardline.programme.Programme;
import org.cardline.programme.Programmes;
import org.cardline.programme.Reason;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant TUESDAY_NOON_UTC = Instant.parse("2026-11-24T12:00:00Z");
    private static final Programme EXPRESS = Programmes.load(Path.of("programmes", "american-express"));
    private static final Programme LARKMOOR = Programmes.load(Path.of("programmes", "larkmoor"));

    /** The issuer's own line is none. */
    @Test
    void onlyADemonstrationCallsItsLineOne() {
        assertThat(lost(false)).contains("On the line press:");
        assertThat(lost(true)).doesNotContain("On the line press:").contains("s line press:");
    }

    private static String lost(boolean demonstration) {
        var pages = TemplateEngine.createPrecompiled(
                null, ContentType.Html, AnswersTest.class.getClassLoader(), "org.cardline");
        var page = new StringOutput();
        Map<String, Object> told = Map.of(
                "demonstration",
                demonstration,
                "brand",
                EXPRESS.brand(),
                "words",
                Words.english(),
                "answers",
                new Answers(EXPRESS, TUESDAY_NOON_UTC),
                "keys",
                "1");
        pages.render("guide/lost.jte", told, page);
        return page.toString();
    }

    @Test
    void atHomeTheCardTellsTheNumber() {
        assertThat(first(EXPRESS, Reason.POINTS, "personal", "US")).isEqualTo("1 800 528 4800");
        assertThat(first(EXPRESS, Reason.POINTS, "business", "US")).isEqualTo("1 800 492 3355");
        assertThat(first(LARKMOOR, Reason.DISPUTE, "business", "US")).isEqualTo("1 312 555 0141");
    }

    @Test
    void aLostCardHasItsOwnNumberWhateverTheCard() {
        for (String card : List.of("personal", "business", "platinum", "centurion", "any"))
            assertThat(first(EXPRESS, Reason.LOST_OR_STOLEN, card, "US")).isEqualTo("1 800 528 4800");
        for (String card : List.of("personal", "business", "any"))
            assertThat(first(LARKMOOR, Reason.LOST_OR_STOLEN, card, "FR")).isEqualTo("00 1 312 555 0142");
    }

    @Test
    void platinumAndCenturionHaveTheirNumberOnTheBack() {
        for (String card : List.of("platinum", "centurion")) {
            assertThat(ways(EXPRESS, Reason.DISPUTE, card, "US").getFirst()).isInstanceOf(Way.BackOfCard.class);
            assertThat(ways(EXPRESS, Reason.DISPUTE, card, "ES").getFirst()).isInstanceOf(Way.BackOfCard.class);
        }
        assertThat(ways(EXPRESS, Reason.DISPUTE, "personal", "US")).noneMatch(way -> way instanceof Way.BackOfCard);
    }

    @Test
    void fromAbroadItIsTheCollectLineThenTheOfficialSiteAndNeverATollFreeNumber() {
        List<Way> ways = ways(EXPRESS, Reason.POINTS, "personal", "ES");
        assertThat(ways).hasSize(2);
        assertThat(ways.getFirst()).isInstanceOfSatisfying(Way.Call.class, call -> {
            assertThat(call.byOperator()).isTrue();
            assertThat(call.large()).isEqualTo("+1 336 393 1111");
            assertThat(call.dial().landline()).contains("00 1 336 393 1111");
        });
        assertThat(ways.getLast())
                .isInstanceOfSatisfying(
                        Way.OfficialSite.class, site -> assertThat(site.host()).contains("www.americanexpress.com"));
    }

    @Test
    void theInternetReachesTheFreeNumberFromAbroad() {
        var answers = new Answers(EXPRESS, TUESDAY_NOON_UTC);
        CardChoice business = CardChoice.of(EXPRESS, "business").orElseThrow();
        Territory spain = Territory.of("ES").orElseThrow();
        assertThat(answers.overInternet(Reason.POINTS, business, spain))
                .map(call -> call.telephone().number())
                .contains("+18004923355");
        assertThat(answers.overInternet(Reason.POINTS, business, answers.home()))
                .isEmpty();
    }

    @Test
    void hoursAreToldWhereTheyAreKnown() {
        assertThat(call(LARKMOOR, Reason.LOST_OR_STOLEN, Instant.EPOCH).open()).isEqualTo(new OpenNow.Always());
        assertThat(call(LARKMOOR, Reason.POINTS, Instant.parse("2026-11-24T15:00:00Z"))
                        .open())
                .isInstanceOfSatisfying(
                        OpenNow.Open.class,
                        open -> assertThat(Told.opens(open.closes(), Words.spanish(LARKMOOR)))
                                .isEqualTo("mar, 24 de noviembre, 20:00, hora central"));
        assertThat(call(LARKMOOR, Reason.POINTS, TUESDAY_NOON_UTC).open())
                .isInstanceOfSatisfying(
                        OpenNow.Closed.class,
                        closed -> assertThat(Told.opens(closed.opens(), Words.english()))
                                .isEqualTo("Tuesday 24 November, 08:00, Central Time"));
        assertThat(call(EXPRESS, Reason.POINTS, TUESDAY_NOON_UTC).open()).isEqualTo(new OpenNow.Unknown());
    }

    @Test
    void onlyNumbersThatThisInstallationAnswersAreServed() {
        assertThat(call(EXPRESS, Reason.POINTS, TUESDAY_NOON_UTC).hasMenu()).isTrue();
        assertThat(call(EXPRESS.live(), Reason.POINTS, TUESDAY_NOON_UTC).served())
                .isEmpty();
        Way.Call lost = call(LARKMOOR, Reason.LOST_OR_STOLEN, TUESDAY_NOON_UTC);
        assertThat(lost.served()).isPresent();
        assertThat(lost.hasMenu()).isFalse(); // the number itself says why one calls
    }

    @Test
    void everyReasonAndCardHasAnAnswerFromEverywhere() {
        for (Programme programme : List.of(EXPRESS, LARKMOOR)) {
            List<CardChoice> cards = Stream.concat(CardChoice.of(programme).stream(), Stream.of(CardChoice.ANY))
                    .toList();
            for (Territory from : Territory.all())
                for (Reason reason : Reason.values())
                    for (CardChoice card : cards) {
                        boolean atHomeWithAnyCard = from.code().equals("US") && card.equals(CardChoice.ANY);
                        if (atHomeWithAnyCard && reason != Reason.LOST_OR_STOLEN) continue;
                        assertThat(ways(programme, reason, card.word(), from.code()))
                                .as("%s %s %s", reason, card, from)
                                .isNotEmpty();
                    }
        }
    }

    private static String first(Programme programme, Reason reason, String card, String territory) {
        return ((Way.Call) ways(programme, reason, card, territory).getFirst()).large();
    }

    private static Way.Call call(Programme programme, Reason reason, Instant moment) {
        var answers = new Answers(programme, moment);
        CardChoice personal = CardChoice.of(programme, "personal").orElseThrow();
        return (Way.Call) answers.ways(reason, personal, answers.home()).getFirst();
    }

    private static List<Way> ways(Programme programme, Reason reason, String card, String territory) {
        return new Answers(programme, TUESDAY_NOON_UTC)
                .ways(
                        reason,
                        CardChoice.of(programme, card).orElseThrow(),
                        Territory.of(territory).orElseThrow());
    }
}
