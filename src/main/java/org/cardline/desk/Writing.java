package org.cardline.desk;

import java.util.Optional;
import java.util.regex.Pattern;
import org.cardline.cases.Case;
import org.cardline.cases.Cases;
import org.cardline.cases.Entry;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.Typed;

/** What an agent writes: into the case, and to a caller who types. No card number is among it. Any thread. */
final class Writing {
    private static final int LONGEST_NOTE = 1_000;

    /** As long as a card's number: nobody needs it in a note. */
    private static final Pattern CARD_NUMBER = Pattern.compile("[0-9](?:[ .-]?[0-9]){11,}");

    private final Agents agents;
    private final Typed typed;
    private final Cases cases;
    private final DeskFile files;

    Writing(Agents agents, Typed typed, Cases cases, DeskFile files) {
        this.agents = agents;
        this.typed = typed;
        this.cases = cases;
        this.files = files;
    }

    /** Into the timeline of the case. */
    Desk.Done note(String agent, String words) {
        if (words.isBlank()) return new Desk.NotSo("Write the note first.");
        if (words.length() > LONGEST_NOTE) return new Desk.NotSo("A note has at most " + LONGEST_NOTE + " characters.");
        if (CARD_NUMBER.matcher(words).find())
            return new Desk.NotSo("Leave the card number out. The case has its last four digits.");
        Optional<Case> file = agents.at(agent).flatMap(AtDesk::contact).flatMap(files::of);
        if (file.isEmpty()) return new Desk.NotSo("There is no case to write it in.");
        cases.note(file.get().reference(), Entry.Kind.NOTE, agent + ": " + words.strip());
        return Desk.WELL;
    }

    /** To a caller who types. */
    Desk.Done type(String agent, String words) {
        String line = words.strip();
        if (line.isEmpty() || line.length() > Typed.LONGEST)
            return new Desk.NotSo("Type 1 to " + Typed.LONGEST + " characters.");
        if (CARD_NUMBER.matcher(line).find()) return new Desk.NotSo("Leave the card number out.");
        return typed.byAgent(agent, line) ? Desk.WELL : new Desk.NotSo("You are in no talk.");
    }
}
