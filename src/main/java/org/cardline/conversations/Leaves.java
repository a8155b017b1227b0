package org.cardline.conversations;

import java.util.Optional;
import org.cardline.programme.Department;
import org.cardline.programme.Reason;

/** The caller leaves the conversation, from wherever in it: unwinds it to the menu that began it. */
final class Leaves extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Where to. */
    enum Way {
        /** To a person: asked for, or after answers that meant nothing too often. */
        TO_PERSON,
        /** To the reason that a call pass says. */
        TO_REASON,
        /** To the menu before. */
        BACK,
        /** With a goodbye: the call ends. */
        GOODBYE,
        /** Nobody answered: the call ends. */
        SILENT
    }

    private final Way way;
    private final transient Optional<Department> department;
    private final transient Optional<Reason> reason;

    Leaves(Way way) {
        this(way, Optional.empty(), Optional.empty());
    }

    private Leaves(Way way, Optional<Department> department, Optional<Reason> reason) {
        super(way.name(), null, false, false);
        this.way = way;
        this.department = department;
        this.reason = reason;
    }

    /** To a person of the department of the matter. */
    static Leaves toPerson() {
        return new Leaves(Way.TO_PERSON);
    }

    /** To a person of this department, where the caller named one. */
    static Leaves toPerson(Optional<Department> department) {
        return new Leaves(Way.TO_PERSON, department, Optional.empty());
    }

    /** To what a call pass says. */
    static Leaves to(Reason reason) {
        return new Leaves(Way.TO_REASON, Optional.empty(), Optional.of(reason));
    }

    /** The reason to go to, where that is the way. */
    Reason reason() {
        return reason.orElseThrow();
    }

    Way way() {
        return way;
    }

    /** The department that the caller named. */
    Optional<Department> department() {
        return department;
    }
}
