package org.cardline.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardline.cases.Case;
import org.cardline.cases.Entry;
import org.cardline.cases.Evidence;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.Typed;

/**
 * What the page shows, as it reads it.
 *
 * @param state of {@link org.cardline.routing.AgentState}
 * @param reason in words; empty where there is none
 */
record DeskState(String state, String reason, Optional<Instant> since, Optional<Contact> contact) {
    static final DeskState NOT_YET = new DeskState("SIGNED_OUT", "", Optional.empty(), Optional.empty());

    /**
     * @param joinedAt when it began to wait
     * @param since when this phase began
     * @param talk of {@link org.cardline.routing.TalkState}
     * @param keyed how many keys the caller has pressed that the agent doesn't hear
     * @param hasCard whether the card is known
     * @param outcome of the last wish, {@link org.cardline.routing.Obeyed}; empty before it is known
     * @param typed in the talk, by a caller who can't speak or hear and by agents
     * @param beside a supervisor who hears the talk, {@code LISTENS} and its like; empty where none does
     */
    record Contact(
            long id,
            String phase,
            String queue,
            String matter,
            List<String> said,
            List<String> verified,
            Instant joinedAt,
            Instant since,
            String talk,
            int keyed,
            boolean hasCard,
            String outcome,
            String beside,
            List<Typed.Line> typed,
            Optional<File> file) {
        static Contact of(OwnContact own, List<Typed.Line> typed, Optional<File> file, Named named) {
            return new Contact(
                    own.contact().number(),
                    own.phase().name(),
                    named.queue(own.queue()),
                    named.matter(own.told().matter()),
                    own.told().said(),
                    own.told().verified(),
                    own.joinedAt(),
                    own.since(),
                    own.talk().name(),
                    own.keyed(),
                    own.told().card().isPresent(),
                    own.outcome().map(Enum::name).orElse(""),
                    own.beside().map(each -> each.part().name()).orElse(""),
                    typed,
                    file);
        }
    }

    /**
     * The case: of whom it is, only the card's last four.
     *
     * @param evidence what was sent to prove it, to be opened
     */
    record File(
            String reference,
            String reason,
            Optional<String> card,
            String state,
            String heldBy,
            String nextStep,
            Optional<LocalDate> nextDate,
            List<Line> timeline,
            List<Piece> evidence) {
        static File of(Case found, List<Entry> timeline, List<Evidence.Piece> evidence, Named named) {
            return new File(
                    found.reference().grouped(),
                    named.reason(found.reason()),
                    found.lastFour().map(digits -> "··" + digits),
                    found.state().name().toLowerCase(Locale.ROOT),
                    named.department(found.heldBy()),
                    found.nextStep(),
                    found.nextDate(),
                    timeline.stream()
                            .map(each -> new Line(each.at(), named.entry(each)))
                            .toList(),
                    evidence.stream()
                            .map(each -> new Piece(
                                    each.id(), each.name() + " · " + each.type() + " · " + kilobytes(each.bytes())))
                            .toList());
        }

        private static String kilobytes(int bytes) {
            return Math.max(1, bytes / 1024) + " kB";
        }
    }

    /** A file, by its name, kind and size. */
    record Piece(long id, String words) {}

    /** Something that happened to the case. */
    record Line(Instant at, String words) {}

    static DeskState of(AtDesk at, List<Typed.Line> typed, Optional<File> file, Named named) {
        return new DeskState(
                at.state().name(),
                named.away(at.reason()),
                Optional.of(at.since()),
                at.contact().map(own -> Contact.of(own, typed, file, named)));
    }
}
