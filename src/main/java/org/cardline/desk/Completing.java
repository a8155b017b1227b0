package org.cardline.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cardline.cards.CardHost;
import org.cardline.cards.CustomerReference;
import org.cardline.cards.HostUnavailable;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.Letter;
import org.cardline.cases.Step;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Programme;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.AtDesk.Phase;
import org.cardline.routing.ContactId;

/**
 * The paper of a talk that is over: how it went, what happens next with its case, and by when. Any thread; blocks while the
 * host is asked in which language to write of it.
 */
final class Completing {
    private static final ZoneOffset LAST_TO_HAVE_A_DAY = ZoneOffset.ofHours(-12);

    private final LiveProgramme programme;
    private final Agents agents;
    private final Cases cases;
    private final DeskFile files;
    private final CardHost host;
    private final InstantSource time;

    Completing(LiveProgramme programme, Agents agents, Cases cases, DeskFile files, CardHost host, InstantSource time) {
        this.programme = programme;
        this.agents = agents;
        this.cases = cases;
        this.files = files;
        this.host = host;
        this.time = time;
    }

    /**
     * What an agent says of it.
     *
     * @param contact with whom they talked, where the page says so
     * @param step the code of what happens next, of the programme's
     * @param date by when
     * @param code how it went, of the programme's
     */
    record Paper(Optional<ContactId> contact, String step, Optional<LocalDate> date, Optional<String> code) {}

    /** The next contact may come, unless something is missing. */
    Desk.Done complete(String agent, Paper paper) {
        Optional<OwnContact> over = agents.at(agent).flatMap(AtDesk::contact).filter(each -> isOver(each, paper));
        if (over.isEmpty()) return isDone(agent, paper) ? Desk.WELL : new Desk.NotSo("Hang up first.");
        Programme known = programme.current();
        Optional<String> missing = missing(known, over.get(), paper);
        if (missing.isPresent()) return new Desk.NotSo(missing.get());
        Optional<Runnable> writing = files.of(over.get()).map(file -> writing(known, file, agent, over.get(), paper));
        agents.completed(agent, how(known, paper), writing.orElse(() -> {}));
        return Desk.WELL;
    }

    /** What to do before. */
    private Optional<String> missing(Programme known, OwnContact over, Paper paper) {
        if (how(known, paper).isEmpty() && known.queues().wrapUp().isNeededIn(over.queue()))
            return Optional.of("Choose how the talk went.");
        if (known.steps().sentence(paper.step()).isEmpty())
            return Optional.of("That next step is the programme's no more. Load the page again, and choose another.");
        if (known.steps().closes(paper.step())) return Optional.empty();
        if (files.of(over).isEmpty())
            return Optional.of("A next step needs a case, and there is none. Open one, or choose: "
                    + known.steps().nothing());
        if (paper.date().isEmpty()) return Optional.of("Choose the date by which it happens.");
        return paper.date().filter(this::isPast).map(_ -> "That date is past. Choose today or a later one.");
    }

    private static Optional<String> how(Programme known, Paper paper) {
        return paper.code().filter(known.queues().wrapUp().codes()::containsKey);
    }

    /** What writes it down, in the transaction of whoever runs it. */
    private Runnable writing(Programme known, Case file, String agent, OwnContact talk, Paper paper) {
        Step next = step(known, file, paper);
        Optional<String> how = how(known, paper).map(known.queues().wrapUp()::words);
        Optional<Letter> letter = new TalkLetter(known, language(known, file)).of(file, agent, talk, next);
        return () -> {
            cases.step(file.reference(), next);
            how.ifPresent(words -> cases.note(file.reference(), Entry.Kind.NOTE, agent + ": " + words));
            letter.ifPresent(each -> cases.send(file.reference(), each));
        };
    }

    /** Of who is written to, as on file, where there are letters in it; else, or from a silent host, the programme's. */
    private String language(Programme known, Case file) {
        try {
            Optional<String> onFile = file.customer().isEmpty()
                    ? Optional.empty()
                    : host.details(new CustomerReference(file.customer().get())).language();
            return onFile.map(known::letterLanguage).orElse(known.language());
        } catch (HostUnavailable silent) {
            return known.language();
        }
    }

    private static Step step(Programme known, Case file, Paper paper) {
        String sentence = known.steps().sentence(paper.step()).orElseThrow();
        return known.steps().closes(paper.step())
                ? new Step(Case.State.CLOSED, file.heldBy(), sentence, Optional.empty())
                : new Step(Case.State.OPEN, file.heldBy(), sentence, paper.date());
    }

    private static boolean isOver(OwnContact own, Paper paper) {
        return own.phase() == Phase.WRAP_UP
                && paper.contact().filter(meant -> !meant.equals(own.contact())).isEmpty();
    }

    /** A second press, however late, finds it done, and does nothing about the next talk. */
    private boolean isDone(String agent, Paper paper) {
        return paper.contact()
                .filter(contact -> agents.hasCompleted(agent, contact))
                .isPresent();
    }

    /** Wherever the agent may be. */
    private boolean isPast(LocalDate date) {
        return date.isBefore(LocalDate.ofInstant(time.instant(), LAST_TO_HAVE_A_DAY));
    }
}
