package org.cardline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cardline.routing.Matching.Free;
import org.cardline.routing.Matching.Match;
import org.cardline.routing.Matching.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is offered to whom, without tables and clock. */
class MatchingTest {
    private static final int ALL = Channel.CAPACITY;

    private static Free free(String agent, int room, int rank, String... able) {
        return new Free(agent, Set.of(able), room, rank);
    }

    private static Waiting waiting(long id, Channel channel, String needs) {
        return new Waiting(id, channel, needs, Optional.empty());
    }

    private static List<String> whoTakes(List<Free> agents, Waiting... inOrder) {
        return new Matching(agents)
                .match(List.of(inOrder)).stream()
                        .map((Match each) -> each.contact() + " " + each.agent())
                        .toList();
    }

    /** One call, or three chats: whatever comes first leaves no room for the other. */
    @ParameterizedTest
    @CsvSource({
        "CALL CALL, 0",
        "CALL CHAT, 0",
        "CALLBACK CALL CHAT, 0",
        "CHAT CALL, 0",
        "CHAT CHAT CHAT CHAT, 0 1 2",
        "CHAT CALLBACK CHAT CALL CHAT CHAT, 0 2 4"
    })
    void anAgentHasOneCallOrThreeChats(String channels, String taken) {
        Channel[] come =
                Arrays.stream(channels.split(" ")).map(Channel::valueOf).toArray(Channel[]::new);
        Waiting[] waiting = IntStream.range(0, come.length)
                .mapToObj(each -> waiting(each, come[each], ""))
                .toArray(Waiting[]::new);
        assertThat(whoTakes(List.of(free("ana", ALL, 0)), waiting))
                .containsExactlyElementsOf(Arrays.stream(taken.split(" "))
                        .map(each -> each + " ana")
                        .toList());
    }

    @Test
    void whoHasAChatTakesTwoMoreAndNoCall() {
        List<Free> chatting = List.of(free("ana", ALL - Channel.CHAT.load(), 0));
        assertThat(whoTakes(
                        chatting,
                        waiting(1, Channel.CALL, ""),
                        waiting(2, Channel.CHAT, ""),
                        waiting(3, Channel.CHAT, ""),
                        waiting(4, Channel.CHAT, "")))
                .containsExactly("2 ana", "3 ana");
    }

    /** Who can do little is asked before who can do much, and of equals who has been free longest. */
    @Test
    void whoCanDoMuchIsKeptForWhoNeedsIt() {
        List<Free> agents = List.of(
                free("ana", ALL, 0, "service:1", "disputes:1"),
                free("ben", ALL, 2, "service:1"),
                free("kim", ALL, 1, "service:1"));
        assertThat(whoTakes(
                        agents,
                        waiting(1, Channel.CALL, "service:1"),
                        waiting(2, Channel.CALL, "disputes:1 service:1"),
                        waiting(3, Channel.CALL, "service:1")))
                .containsExactly("1 kim", "2 ana", "3 ben");
    }

    @Test
    void whoIsPreferredAloneIsAskedAndOthersAreForWhoComesLater() {
        List<Free> agents = List.of(free("ana", ALL, 1), free("ben", ALL, 0));
        var known = new Waiting(1, Channel.CALL, "", Optional.of("ana"));
        assertThat(whoTakes(agents, known, waiting(2, Channel.CALL, ""))).containsExactly("1 ana", "2 ben");
        var away = new Waiting(1, Channel.CALL, "", Optional.of("kim"));
        assertThat(whoTakes(agents, away, waiting(2, Channel.CALL, ""))).containsExactly("2 ben");
    }
}
