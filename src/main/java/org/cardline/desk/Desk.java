package org.cardline.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cardline.cards.CardHost;
import org.cardline.cases.Cases;
import org.cardline.cases.Evidence;
import org.cardline.programme.LiveProgramme;
import org.cardline.routing.AgentState;
import org.cardline.routing.Agents;
import org.cardline.routing.AtDesk;
import org.cardline.routing.AtDesk.OwnContact;
import org.cardline.routing.AtDesk.Phase;
import org.cardline.routing.Routing;
import org.cardline.routing.SignIn;
import org.cardline.routing.Target;
import org.cardline.routing.Typed;
import org.cardline.routing.Wish;

/** What agents see and wish. Any thread. */
final class Desk {
    static final String GONE = "gone";
    private static final String BY_SUPERVISOR = "supervisor";

    private final LiveProgramme programme;
    private final Routing routing;
    private final Agents agents;
    private final Typed typed;
    private final DeskFile files;
    private final Completing completing;
    private final Writing writing;
    private final DeskTelephone telephone;
    private final Looks looks;
    private final AgentSkills skills;
    private final Sessions sessions;
    private final SipTelephones sips;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    Desk(
            LiveProgramme programme,
            Routing routing,
            Cases cases,
            Evidence evidence,
            CardHost host,
            DeskTelephone telephone,
            Looks looks,
            AgentSkills skills,
            Sessions sessions,
            SipTelephones sips,
            InstantSource time) {
        this.programme = programme;
        this.routing = routing;
        this.agents = routing.agents();
        this.typed = routing.typed();
        files = new DeskFile(cases, evidence, looks);
        writing = new Writing(agents, typed, cases, files);
        completing = new Completing(programme, agents, cases, files, host, time);
        this.telephone = telephone;
        this.looks = looks;
        this.skills = skills;
        this.sessions = sessions;
        this.sips = sips;
    }

    /** Who is signed in, in all processes. */
    interface Sessions {
        /** Whoever uses this name has to sign in anew. */
        void end(String agent);

        /** Whether who signed in by this session is so still. */
        boolean isOpen(String id);
    }

    /** What came of a wish. */
    sealed interface Done {}

    /** It was done. */
    record Well() implements Done {}

    /** It was not: what to do. */
    record NotSo(String whatToDo) implements Done {}

    static final Done WELL = new Well();
    private static final Done TO_GO = new NotSo("A supervisor has signed you out. You are so after this talk.");

    /** Where this agent's page listens. */
    Seat seat(String agent) {
        return seats.computeIfAbsent(agent, each -> new Seat());
    }

    /** As {@link #look}; empty while the database doesn't answer. */
    Optional<DeskState> lookIfAny(String agent) {
        return routing.reads(() -> look(agent));
    }

    /** How it stands; that somebody looks shows that the desk is there. */
    DeskState look(String agent) {
        if (!agents.beat(agent)) missedBeats(agent);
        Optional<AtDesk> now = agents.at(agent);
        if (now.filter(each -> isToGo(each) && !isTalking(each)).isPresent()) end(agent);
        now.flatMap(AtDesk::contact).ifPresent(shown -> noteLook(agent, shown));
        return now.map(at ->
                        DeskState.of(at, typed(at), at.contact().flatMap(own -> files.shown(own, named())), named()))
                .orElse(DeskState.NOT_YET);
    }

    /** Who was silent for too long, as a computer that slept, is offered nothing until they say that they are ready. */
    private void missedBeats(String agent) {
        boolean seemsReady = agents.at(agent)
                .filter(each -> each.state() == AgentState.AVAILABLE)
                .isPresent();
        if (seemsReady) agents.unavailable(agent, GONE);
    }

    /**
     * Once for each contact and its case, though the page asks every second; tried anew, and nothing shown, where it can't
     * be written.
     */
    private void noteLook(String agent, OwnContact shown) {
        Seat seat = seat(agent);
        var look = new Seat.Looked(shown.contact(), shown.reference().orElse(""));
        if (!seat.isFirst(look)) return;
        looks.saw(agent, look.contact(), look.reference());
        seat.looked(look);
    }

    private List<Typed.Line> typed(AtDesk at) {
        return at.contact().map(own -> typed.of(own.contact())).orElse(List.of());
    }

    /** A file of the case that this agent has now, empty where it has none such. */
    Optional<DeskFile.Opened> open(String agent, long piece) {
        return own(agent).flatMap(own -> files.open(agent, own, piece));
    }

    private Named named() {
        return new Named(programme.current());
    }

    Optional<String> connect(String agent, String sdp) {
        Seat seat = seat(agent);
        Optional<String> answer = telephone.connect(agent, sdp, seat::news);
        seat.hasTelephone(answer.isPresent());
        return answer;
    }

    /** The page is gone, and the telephone with it; who talks may be back soon, and goes on. */
    void leave(String agent) {
        if (agents.at(agent).filter(Desk::isTalking).isEmpty()) {
            gone(agent);
            return;
        }
        seat(agent).hasTelephone(false);
        telephone.disconnect(agent);
        agents.beat(agent);
    }

    /** The page is gone and doesn't come back, whether or not that can be written down now. */
    void gone(String agent) {
        if (routing.reads(() -> isToGo(agent), false)) {
            end(agent);
            return;
        }
        seat(agent).hasTelephone(false);
        telephone.remove(agent);
        routing.writes(() -> agents.unavailable(agent, GONE));
    }

    /** Nothing more is offered to them; they are signed out now, or after their talk. */
    void signedOutBySupervisor(String agent) {
        agents.signOut(agent, BY_SUPERVISOR);
        if (agents.at(agent).filter(Desk::isTalking).isEmpty()) end(agent);
    }

    private void end(String agent) {
        sessions.end(agent);
        leaveSeat(agent);
    }

    /** Whether the page of this session may be told more; it is believed while the database doesn't answer. */
    boolean isSignedIn(String session) {
        return routing.reads(() -> sessions.isOpen(session), true);
    }

    /** The session that the page listened by is over, perhaps since there is a new password. */
    void sessionOver(String agent) {
        sips.follow(agent);
        leaveSeat(agent);
    }

    /**
     * There is a new password: what was begun with the old one ends, on whatever telephone, also where no page is open, and
     * what a supervisor hears.
     */
    void passwordChanged(String agent) {
        routing.listenNoMore(agent);
        sips.follow(agent);
        agents.cut(agent);
        leaveSeat(agent);
    }

    private void leaveSeat(String agent) {
        seat(agent).hasTelephone(false);
        telephone.remove(agent);
        agents.signOut(agent);
        seat(agent).end();
    }

    private boolean isToGo(String agent) {
        return agents.at(agent).filter(Desk::isToGo).isPresent();
    }

    private static boolean isToGo(AtDesk at) {
        return at.state() == AgentState.SIGNED_OUT && at.reason().equals(BY_SUPERVISOR);
    }

    private static boolean isTalking(AtDesk at) {
        return at.contact().filter(each -> each.phase() == Phase.TALKING).isPresent();
    }

    Done ready(String agent) {
        if (isToGo(agent)) return TO_GO;
        Optional<String> address = address(agent);
        if (address.isEmpty()) return noTelephone(agent);
        return programme
                .current()
                .queues()
                .deskOf(agent)
                .map(listed -> signIn(agent, new SignIn(agent, address.get(), skills.of(listed), true)))
                .orElse(new NotSo("The programme lists you no more. Ask a supervisor."));
    }

    /** Nobody is on it; and nothing is offered by it until the agent says ready again. */
    boolean mayChangeTelephone(String agent) {
        Optional<AtDesk> now = agents.at(agent);
        boolean isFree = now.flatMap(AtDesk::contact)
                .filter(each -> each.phase() != Phase.WRAP_UP)
                .isEmpty();
        if (isFree && now.filter(each -> each.state() == AgentState.AVAILABLE).isPresent())
            agents.unavailable(agent, "telephone");
        return isFree;
    }

    private Optional<String> address(String agent) {
        if (sips.isChosen(agent)) return sips.address(agent);
        return seat(agent).hasTelephone() ? Optional.of(telephone.address(agent)) : Optional.empty();
    }

    private NotSo noTelephone(String agent) {
        return new NotSo(
                sips.isChosen(agent)
                        ? "Your SIP telephone has not registered yet. Look at its user and password, or take the browser."
                        : "The telephone is not connected. Load the page again.");
    }

    private Done signIn(String agent, SignIn fresh) {
        agents.signIn(fresh);
        return heard(agent);
    }

    /** @param reason a code of the programme's */
    Done away(String agent, String reason) {
        if (isToGo(agent)) return TO_GO;
        if (!programme.current().queues().away().containsKey(reason))
            return new NotSo("The programme has no such reason any more. Load the page again.");
        if (!agents.beat(agent))
            return new NotSo("Nothing is offered to you yet. Press Ready first; then you can be away.");
        agents.unavailable(agent, reason);
        return heard(agent);
    }

    /** Of a supervisor also what another page of theirs hears. */
    void signOut(String agent) {
        routing.listenNoMore(agent);
        gone(agent);
        agents.signOut(agent);
    }

    Done answer(String agent) {
        telephone.answer(agent);
        return heard(agent);
    }

    /** It is the next of its queue again, and the agent away until they are ready again. */
    Done refuse(String agent) {
        return agents.refuses(agent) ? heard(agent) : new NotSo("Nobody is offered to you whom you could refuse.");
    }

    Done hangUp(String agent) {
        telephone.hangUp(agent);
        return heard(agent);
    }

    /** Records it; whoever holds the call obeys, and what came of it is seen in {@link #look}. */
    Done wish(String agent, Wish wish) {
        if (wish.to().filter(this::isOutOfReach).isPresent())
            return new NotSo("That number may not be dialled. Write it with + and its country.");
        if (wish.asksForKeys()) own(agent).ifPresent(talk -> asks(agent, talk, wish));
        return agents.wish(agent, wish) ? heard(agent) : new NotSo("You are in no talk.");
    }

    private void asks(String agent, OwnContact talk, Wish wish) {
        String what = wish.what().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        looks.asks(agent, talk.contact(), talk.reference().orElse(""), what);
    }

    /** Whatever is no number that may be dialled is recorded nowhere. */
    private boolean isOutOfReach(Target to) {
        return to.kind() == Target.Kind.NUMBER
                && programme
                        .current()
                        .queues()
                        .callbacks()
                        .filter(policy -> policy.allows(to.name()))
                        .isEmpty();
    }

    Done note(String agent, String words) {
        return heard(agent, writing.note(agent, words));
    }

    /** To a caller who types. */
    Done type(String agent, String words) {
        return heard(agent, writing.type(agent, words));
    }

    /** The talk is over and its paper done; the next contact may come. */
    Done complete(String agent, Completing.Paper paper) {
        return heard(agent, completing.complete(agent, paper));
    }

    private Optional<OwnContact> own(String agent) {
        return agents.at(agent).flatMap(AtDesk::contact);
    }

    private Done heard(String agent) {
        return heard(agent, WELL);
    }

    private Done heard(String agent, Done done) {
        seat(agent).news();
        return done;
    }
}
