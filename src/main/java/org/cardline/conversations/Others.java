package org.cardline.conversations;

import java.util.Optional;
import java.util.function.Consumer;
import org.cardline.line.Caller;
import org.cardline.routing.NewContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Routing;
import org.cardline.routing.Target;

/** Who else than their agent may be asked to take a caller. The caller's own thread alone. */
final class Others {
    private final Services services;
    private final Caller caller;
    private final Routing routing;

    Others(Services services, Caller caller, Routing routing) {
        this.services = services;
        this.caller = caller;
        this.routing = routing;
    }

    /**
     * Asks them from now on.
     *
     * @param agent who wishes that
     * @param refused told why nobody is asked; then nothing is returned
     */
    Optional<Reaching> asked(Target to, Party agent, Consumer<Obeyed> refused) {
        if (to.kind() == Target.Kind.NUMBER) return ReachingNumber.at(to.name(), services, caller, routing, refused);
        if (isAgentBusy(to)) {
            refused.accept(Obeyed.BUSY);
            return Optional.empty();
        }
        Optional<Reaching> asked = contact(to, agent).flatMap(contact -> {
            NewContact home = to.kind() == Target.Kind.QUEUE ? contact : agent.home();
            return routing.tryToJoin(contact, caller::wake)
                    .map(place -> new ReachingAgent(
                            services,
                            caller,
                            place,
                            home,
                            to.kind() == Target.Kind.AGENT,
                            () -> areBusy(to, contact, agent)));
        });
        if (asked.isEmpty()) refused.accept(Obeyed.NO_ONE_THERE);
        return asked;
    }

    /** Whether who doesn't come at once is there, and has others. */
    private boolean areBusy(Target to, NewContact contact, Party agent) {
        return to.kind() == Target.Kind.QUEUE
                ? routing.othersAreBusy(contact, agent.taken().agent())
                : isAgentBusy(to);
    }

    private boolean isAgentBusy(Target to) {
        return to.kind() == Target.Kind.AGENT
                && routing.reads(() -> routing.agents().isBusy(to.name()), false);
    }

    /** The caller, as whom an agent is to take; of a number outside there is none. */
    Optional<NewContact> contact(Target to, Party agent) {
        NewContact own = agent.home();
        NewContact told = own.telling(
                        own.told().after("Sent on by " + agent.taken().agent()))
                .waitsSince(services.clock().instant());
        return switch (to.kind()) {
            case AGENT -> Optional.of(told.forAgent(to.name()));
            case QUEUE -> services.programme().queues().named(to.name()).map(told::in);
            case NUMBER -> Optional.empty();
        };
    }
}
