package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls between two user agents over a network that loses only what it is told to. */
class CallTest {
    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party caller = network.join(5060);
    private final Party callee = network.join(5070);

    @AfterEach
    void nothingIsLeftBehind() {
        network.losesNothing();
        caller.hangUpAll();
        callee.hangUpAll();
        network.run(Duration.ofMinutes(3));
        for (Party each : new Party[] {caller, callee}) {
            assertThat(each.agent.transactions()).isZero();
            assertThat(each.agent.calls()).isZero();
            assertThat(each.agent.nextTimer()).isEqualTo(Instant.MAX);
        }
    }

    @Test
    void aPlainCallIsAnsweredAcknowledgedAndHungUp() {
        callee.acceptsEverything();
        Call call = caller.calls(callee);
        network.run(Duration.ofSeconds(1));
        caller.hangUp(call);
        network.run(Duration.ofSeconds(1));

        assertThat(network.ladder())
                .containsExactly(
                        "5060>5070 INVITE sip:4711@127.0.0.1:5070 SIP/2.0",
                        "5070>5060 SIP/2.0 200 OK",
                        "5060>5070 ACK sip:127.0.0.1:5070 SIP/2.0",
                        "5060>5070 BYE sip:127.0.0.1:5070 SIP/2.0",
                        "5070>5060 SIP/2.0 200 OK");
        assertThat(caller.heard(CallEvent.Answered.class)).hasSize(1);
        assertThat(callee.heard(CallEvent.Acknowledged.class)).hasSize(1);
        assertThat(callee.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
        assertThat(caller.why()).containsExactly(CallEvent.Why.WE_HUNG_UP);
        assertThat(callee.heard(CallEvent.Invited.class)).first().satisfies(invited -> {
            assertThat(invited.call().calledUser()).isEqualTo("4711");
            assertThat(invited.call().callerNumber()).contains("+12125550100");
            assertThat(invited.call().callerName()).isEqualTo("Ann \"Å\" 李");
            assertThat(invited.call().remoteAddress()).isEqualTo(caller.address);
        });
    }

    @Test
    void aUserWhoThinksForLongIsCoveredByTrying() {
        caller.calls(callee);
        network.run(Duration.ofMillis(250));
        assertThat(network.count("100 Trying")).isEqualTo(1);
        network.run(Duration.ofSeconds(20));
        assertThat(network.count("INVITE")).isEqualTo(1);
        callee.accept(callee.only(), callee.offered());
        network.run(Duration.ofSeconds(1));
        assertThat(caller.heard(CallEvent.Answered.class)).hasSize(1);
    }

    @Test
    void ringingIsHeardByTheCaller() {
        Call call = caller.calls(callee);
        network.run(Duration.ofMillis(10));
        callee.ring(callee.only());
        network.run(Duration.ofSeconds(1));
        assertThat(caller.heard(CallEvent.Progressing.class))
                .containsExactly(new CallEvent.Progressing(call, 180, Optional.empty()));
        assertThat(network.count("100 Trying")).isZero();
    }

    @Test
    void aFullHouseSaysWhenToCallAgain() {
        Call call = caller.calls(callee);
        network.run(Duration.ofMillis(10));
        callee.refuse(callee.only(), 503, Duration.ofSeconds(30));
        network.run(Duration.ofSeconds(1));
        assertThat(caller.heard(CallEvent.Refused.class))
                .containsExactly(new CallEvent.Refused(call, 503, "No", Optional.of(Duration.ofSeconds(30))));
        assertThat(callee.why()).containsExactly(CallEvent.Why.WE_REFUSED);
        assertThat(network.ladder()).last().asString().contains("ACK");
    }

    @Test
    void callerHangsUpWhileItRings() {
        Call call = caller.calls(callee);
        network.run(Duration.ofMillis(10));
        callee.ring(callee.only());
        network.run(Duration.ofSeconds(1));
        caller.cancel(call);
        network.run(Duration.ofSeconds(1));
        assertThat(network.ladder())
                .extracting(line -> line.split(" ")[1] + line.split(" ")[2])
                .contains("CANCELsip:4711@127.0.0.1:5070")
                .contains("SIP/2.0487");
        assertThat(callee.heard(CallEvent.Cancelled.class)).hasSize(1);
        assertThat(caller.heard(CallEvent.Refused.class))
                .extracting(CallEvent.Refused::status)
                .containsExactly(487);
        assertThat(callee.why()).isEmpty();
    }

    @Test
    void callerHangsUpBeforeAnythingIsHeard() {
        Call call = caller.calls(callee);
        caller.hangUp(call);
        assertThat(network.count("CANCEL")).isZero();
        network.run(Duration.ofSeconds(1));
        assertThat(network.count("CANCEL")).isEqualTo(1);
        assertThat(callee.heard(CallEvent.Cancelled.class)).hasSize(1);
    }

    @Test
    void callerHangsUpInTheMomentOfTheAnswer() {
        Call call = caller.calls(callee);
        network.run(Duration.ofMillis(10));
        callee.ring(callee.only());
        network.run(Duration.ofMillis(10));
        callee.accept(callee.only(), callee.offered());
        caller.cancel(call);
        network.run(Duration.ofSeconds(1));
        assertThat(network.count("CANCEL")).isEqualTo(1);
        assertThat(network.count("BYE")).isEqualTo(1);
        assertThat(caller.why()).containsExactly(CallEvent.Why.WE_HUNG_UP);
        assertThat(callee.heard(CallEvent.Acknowledged.class)).hasSize(1);
        assertThat(callee.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
    }

    @Test
    void aCancelledCallThatNobodyEverAnswersIsOver() {
        Call call = caller.calls(callee);
        network.run(Duration.ofSeconds(1));
        network.loses(line -> true);
        caller.cancel(call);
        network.run(Duration.ofSeconds(40));
        assertThat(caller.heard(CallEvent.Refused.class)).hasSize(1);
    }

    @Test
    void nobodyIsThere() {
        network.loses(line -> true);
        caller.calls(callee);
        network.run(Duration.ofSeconds(40));
        assertThat(network.count("INVITE")).isEqualTo(7);
        assertThat(caller.heard(CallEvent.Refused.class))
                .extracting(CallEvent.Refused::status)
                .containsExactly(408);
    }

    @Test
    void calleeHangsUpBeforeTheAcknowledgement() {
        callee.behaves(event -> {
            if (event instanceof CallEvent.Invited invited) {
                callee.accept(invited.call(), invited.offer());
                callee.hangUp(invited.call());
            }
        });
        caller.calls(callee);
        network.run(Duration.ofSeconds(1));
        assertThat(network.ladder().subList(1, 5))
                .containsExactly(
                        "5070>5060 SIP/2.0 200 OK",
                        "5060>5070 ACK sip:127.0.0.1:5070 SIP/2.0",
                        "5070>5060 BYE sip:127.0.0.1:5060 SIP/2.0",
                        "5060>5070 SIP/2.0 200 OK");
        assertThat(callee.why()).containsExactly(CallEvent.Why.WE_HUNG_UP);
        assertThat(caller.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
    }

    @Test
    void anAnswerWithoutAcknowledgementIsRepeatedAndThenHungUp() {
        callee.acceptsEverything();
        network.loses(line -> line.contains("ACK"));
        caller.calls(callee);
        network.run(Duration.ofSeconds(31));
        assertThat(network.count("200 OK")).isEqualTo(10);
        assertThat(network.count("ACK")).isEqualTo(10);
        assertThat(caller.heard(CallEvent.Answered.class)).hasSize(1);
        network.run(Duration.ofSeconds(2));
        assertThat(callee.why()).containsExactly(CallEvent.Why.NO_ACK);
        assertThat(caller.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
    }

    @Test
    void anAnswerThatWasLostComesAgain() {
        callee.acceptsEverything();
        network.loses(line -> line.contains("200 OK"));
        caller.calls(callee);
        network.run(Duration.ofMillis(400));
        network.losesNothing();
        network.run(Duration.ofSeconds(2));
        assertThat(caller.heard(CallEvent.Answered.class)).hasSize(1);
        assertThat(callee.heard(CallEvent.Invited.class)).hasSize(1);
        assertThat(callee.heard(CallEvent.Acknowledged.class)).hasSize(1);
    }

    @Test
    void aByeThatNobodyAnswersEndsTheCallAllTheSame() {
        callee.acceptsEverything();
        Call call = caller.calls(callee);
        network.run(Duration.ofSeconds(1));
        network.loses(line -> true);
        caller.hangUp(call);
        network.run(Duration.ofSeconds(40));
        assertThat(network.count("BYE")).isEqualTo(11);
        assertThat(caller.why()).containsExactly(CallEvent.Why.WE_HUNG_UP);
    }

    @Test
    void commandsForACallThatIsOverDoNothing() {
        callee.acceptsEverything();
        Call call = caller.calls(callee);
        network.run(Duration.ofSeconds(1));
        caller.hangUp(call);
        network.run(Duration.ofSeconds(1));
        int sent = network.ladder().size();
        callee.hangUp(callee.only());
        callee.accept(callee.only(), Optional.empty());
        callee.refuse(callee.only(), 486, Duration.ofSeconds(1));
        callee.ring(callee.only());
        caller.cancel(call);
        caller.reinvite(call, Direction.SENDONLY);
        assertThat(network.ladder()).hasSize(sent);
    }

    @Test
    void anAnswerMayCarryTheOfferAndItsAcknowledgementTheAnswer() {
        callee.acceptsEverything();
        String invite = """
                INVITE sip:4711@127.0.0.1 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKlate
                From: <sip:ann@127.0.0.1>;tag=ann
                To: <sip:4711@127.0.0.1>
                Call-ID: late
                CSeq: 1 INVITE
                Contact: <sip:ann@127.0.0.1:5060>
                Content-Length: 0

                """;
        caller.says(callee, invite);
        network.run(Duration.ofMillis(100));
        assertThat(callee.heard(CallEvent.Invited.class).getFirst().offer()).isEmpty();
        assertThat(caller.arrived.getFirst()).contains("m=audio 10000 RTP/AVP 0 8 101");
        String to = caller.arrived
                .getFirst()
                .lines()
                .filter(line -> line.startsWith("To: "))
                .findFirst()
                .orElseThrow();
        caller.says(
                callee,
                invite.replace("INVITE", "ACK")
                        .replace("z9hG4bKlate", "z9hG4bKack")
                        .replace("To: <sip:4711@127.0.0.1>", to)
                        .replace("Content-Length: 0\n\n", "Content-Type: application/sdp\n\n" + caller.offer()));
        network.run(Duration.ofMillis(100));
        assertThat(callee.heard(CallEvent.Acknowledged.class)
                        .getFirst()
                        .answer()
                        .orElseThrow()
                        .media())
                .hasSize(1);
    }
}
