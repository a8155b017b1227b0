package org.cardline.conversations;

import java.time.Duration;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Offered;
import org.cardline.routing.Place;
import org.cardline.routing.TalkState;
import org.cardline.routing.Wished;

/** A caller and an agent, from the agent's first word on: does what the agent wishes. The caller's own thread alone. */
final class InTalk {
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Services services;
    private final Caller caller;
    private final Place place;
    private final Offered taken;
    private final Ringing agent;
    private TalkState state = TalkState.TOGETHER;

    InTalk(Services services, Caller caller, Place place, Offered taken, Ringing agent) {
        this.services = services;
        this.caller = caller;
        this.place = place;
        this.taken = taken;
        this.agent = agent;
    }

    /** Until the agent is gone; whether that was by hanging up. */
    boolean goesOn() {
        caller.talkWith(agent);
        while (agent.state() == Ringing.State.ANSWERED && place.isStill(taken)) {
            place.wished().ifPresent(this::obey);
            waits();
        }
        caller.letTalk();
        return agent.state() == Ringing.State.OVER;
    }

    /** Until something happens. */
    private void waits() {
        if (state == TalkState.ON_HOLD) caller.sayMeanwhile(services.voice().music(), StopKeys.NONE);
        else {
            caller.forgetKeys();
            caller.await(A_WHILE);
        }
    }

    private void obey(Wished wished) {
        TalkState next = switch (wished.wish()) {
            case HOLD -> TalkState.ON_HOLD;
            case RESUME -> TalkState.TOGETHER;
        };
        boolean changes = next != state;
        if (changes) becomes(next);
        place.obeyed(wished, changes ? Obeyed.DONE : Obeyed.NOT_NOW, state);
        if (changes && state == TalkState.ON_HOLD)
            caller.say(services.voice().say("Please hold the line."), StopKeys.NONE);
    }

    private void becomes(TalkState next) {
        state = next;
        if (next == TalkState.TOGETHER) caller.talkWith(agent);
        else caller.letTalk();
    }
}
