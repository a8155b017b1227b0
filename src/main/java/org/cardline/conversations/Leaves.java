package org.cardline.conversations;

import java.util.Optional;
import org.cardline.programme.Department;

/** The caller leaves the conversation, from wherever in it: unwinds it to the menu that began it. */
final class Leaves extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Where to. */
    enum Way {
        /** To a person: asked for, or after answers that meant nothing too often. */
        TO_PERSON,
        /** To the menu before. */
        BACK,
        /** With a goodbye: the call ends. */
        GOODBYE,
        /** Nobody answered: the call ends. */
        SILENT
    }

    private final Way way;
    private final transient Optional<Department> department;

    Leaves(Way way) {
        this(way, Optional.empty());
    }

    private Leaves(Way way, Optional<Department> department) {
        super(way.name(), null, false, false);
        this.way = way;
        this.department = department;
    }

    /** To a person of the department of the matter. */
    static Leaves toPerson() {
        return new Leaves(Way.TO_PERSON);
    }

    /** To a person of this department, where the caller named one. */
    static Leaves toPerson(Optional<Department> department) {
        return new Leaves(Way.TO_PERSON, department);
    }

    Way way() {
        return way;
    }

    /** The department that the caller named. */
    Optional<Department> department() {
        return department;
    }
}
