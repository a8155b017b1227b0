package org.cardline.programme;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who waits where, and who takes them.
 *
 * @param queues none where nobody is to wait for a person
 * @param telephones agents who have a SIP telephone and no desk
 * @param desks agents who sign in at a desk
 * @param supervisors the names of those who look after them, and sign in to see the floor
 * @param operators the names of those who run the process, and sign in to see how it is; callers are not their concern
 * @param callbacks empty where nobody is called back
 * @param wrapUp how agents say how a talk went
 * @param away why agents take nothing though they are here: the code, and its words
 */
public record Queues(
        List<Queue> queues,
        List<AgentTelephone> telephones,
        List<DeskAgent> desks,
        List<String> supervisors,
        List<String> operators,
        Optional<Callbacks> callbacks,
        WrapUp wrapUp,
        Map<String, String> away) {
    /** Nobody waits. */
    public static final Queues NONE =
            new Queues(List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), WrapUp.NONE, Map.of());

    /** The same, where numbers are called so. */
    Queues calling(Callbacks numbers) {
        return new Queues(queues, telephones, desks, supervisors, operators, Optional.of(numbers), wrapUp, away);
    }

    /** Whether somebody signs in by this name. */
    public boolean isListed(String name) {
        return supervisors.contains(name)
                || operators.contains(name)
                || deskOf(name).isPresent();
    }

    /** The queue that is called so. */
    public Optional<Queue> named(String id) {
        return queues.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The agent who signs in by this name. */
    public Optional<DeskAgent> deskOf(String agent) {
        return desks.stream().filter(each -> each.name().equals(agent)).findFirst();
    }

    /** Where who waits too long in this queue waits next. */
    public Optional<Queue> overflowOf(Queue queue) {
        return queue.overflow().flatMap(overflow -> named(overflow.to()));
    }

    /** Where those about such a card wait, if somebody is there, and not in this queue. */
    public Optional<Queue> insteadOf(Queue queue, String product) {
        return queues.stream()
                .filter(each -> each.forCards()
                        .filter(cards -> cards.products().contains(product)
                                && cards.insteadOf().contains(queue.id()))
                        .isPresent())
                .findFirst();
    }

    /** Whether who wants this department may be called back by it. */
    public boolean callsBackFrom(Department department) {
        return callbacks.isPresent() && of(department).isPresent();
    }

    /** Where the contacts of a department wait. */
    public Optional<Queue> of(Department department) {
        return queues.stream()
                .filter(each ->
                        each.department().filter(department.id()::equals).isPresent())
                .findFirst();
    }
}
