package org.cardline.conversations;

import java.util.Optional;
import org.cardline.programme.Department;
import org.cardline.programme.Reason;

/** "A person, please": which department. */
final class PersonPlease implements Conversation {
    private final Optional<Department> named;

    /** @param named the department that the caller asked for by its name */
    PersonPlease(Optional<Department> named) {
        this.named = named;
    }

    @Override
    public Reason reason() {
        return Reason.SOMETHING_ELSE;
    }

    @Override
    public Outcome with(Member member) {
        if (named.isPresent()) return member.toPerson(named.get());
        var departments = new Departments(member.services().programme().departments());
        return member.toPerson(departments.choose(member));
    }
}
