package org.cardline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call's session changes: RFC 3261 section 14. */
class ReinviteTest {
    private final SimulatedNetwork network = SimulatedNetwork.perfect();
    private final Party caller = network.join(5060);
    private final Party callee = network.join(5070);
    private Call call;

    @BeforeEach
    void inACall() {
        callee.acceptsEverything();
        caller.acceptsEverything();
        call = caller.calls(callee);
        network.run(Duration.ofSeconds(1));
    }

    @Test
    void holdIsOfferedAndAnswered() {
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(1));
        var offer = callee.heard(CallEvent.Reoffered.class).getFirst().offer().orElseThrow();
        assertThat(offer.media().getFirst().attribute("sendonly")).contains("");
        assertThat(offer.origin().version()).isEqualTo("2");
        var answer = caller.heard(CallEvent.Answered.class).getLast().answer().orElseThrow();
        assertThat(OfferAnswer.accepted(answer).orElseThrow().direction()).isEqualTo(Direction.SENDONLY);
        assertThat(callee.heard(CallEvent.Acknowledged.class)).hasSize(2);
    }

    @Test
    void theOneCalledMayHoldToo() {
        callee.reinvite(callee.only(), Direction.INACTIVE);
        network.run(Duration.ofSeconds(1));
        assertThat(caller.heard(CallEvent.Reoffered.class)).hasSize(1);
        assertThat(callee.heard(CallEvent.Answered.class)).hasSize(1);
        assertThat(network.ladder()).contains("5070>5060 INVITE sip:127.0.0.1:5060 SIP/2.0");
    }

    @Test
    void aRefusedChangeLeavesTheCallAsItWas() {
        callee.behaves(event -> {
            if (event instanceof CallEvent.Reoffered) callee.refuse(event.call(), 488, Duration.ofSeconds(1));
        });
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(1));
        assertThat(caller.heard(CallEvent.ReofferRefused.class))
                .containsExactly(new CallEvent.ReofferRefused(call, 488, "No"));
        assertThat(callee.why()).isEmpty();
        caller.hangUp(call);
        network.run(Duration.ofSeconds(1));
        assertThat(callee.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
    }

    @Test
    void twoChangesThatCrossAreTriedAgainOneAfterTheOther() {
        caller.reinvite(call, Direction.SENDONLY);
        callee.reinvite(callee.only(), Direction.INACTIVE);
        network.run(Duration.ofMillis(500));
        assertThat(network.count("491 Request Pending")).isEqualTo(2);
        network.run(Duration.ofSeconds(10));
        assertThat(callee.heard(CallEvent.Reoffered.class)).hasSize(1);
        assertThat(caller.heard(CallEvent.Reoffered.class)).hasSize(1);
        assertThat(network.count("491")).isEqualTo(2);
        assertThat(caller.why()).isEmpty();
    }

    @Test
    void aChangeWhileOneIsStillOpenIsPutOff() {
        callee.behaves(event -> {});
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofMillis(100));
        String invite = callee.arrived.getLast();
        caller.says(
                callee,
                invite.replaceFirst("branch=\\w+", "branch=z9hG4bKother").replace("CSeq: 2", "CSeq: 3"));
        network.run(Duration.ofMillis(100));
        assertThat(caller.arrived.getLast()).startsWith("SIP/2.0 500 ").contains("Retry-After: ");
        callee.accept(callee.only(), callee.offered());
        network.run(Duration.ofMillis(100));
        assertThat(caller.heard(CallEvent.Answered.class)).hasSize(2);
    }

    @Test
    void aRequestThatIsLateIsRefused() {
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(1));
        String old = callee.arrived.stream()
                .filter(each -> each.startsWith("INVITE"))
                .toList()
                .getLast();
        caller.says(callee, old.replaceFirst("branch=\\w+", "branch=z9hG4bKold").replace("CSeq: 2", "CSeq: 1"));
        network.run(Duration.ofMillis(100));
        assertThat(caller.arrived.getLast()).startsWith("SIP/2.0 500 Request Out of Order");
    }

    @Test
    void whoeverNoLongerAnswersAChangeIsLost() {
        network.loses(line -> line.contains("5070>"));
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(40));
        assertThat(caller.why()).containsExactly(CallEvent.Why.LOST);
        assertThat(callee.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
    }

    @Test
    void aChangeOfACallThatTheOtherSideForgotEndsIt() {
        callee.forget();
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(1));
        assertThat(network.count("481")).isGreaterThan(0);
        assertThat(caller.why()).containsExactly(CallEvent.Why.LOST);
    }

    @Test
    void aHangUpCrossesAChange() {
        callee.behaves(event -> {});
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofMillis(100));
        callee.hangUp(callee.only());
        network.run(Duration.ofSeconds(1));
        assertThat(network.count("487 Request Terminated")).isEqualTo(1);
        assertThat(caller.why()).containsExactly(CallEvent.Why.THEY_HUNG_UP);
        network.run(Duration.ofMinutes(2));
        assertThat(caller.agent.transactions() + callee.agent.transactions()).isZero();
    }

    @Test
    void aChangeThatIsHeardOfButNeverAnsweredLeavesNothingBehind() {
        callee.behaves(event -> {});
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(1));
        assertThat(network.count("100 Trying")).isEqualTo(1);
        callee.forget();
        network.loses(line -> true);
        caller.hangUp(call);
        network.run(Duration.ofMinutes(2));
        assertThat(caller.agent.transactions()).isZero();
        assertThat(caller.agent.calls()).isZero();
    }

    @Test
    void aChangeNeverAcknowledgedEndsTheCall() {
        network.loses(line -> line.contains("ACK"));
        caller.reinvite(call, Direction.SENDONLY);
        network.run(Duration.ofSeconds(40));
        assertThat(callee.why()).containsExactly(CallEvent.Why.NO_ACK);
    }
}
