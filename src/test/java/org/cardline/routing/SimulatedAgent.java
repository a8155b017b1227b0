package org.cardline.routing;

import java.time.Instant;
import java.util.Set;
import org.cardline.programme.Skills;

/** An agent as the simulation knows one, by what was done and told; never read from the tables. */
final class SimulatedAgent {
    final String name;
    final Skills skills;
    final Set<String> languages;
    AgentState state = AgentState.SIGNED_OUT;
    Instant leaseUntil = Instant.MIN;
    Instant wrapUpUntil = Instant.MIN;
    boolean gone;
    int load;

    SimulatedAgent(String name, Skills skills, Set<String> languages) {
        this.name = name;
        this.skills = skills;
        this.languages = languages;
    }

    boolean speaks(String language) {
        return languages.contains(language);
    }

    /** Takes contacts, if not at once. */
    boolean isHere(Instant now) {
        return state == AgentState.AVAILABLE && leaseUntil.isAfter(now);
    }

    boolean hasRoom(Channel channel, Instant now) {
        int room = channel == Channel.CALL ? 0 : 4;
        return isHere(now) && !wrapUpUntil.isAfter(now) && load <= room;
    }

    @Override
    public String toString() {
        return name;
    }
}
