package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import org.cardline.programme.Department;
import org.cardline.programme.Reason;

/**
 * Anything else, a damaged card among it: in the caller's own sentence, where the line understands speech, for whoever
 * takes it up; by keys a department, and the caller's own words recorded.
 */
final class SomethingElse implements Conversation {
    private static final Menu<Optional<OwnWords>> SENTENCE =
            Menu.of("Say in a sentence what it is about. For the departments: press 1.", List.of(Optional.empty()));

    @Override
    public Reason reason() {
        return Reason.SOMETHING_ELSE;
    }

    @Override
    public Outcome with(Member member) {
        if (member.talk().listens() && hasSaid(member)) {
            member.opens(Matter.of(reason(), "Something else", member.person()));
            return member.toPerson();
        }
        Department department = new Departments(member.services().programme().departments()).choose(member);
        member.opens(Matter.of(reason(), "Something else", member.person()), department);
        member.tellsInOwnWords();
        return member.toPerson();
    }

    /** Who said it in the menu is not asked again. */
    private static boolean hasSaid(Member member) {
        if (member.facts().said().isEmpty()) {
            member.facts().said(member.talk().choose(SENTENCE, words -> Optional.of(OwnWords.of(words))));
        }
        return member.facts().said().isPresent();
    }
}
