package org.cardline.conversations;

import org.cardline.programme.Department;
import org.cardline.programme.Reason;

/** Anything else, a damaged card among it: a department, and the caller's own words. */
final class SomethingElse implements Conversation {
    @Override
    public Reason reason() {
        return Reason.SOMETHING_ELSE;
    }

    @Override
    public Outcome with(Member member) {
        Department department = new Departments(member.services().programme().departments()).choose(member);
        member.opens(Matter.of(reason(), "Something else", NextSteps.PERSON), department);
        member.tellsInOwnWords();
        return member.toPerson();
    }
}
