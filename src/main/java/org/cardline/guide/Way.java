package org.cardline.guide;

import java.time.Instant;
import java.util.Optional;
import org.cardline.programme.EntryPoint;
import org.cardline.programme.NumberEntry;

/** One way to reach the issuer from where the caller is. */
sealed interface Way {
    /** The line of the directory that it comes from. */
    NumberEntry entry();

    /**
     * A call.
     *
     * @param served what answers it here; empty where this installation does not answer the number
     */
    record Call(
            NumberEntry entry,
            NumberEntry.Telephone telephone,
            DialString dial,
            OpenNow open,
            Optional<EntryPoint> served)
            implements Way {
        /** Whether it is free by an operator's help alone: dialled directly it costs. */
        boolean byOperator() {
            return telephone.payer() == NumberEntry.Payer.ISSUER_BY_OPERATOR;
        }

        /** Whether callers meet our own menu there. */
        boolean hasMenu() {
            return served.filter(each -> each.conversation() instanceof EntryPoint.Menu)
                    .filter(each -> each.reason().isEmpty())
                    .isPresent();
        }

        /** As it is written largest: as it is pressed, where that is one and the same for every telephone. */
        String large() {
            return byOperator() ? dial.mobile() : dial.landline().orElse(dial.mobile());
        }
    }

    /** The number is on the back of the card. */
    record BackOfCard(NumberEntry entry) implements Way {}

    /**
     * The issuer's official site for the caller's country.
     *
     * @param host where it begins; empty where the programme names none
     */
    record OfficialSite(NumberEntry entry, Optional<String> host) implements Way {}

    /** What a line of the directory comes to, called from there and then. */
    static Way of(
            NumberEntry entry, Territory from, Instant moment, Optional<EntryPoint> served, Optional<String> site) {
        return switch (entry.reach()) {
            case NumberEntry.Telephone telephone ->
                new Call(
                        entry,
                        telephone,
                        DialString.from(from, telephone.number()),
                        OpenNow.at(moment, entry.hours()),
                        served);
            case NumberEntry.BackOfCard back -> new BackOfCard(entry);
            case NumberEntry.OfficialSite official -> new OfficialSite(entry, site);
        };
    }
}
