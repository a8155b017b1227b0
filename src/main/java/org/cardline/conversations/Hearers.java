package org.cardline.conversations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.routing.TalkState;

/** Who hears whom in a talk, of those whose telephones are connected. The caller's own thread alone. */
final class Hearers {
    private final Caller caller;
    private final Supervisor supervisor;
    private List<Connected> connections = List.of();

    Hearers(Caller caller, Supervisor supervisor) {
        this.caller = caller;
        this.supervisor = supervisor;
    }

    private record Connected(int connection, boolean holds) {}

    /** Whether a telephone lost its connection, has a new one, or puts us on hold, since they were last connected. */
    boolean haveChanged(Party agent, Optional<Ringing> second) {
        return !connections.equals(connections(agent, second));
    }

    private static List<Connected> connections(Party agent, Optional<Ringing> second) {
        return Stream.concat(Stream.of(agent.telephone()), second.stream())
                .map(each -> new Connected(each.connection(), each.holds()))
                .toList();
    }

    /** @param second whom the agent wants besides, where they have answered */
    void connect(TalkState state, Party agent, Optional<Ringing> second) {
        connections = connections(agent, second);
        Ringing own = agent.telephone();
        switch (state) {
            case TOGETHER, SWAPPED -> {
                if (agent.hearsNobody()) caller.letTalk();
                else talk(own);
            }
            case CAPTURING -> {
                if (agent.hearsNobody()) caller.talkWhileKeying();
                else caller.talkWhileKeying(own);
            }
            case ON_HOLD, TRANSFERRING, CALLING -> caller.letTalk();
            case CONSULTING -> {
                if (agent.hearsNobody()) caller.letTalk();
                else caller.letTalk(own, second.orElseThrow());
            }
            case THREE -> three(own, second.orElseThrow());
        }
    }

    /** A telephone that holds may play music of its own, which is not for the two others. */
    private void three(Ringing own, Ringing second) {
        if (own.holds()) caller.talkWith(second);
        else if (second.holds()) caller.talkWith(own);
        else caller.talkWith(own, second);
    }

    /** Caller and agent, and a supervisor beside them; nobody is beside others. */
    private void talk(Ringing own) {
        supervisor.beside(own).ifPresentOrElse(beside -> caller.talkWith(beside, own), () -> caller.talkWith(own));
    }
}
