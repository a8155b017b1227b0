package org.cardline.conversations;

import java.time.Duration;
import java.util.Optional;
import org.cardline.cases.Reference;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.line.StopKeys;
import org.cardline.routing.NewContact;
import org.cardline.routing.Obeyed;
import org.cardline.routing.Place;
import org.cardline.routing.Routing;
import org.cardline.routing.TalkState;
import org.cardline.routing.Target;
import org.cardline.routing.Wish;
import org.cardline.routing.Wished;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;

/**
 * A caller and an agent, from the agent's first word on: does what the agent wishes. Whoever else is asked, the agent keeps
 * the caller until that one has answered; an agent who hangs up before leaves the caller on the way to them, and to the
 * agent's own queue if they don't come. The caller's own thread alone.
 */
final class InTalk implements AutoCloseable {
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Services services;
    private final Caller caller;
    private final Routing routing;
    private final Identity identity;
    private final Supervisor supervisor;
    private final Hearers hearers;
    private final HeldMusic heldMusic;
    private final Others others;
    private Party first;
    private Party agent;
    private boolean agentLeft;
    private TalkState state = TalkState.TOGETHER;
    private Optional<Second> second = Optional.empty();
    private Optional<Capture> capture = Optional.empty();
    private boolean toldWhy;
    private Optional<TalkEnd> end = Optional.empty();

    /** @param toldOfListening whether the caller was told that a supervisor may listen */
    InTalk(Services services, Caller caller, Routing routing, Party agent, Identity identity, boolean toldOfListening) {
        this.services = services;
        this.caller = caller;
        this.routing = routing;
        this.identity = identity;
        first = agent;
        this.agent = agent;
        supervisor = new Supervisor(caller, toldOfListening);
        hearers = new Hearers(caller, supervisor);
        heldMusic = new HeldMusic(services.voice().music(), services.clock());
        others = new Others(services, caller, routing);
    }

    /** Whom the agent wants besides, and the wish that began it. */
    private record Second(Wished wished, Reaching reaching) {
        Optional<Ringing> telephone() {
            return reaching.answered();
        }
    }

    /** Until it is over. */
    TalkEnd run() {
        connect();
        begins();
        while (end.isEmpty()) {
            if (!agentLeft && !agent.isThere()) agentIsGone();
            second.ifPresent(this::look);
            if (end.isEmpty()) capture.ifPresent(this::look);
            if (end.isEmpty() && !agentLeft && hearers.haveChanged(agent, telephoneOfSecond())) connect();
            if (end.isEmpty() && !agentLeft) agent.place().wished().ifPresent(this::obey);
            if (end.isEmpty() && !agentLeft && supervisor.look(agent.place())) connect();
            if (end.isEmpty()) waits();
        }
        return end.get();
    }

    /** A supervisor may be beside this agent, who reads what the caller types. */
    private void begins() {
        supervisor.mayCome(agent.place());
        routing.typed().goesTo(agent.place().contact(), caller.arrival().callId());
    }

    /** Until something happens. */
    private void waits() {
        if (!agent.isInterrupted()) toldWhy = false;
        Duration atMost = heldMusic.plays(secondWhoWaits(), A_WHILE);
        if (capture.isPresent()) waitsForKeys(capture.get());
        else if (hearsSomebody()) {
            caller.forgetKeys();
            caller.await(atMost);
        } else meanwhile(why().orElseGet(services.voice()::music));
    }

    /** What is said stops for a key; who hears the agent hears nothing else. */
    private void waitsForKeys(Capture with) {
        if (agent.hearsNobody()) caller.sayMeanwhile(why().orElseGet(services.voice()::music), StopKeys.ANY);
        else caller.await(with.patience());
    }

    /** Why the caller doesn't hear the agent, once. */
    private Optional<Utterance> why() {
        if (toldWhy || !agent.isInterrupted() || !hearsAgent() && capture.isEmpty()) return Optional.empty();
        toldWhy = true;
        return Optional.of(
                services.voice().say("We lost the connection to the person you talk to. Please hold the line."));
    }

    private void meanwhile(Utterance words) {
        caller.sayMeanwhile(words, StopKeys.NONE);
    }

    private boolean hearsAgent() {
        return state == TalkState.TOGETHER || state == TalkState.SWAPPED || state == TalkState.THREE;
    }

    /** Unless the agent hears nobody; of three there is another one. */
    private boolean hearsSomebody() {
        return hearsAgent() && (!agent.hearsNobody() || state == TalkState.THREE);
    }

    /** Whom the agent consults, while the agent talks with the caller or hears nobody. */
    private Optional<Ringing> secondWhoWaits() {
        boolean waits = state == TalkState.SWAPPED || state == TalkState.CONSULTING && agent.hearsNobody();
        return telephoneOfSecond().filter(_ -> waits);
    }

    /**
     * Who hangs up while another is asked puts the caller through; who is lost then has done no such thing, unless the caller
     * is on the way there, or speaks with both.
     */
    private void agentIsGone() {
        boolean hungUp = agent.telephone().state() == Ringing.State.OVER;
        boolean isOnTheWay = hungUp || state == TalkState.TRANSFERRING || state == TalkState.THREE;
        if (second.isEmpty() || !isOnTheWay) endsWithoutAgent(hungUp);
        else if (isConsulting()) completes();
        else {
            agent.leaves();
            agentLeft = true;
            state = TalkState.TRANSFERRING;
            caller.letTalk();
        }
    }

    private void endsWithoutAgent(boolean hungUp) {
        second.ifPresent(each -> each.reaching().close());
        second = Optional.empty();
        Optional<Capture> open = capture;
        open.ifPresent(each -> isOver(each, Obeyed.NOT_KEYED));
        end = Optional.of(hungUp ? over() : lost());
        open.ifPresent(Capture::settles);
    }

    private TalkEnd over() {
        agent.place().served();
        caller.letTalk();
        return new TalkEnd.Over();
    }

    /** Their place is the first one's still, but of who was asked later it was for that one alone. */
    private TalkEnd lost() {
        boolean keepsPlace = agent == first;
        var home = agent.home();
        if (keepsPlace) agent.place().agentLost(agent.taken());
        else agent.place().endsWithAgent(agent.taken());
        caller.letTalk();
        say("We lost the person you talked to. You are next.");
        return keepsPlace ? new TalkEnd.Lost() : new TalkEnd.Waits(home, home);
    }

    private void look(Second with) {
        if (with.telephone().isPresent()) lookAfter(with);
        else with.reaching().look().ifPresent(how -> came(with, how));
    }

    private void lookAfter(Second with) {
        if (!with.reaching().isThere()) backFrom(with, Obeyed.LEFT);
        else with.reaching().party().map(Party::place).ifPresent(InTalk::obeysNothing);
    }

    /** Who is consulted has no wishes about the caller. */
    private static void obeysNothing(Place place) {
        place.wished().ifPresent(wish -> place.obeyed(wish, Obeyed.NOT_NOW, TalkState.CONSULTING));
    }

    /** They answered, or didn't. */
    private void came(Second with, Obeyed how) {
        if (how != Obeyed.ANSWERED) backFrom(with, how);
        else if (state == TalkState.TRANSFERRING) completes();
        else becomes(TalkState.CONSULTING, with.wished(), how);
    }

    /** The caller is with the agent again, or the next in the agent's queue. */
    private void backFrom(Second with, Obeyed how) {
        boolean waited = !hearsAgent();
        with.reaching().close();
        second = Optional.empty();
        if (agentLeft) {
            caller.letTalk();
            say("They can't take your call now. You are next.");
            end = Optional.of(new TalkEnd.Waits(agent.home(), agent.home()));
            return;
        }
        if (waited && how != Obeyed.DONE)
            say("They can't take your call now. You are back with the person you talked to.");
        becomes(TalkState.TOGETHER, with.wished(), how);
    }

    /** Who was asked has the caller, and the agent's part is over. */
    private void completes() {
        Second with = second.orElseThrow();
        if (!agentLeft) {
            agent.place().obeyed(with.wished(), Obeyed.ANSWERED, TalkState.TOGETHER);
            agent.leaves();
        }
        supervisor.leaves();
        state = TalkState.TOGETHER;
        with.reaching()
                .party()
                .ifPresentOrElse(
                        this::isNowTheAgent, () -> talksOutside(with.telephone().orElseThrow()));
    }

    private void isNowTheAgent(Party other) {
        agent = other;
        agentLeft = false;
        second = Optional.empty();
        begins();
        connect();
    }

    /**
     * Whoever it is, is no agent of ours: until one of both hangs up. On hold there the caller hears music, too, and while they
     * don't answer.
     */
    private void talksOutside(Ringing outside) {
        boolean together = false;
        while (outside.state() == Ringing.State.ANSWERED || outside.state() == Ringing.State.INTERRUPTED) {
            boolean hears = outside.state() == Ringing.State.ANSWERED && !outside.holds();
            if (hears != together) {
                together = hears;
                if (together) caller.talkWith(outside);
                else caller.letTalk();
            }
            if (together) {
                caller.forgetKeys();
                caller.await(A_WHILE);
            } else meanwhile(services.voice().music());
        }
        caller.letTalk();
        end = Optional.of(new TalkEnd.Over());
    }

    private void obey(Wished wished) {
        Wish wish = wished.wish();
        switch (wish.what()) {
            case HOLD -> from(state == TalkState.TOGETHER, wished, () -> holds(wished));
            case RESUME -> from(isWithAgentAlone(), wished, () -> changes(TalkState.TOGETHER, wished));
            case TRANSFER ->
                from(isFree(wish), wished, () -> transfers(wished, wish.to().orElseThrow()));
            case CONSULT ->
                from(isFree(wish), wished, () -> asks(wished, wish.to().orElseThrow(), TalkState.CALLING));
            case SWAP -> from(isConsulting(), wished, () -> changes(swapped(), wished));
            case THREE -> from(isConsulting(), wished, () -> changes(TalkState.THREE, wished));
            case COMPLETE -> from(second.isPresent(), wished, () -> handsOver(wished));
            case CANCEL -> from(second.isPresent() || capture.isPresent(), wished, () -> cancels(wished));
            case CARD_NUMBER, SECURITY_CODE, ONE_TIME_CODE ->
                from(state == TalkState.TOGETHER, wished, () -> captures(wished));
        }
    }

    private void from(boolean makesSense, Wished wished, Runnable does) {
        if (makesSense) does.run();
        else agent.place().obeyed(wished, Obeyed.NOT_NOW, state);
    }

    /** On hold or not: a telephone that takes us back may not know what came of a wish between. */
    private boolean isWithAgentAlone() {
        return state == TalkState.ON_HOLD || state == TalkState.TOGETHER;
    }

    private boolean isFree(Wish wish) {
        return second.isEmpty() && capture.isEmpty() && wish.to().isPresent();
    }

    private boolean isConsulting() {
        return telephoneOfSecond().isPresent();
    }

    private TalkState swapped() {
        return state == TalkState.CONSULTING ? TalkState.SWAPPED : TalkState.CONSULTING;
    }

    private void holds(Wished wished) {
        changes(TalkState.ON_HOLD, wished);
        say("Please hold the line.");
    }

    private void changes(TalkState next, Wished wished) {
        becomes(next, wished, Obeyed.DONE);
    }

    /** A queue takes the caller as it is; whoever else has to answer first. */
    private void transfers(Wished wished, Target to) {
        if (to.kind() != Target.Kind.QUEUE) {
            asks(wished, to, TalkState.TRANSFERRING);
            return;
        }
        Optional<NewContact> there = others.contact(to, agent).filter(routing::hasAnybodyFor);
        if (there.isEmpty()) {
            agent.place().obeyed(wished, Obeyed.NO_ONE_THERE, state);
            return;
        }
        agent.place().obeyed(wished, Obeyed.DONE, state);
        agent.leaves();
        caller.letTalk();
        say("You are being put through.");
        end = Optional.of(new TalkEnd.Waits(there.get(), agent.home()));
    }

    /**
     * The caller is told before anybody is asked: what is said takes longer than they do. Then they are, at once: nothing
     * would end the music for that.
     */
    private void asks(Wished wished, Target to, TalkState meanwhile) {
        second = others.asked(to, agent, why -> agent.place().obeyed(wished, why, state))
                .map(each -> new Second(wished, each));
        if (second.isEmpty()) return;
        boolean knows = state == TalkState.ON_HOLD;
        becomes(meanwhile, wished, Obeyed.UNDER_WAY);
        if (meanwhile == TalkState.TRANSFERRING) say("You are being put through.");
        else if (!knows) say("Please hold the line.");
        second.ifPresent(this::look);
    }

    private void handsOver(Wished wished) {
        if (isConsulting()) completes();
        else becomes(TalkState.TRANSFERRING, wished, Obeyed.UNDER_WAY);
    }

    private void cancels(Wished wished) {
        if (capture.isPresent())
            from(!capture.get().isBeingJudged(), wished, () -> captured(capture.get(), wished, Obeyed.DONE));
        else backFrom(new Second(wished, second.orElseThrow().reaching()), Obeyed.DONE);
    }

    private void captures(Wished wished) {
        Optional<Obeyed> refused = Capture.refused(wished.wish().what(), services, caller, identity);
        if (refused.isPresent()) {
            agent.place().obeyed(wished, refused.get(), state);
            return;
        }
        var begun = Capture.begin(wished, services, caller, identity);
        capture = Optional.of(begun);
        agent.place().keyed(0);
        state = TalkState.CAPTURING;
        agent.place().obeyed(wished, Obeyed.UNDER_WAY, state);
        begun.toSay().ifPresentOrElse(this::asks, this::connect);
    }

    private void look(Capture with) {
        int before = with.keyed();
        Optional<Obeyed> how = with.look();
        if (with.keyed() != before) agent.place().keyed(with.keyed());
        if (how.isPresent()) captured(with, with.wished(), how.get());
        else with.toSay().ifPresent(this::asks);
    }

    /** The caller alone hears what is asked, and then the agent again, who hears no keys. */
    private void asks(String question) {
        caller.letTalk();
        caller.say(services.voice().say(question), StopKeys.ANY);
        connect();
    }

    /** The caller is told alone, until the last key is over. */
    private void captured(Capture with, Wished wished, Obeyed how) {
        isOver(with, how);
        caller.letTalk();
        caller.say(services.voice().say("{words}", new Value.Phrase(with.ends(how))), StopKeys.NONE);
        if (how == Obeyed.FITS) knowsMore();
        state = TalkState.TOGETHER;
        agent.place().obeyed(wished, how, state);
        connect();
    }

    /** Nothing of it is anywhere any more but the note that it was. */
    private void isOver(Capture with, Obeyed how) {
        capture = Optional.empty();
        with.forget();
        String who = agent.taken().agent();
        agent.place()
                .reference()
                .flatMap(Reference::parse)
                .ifPresent(reference -> routing.writes(() -> with.notes(reference, who, how)));
    }

    private void knowsMore() {
        boolean isFirst = agent == first;
        agent = agent.knowing(identity.onto(agent.contact().about()));
        if (isFirst) first = agent;
    }

    private void becomes(TalkState next, Wished wished, Obeyed how) {
        state = next;
        agent.place().obeyed(wished, how, next);
        connect();
    }

    private void connect() {
        hearers.connect(state, agent, telephoneOfSecond());
    }

    private Optional<Ringing> telephoneOfSecond() {
        return second.flatMap(Second::telephone);
    }

    private void say(String sentence) {
        caller.say(services.voice().say(sentence), StopKeys.NONE);
    }

    /** Whoever is there still is hung up on. Who hangs up while somebody else is to take them has waited in vain. */
    @Override
    public void close() {
        second.map(Second::reaching)
                .ifPresent(state == TalkState.TRANSFERRING ? Reaching::callerIsGone : Reaching::close);
        supervisor.leaves();
        agent.telephone().close();
        if (agent != first) agent.place().close();
    }
}
