package org.cardline.desk;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cardline.programme.DeskAgent;
import org.cardline.programme.LiveProgramme;
import org.cardline.programme.Queue;
import org.cardline.programme.Queues;
import org.cardline.programme.Skills;
import org.cardline.routing.Agents;

/** What a supervisor does for agents of a desk: what they are able to do, and signing them out. Any thread. */
final class FloorAgents {
    private final LiveProgramme programme;
    private final Agents agents;
    private final AgentSkills skills;

    FloorAgents(LiveProgramme programme, Agents agents, AgentSkills skills) {
        this.programme = programme;
        this.agents = agents;
        this.skills = skills;
    }

    Optional<DeskAgent> listed(String name) {
        return programme.current().queues().deskOf(name);
    }

    /** Every skill that the programme knows of, and this agent's level in it; 0 for none. */
    SortedMap<String, Integer> levels(DeskAgent agent) {
        var levels = new TreeMap<String, Integer>();
        known(programme.current().queues()).forEach(skill -> levels.put(skill, 0));
        levels.putAll(skills.of(agent).levels());
        return levels;
    }

    private static Stream<String> known(Queues queues) {
        Stream<Skills> needed = queues.queues().stream().flatMap(FloorAgents::needed);
        Stream<Skills> had = queues.desks().stream().map(DeskAgent::skills);
        return Stream.concat(needed, had).flatMap(each -> each.levels().keySet().stream());
    }

    private static Stream<Skills> needed(Queue queue) {
        return Stream.concat(Stream.of(queue.needs()), queue.relaxed().map(Queue.Relaxed::needs).stream());
    }

    /**
     * What a form means.
     *
     * @param levels of skills that are known; 0 and what is left out is none
     * @throws NumberFormatException if a level is none
     */
    Skills chosen(DeskAgent agent, Map<String, String> levels) {
        var able = new TreeMap<String, Integer>();
        for (String skill : levels(agent).keySet()) {
            int level = Integer.parseInt(levels.getOrDefault(skill, "0"));
            if (level < 0 || level > Skills.MOST) throw new NumberFormatException("No level");
            if (level > 0) able.put(skill, level);
        }
        return new Skills(able);
    }

    /** At once, and whenever they sign in; what they talk goes on. */
    void able(DeskAgent agent, Skills able) {
        skills.set(agent.name(), able);
        agents.able(agent.name(), able);
    }

    /** As the programme says. */
    void ableAsListed(DeskAgent agent) {
        skills.forget(agent.name());
        agents.able(agent.name(), agent.skills());
    }
}
