package org.cardline.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.cases.Step;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.StepTemplates;
import org.cardline.programme.WrapUp;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.AtDesk.Phase;
import org.cardline.routing.ContactId;

/** The paper of a talk that is over: how it went, what happens next with its case, and by when. Any thread. */
final class Completing {
    private static final ZoneOffset LAST_TO_HAVE_A_DAY = ZoneOffset.ofHours(-12);
    private static final Desk.Done WELL = new Desk.Well();

    private final LiveProgramme programme;
    private final Agents agents;
    private final Cases cases;
    private final DeskFile files;
    private final InstantSource time;

    Completing(LiveProgramme programme, Agents agents, Cases cases, DeskFile files, InstantSource time) {
        this.programme = programme;
        this.agents = agents;
        this.cases = cases;
        this.files = files;
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
        if (over.isEmpty()) return isDone(agent, paper) ? WELL : new Desk.NotSo("Hang up first.");
        WrapUp words = programme.current().queues().wrapUp();
        Optional<String> known = paper.code().filter(words.codes()::containsKey);
        if (known.isEmpty() && words.isNeededIn(over.get().queue())) return new Desk.NotSo("Choose how the talk went.");
        StepTemplates steps = programme.current().steps();
        Optional<String> sentence = steps.sentence(paper.step());
        if (sentence.isEmpty()) return new Desk.NotSo("Choose the next step anew. The programme has changed.");
        boolean closes = sentence.get().equals(steps.nothing());
        Optional<Case> file = over.flatMap(files::of);
        if (!closes) {
            if (file.isEmpty())
                return new Desk.NotSo(
                        "A next step needs a case, and there is none. Open one, or choose: " + steps.nothing());
            if (paper.date().isEmpty()) return new Desk.NotSo("Choose the date by which it happens.");
            if (isPast(paper.date().get())) return new Desk.NotSo("That date is past. Choose today or a later one.");
        }
        agents.completed(
                agent,
                known,
                () -> file.ifPresent(found -> write(
                        found,
                        closes ? closed(found, sentence.get()) : open(found, sentence.get(), paper),
                        known.map(how -> agent + ": " + words.words(how)))));
        return WELL;
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

    private void write(Case file, Step step, Optional<String> how) {
        cases.step(file.reference(), step);
        how.ifPresent(words -> cases.note(file.reference(), Entry.Kind.NOTE, words));
    }

    /** Wherever the agent may be. */
    private boolean isPast(LocalDate date) {
        return date.isBefore(LocalDate.ofInstant(time.instant(), LAST_TO_HAVE_A_DAY));
    }

    private static Step closed(Case found, String sentence) {
        return new Step(Case.State.CLOSED, found.heldBy(), sentence, Optional.empty());
    }

    private static Step open(Case found, String sentence, Paper paper) {
        return new Step(Case.State.OPEN, found.heldBy(), sentence, paper.date());
    }
}
