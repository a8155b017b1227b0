package org.cardline.guide;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.programme.CardType;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.NumberEntry;
import org.cardline.programme.NumberEntry.From;
import org.cardline.programme.NumberEntry.Payer;
import org.cardline.programme.NumberEntry.Telephone;
import org.cardline.programme.Programme;
import org.cardline.programme.Reason;

/** Which ways of a programme's directory fit a caller, the best first. */
record Answers(Programme programme, Instant moment) {
    /** The issuer's country. */
    Territory home() {
        return Territory.home(programme.dialling());
    }

    /** The ways from there, the best first; each number once. */
    List<Way> ways(Reason reason, CardChoice card, Territory from) {
        var told = new HashSet<>();
        return fitting(reason, card, from.equals(home()) ? From.HOME : From.ABROAD)
                .filter(entry -> told.add(entry.reach()))
                .map(entry -> way(entry, from))
                .toList();
    }

    /** A free number of the issuer's country, which the Internet reaches from abroad and a telephone mostly doesn't. */
    Optional<Way.Call> overInternet(Reason reason, CardChoice card, Territory from) {
        if (from.equals(home())) return Optional.empty();
        return calls(reason, card, home())
                .filter(call -> call.telephone().payer() == Payer.ISSUER)
                .findFirst();
    }

    /** The number for a lost card in the issuer's country. */
    Optional<Way.Call> urgent() {
        return calls(Reason.LOST_OR_STOLEN, CardChoice.ANY, home()).findFirst();
    }

    /** The number for a lost card from anywhere else; its dial string is of no country. */
    Optional<Way.Call> urgentFromAbroad() {
        return Territory.all().stream()
                .filter(each -> !each.equals(home()))
                .findFirst()
                .flatMap(abroad ->
                        calls(Reason.LOST_OR_STOLEN, CardChoice.ANY, abroad).findFirst());
    }

    /** Every way from there, whatever the reason and the card; each number once. */
    List<Way> allFrom(Territory from) {
        From where = from.equals(home()) ? From.HOME : From.ABROAD;
        var told = new HashSet<>();
        return programme.numbers().stream()
                .filter(entry -> entry.from() == From.ANYWHERE || entry.from() == where)
                .sorted(Comparator.comparing(entry -> isFor(entry, Reason.LOST_OR_STOLEN) ? 0 : 1))
                .filter(entry -> told.add(entry.reach()))
                .map(entry -> way(entry, from))
                .toList();
    }

    private Way way(NumberEntry entry, Territory from) {
        return Way.of(
                entry,
                from,
                moment,
                served(entry),
                programme.brand().officialSites().stream().findFirst());
    }

    private Stream<Way.Call> calls(Reason reason, CardChoice card, Territory from) {
        return ways(reason, card, from).stream()
                .flatMap(way -> way instanceof Way.Call call ? Stream.of(call) : Stream.empty());
    }

    private Stream<NumberEntry> fitting(Reason reason, CardChoice card, From where) {
        return programme.numbers().stream()
                .filter(entry -> entry.from() == From.ANYWHERE || entry.from() == where)
                .filter(card::isServedBy)
                .filter(entry -> entry.reason().isEmpty() || isFor(entry, reason))
                .sorted(best(reason));
    }

    /** Who lost the card can't read its back; anybody else finds there the number that is theirs. */
    private static Comparator<NumberEntry> best(Reason reason) {
        return Comparator.<NumberEntry>comparingInt(entry -> switch (entry.reach()) {
                    case Telephone telephone -> 1;
                    case NumberEntry.BackOfCard back -> reason == Reason.LOST_OR_STOLEN ? 2 : 0;
                    case NumberEntry.OfficialSite site -> 3;
                })
                .thenComparing(entry -> entry.reason().isEmpty())
                .thenComparing(entry -> entry.card() == CardType.ANY)
                .thenComparing(entry -> entry.from() == From.ANYWHERE);
    }

    private static boolean isFor(NumberEntry entry, Reason reason) {
        return entry.reason().equals(Optional.of(reason));
    }

    private Optional<EntryPoint> served(NumberEntry entry) {
        return entry.reach() instanceof Telephone telephone
                ? programme.entryPoint(telephone.number())
                : Optional.empty();
    }
}
