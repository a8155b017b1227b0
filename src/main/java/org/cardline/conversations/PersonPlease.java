package org.cardline.conversations;

import org.cardline.programme.Reason;

/** "A person, please": which department. */
final class PersonPlease implements Conversation {
    @Override
    public Reason reason() {
        return Reason.SOMETHING_ELSE;
    }

    @Override
    public Outcome with(Member member) {
        var departments = new Departments(member.services().programme().departments());
        return member.toPerson(departments.choose(member));
    }
}
