package org.cardline.programme;

import java.util.List;
import java.util.Optional;

/**
 * Who waits where, and who has a telephone to take them.
 *
 * @param queues none where nobody is to wait for a person
 */
public record Queues(List<Queue> queues, List<AgentTelephone> telephones) {
    /** Nobody waits. */
    public static final Queues NONE = new Queues(List.of(), List.of());

    /** The queue that is called so. */
    public Optional<Queue> named(String id) {
        return queues.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Where the contacts of a department wait. */
    public Optional<Queue> of(Department department) {
        return queues.stream()
                .filter(each ->
                        each.department().filter(department.id()::equals).isPresent())
                .findFirst();
    }
}
