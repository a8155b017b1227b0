package org.cardline.programme;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code reasons.yaml}: the departments, then the reasons, each with its department. */
final class ReasonsFile {
    /** Stands in where a department is mistaken. */
    static final Department NOBODY = new Department("", "", Hours.ALWAYS);

    private final Schedules schedules;
    private final Prompts prompts;

    ReasonsFile(Schedules schedules, Prompts prompts) {
        this.schedules = schedules;
        this.prompts = prompts;
    }

    /** What the file says; reasons are complete, or absent with the file. */
    record Read(List<Department> departments, Map<Reason, ReasonEntry> reasons) {}

    Read read(Section file) {
        if (file.isAbsent()) return new Read(List.of(), Map.of());
        Map<String, Department> departments = file.in("departments", this::departments);
        Map<Reason, ReasonEntry> reasons = file.in("reasons", all -> reasons(all, departments));
        return new Read(List.copyOf(departments.values()), Map.copyOf(reasons));
    }

    private Map<String, Department> departments(Section all) {
        var departments = new LinkedHashMap<String, Department>();
        for (String id : all.names()) departments.put(id, all.in(id, each -> department(id, each)));
        return departments;
    }

    private Department department(String id, Section each) {
        return new Department(id, each.phrase("name", prompts), schedules.named(each, "hours"));
    }

    private static Map<Reason, ReasonEntry> reasons(Section all, Map<String, Department> departments) {
        var reasons = new EnumMap<Reason, ReasonEntry>(Reason.class);
        for (Reason reason : Reason.values()) {
            reasons.put(
                    reason,
                    all.in(
                            reason.word(),
                            each -> new ReasonEntry(
                                    reason, each.text("title"), each.named("department", departments, NOBODY))));
        }
        return reasons;
    }
}
