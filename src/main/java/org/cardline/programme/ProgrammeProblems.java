package org.cardline.programme;

import java.util.List;
import java.util.stream.Collectors;

/** A programme that cannot be used as it is; says every mistake that one reading finds, a line each. */
public final class ProgrammeProblems extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    ProgrammeProblems(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every mistake, in the order of the files and their lines. */
    public List<Problem> problems() {
        return problems;
    }
}
