package org.cardline.desk;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cardline.cases.Entry;
import org.cardline.programme.Department;
import org.cardline.programme.Programme;
import org.cardline.programme.Queue;
import org.cardline.programme.Reason;
import org.cardline.programme.ReasonEntry;

/** What the programme calls reasons, departments and entry points' announcements, as people say them. */
public record Named(Programme programme) {
    String reason(Reason reason) {
        return Optional.ofNullable(programme.reasons().get(reason))
                .map(ReasonEntry::title)
                .orElse(reason.words());
    }

    /** What a caller is in touch for; as it is where that is no reason's word. */
    public String matter(String matter) {
        if (matter.isEmpty()) return "not known";
        return Arrays.stream(Reason.values())
                .filter(each -> each.words().equals(matter))
                .findFirst()
                .map(this::reason)
                .orElse(matter);
    }

    String department(String id) {
        return programme.departments().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(Department::name)
                .orElse(id);
    }

    /** What a case's timeline tells; of a reason, a letter and whoever holds the case it keeps the programme's names. */
    String entry(Entry entry) {
        String words = entry.words();
        int colon = words.indexOf(": ");
        if (colon < 0) return words;
        return switch (entry.kind()) {
            case OPENED, LETTER -> words.replace('-', ' ');
            case STEP -> department(words.substring(0, colon)) + words.substring(colon);
            case SAID, COMMAND, STATEMENT, EVIDENCE, NOTE -> words;
        };
    }

    /** The department whose contacts wait there, or whose cards'. */
    public String queue(String id) {
        Optional<Queue> queue = programme.queues().named(id);
        return queue.flatMap(Queue::department)
                .map(this::department)
                .or(() -> queue.flatMap(Queue::forCards).map(Named::cards))
                .orElse(id);
    }

    /** As "Cards: centurion, platinum". */
    private static String cards(Queue.ForCards served) {
        return served.products().stream().sorted().collect(Collectors.joining(", ", "Cards: ", ""));
    }

    /** Why an agent takes nothing, by the code of it: the programme's, or ours. */
    public String away(String code) {
        String ours = code.equals(Desk.GONE) ? "the page was gone" : code;
        return programme.queues().away().getOrDefault(code, ours);
    }

    /** What is heard, by its name in the programme. */
    public String announcement(String name) {
        return Optional.ofNullable(programme.announcements().get(name)).orElse(name);
    }
}
