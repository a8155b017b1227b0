package org.cardline.conversations;

import java.util.Optional;
import org.cardline.line.Beside;
import org.cardline.line.Caller;
import org.cardline.line.Ringing;
import org.cardline.routing.Listening;
import org.cardline.routing.Place;

/** The supervisor beside one talk, if one is: rung when it is wished, and hung up on after. The caller's own thread alone. */
final class Supervisor {
    private final Caller caller;
    private final boolean callerKnows;
    private Optional<Listening> wished = Optional.empty();
    private Optional<Ringing> telephone = Optional.empty();
    private Optional<Joined> joined = Optional.empty();

    /** How they were last put beside the talk, by which connection. */
    private record Joined(Listening.Part as, int connection) {}

    /** @param callerKnows whether the caller was told that somebody may listen; else nobody may */
    Supervisor(Caller caller, boolean callerKnows) {
        this.caller = caller;
        this.callerKnows = callerKnows;
    }

    /** To the talk that is this one's place. */
    void mayCome(Place place) {
        if (callerKnows) place.toldOfListening();
    }

    /** Does what is wished by now; whether who hears whom is to change. */
    boolean look(Place place) {
        Optional<Listening> now = place.beside();
        if (!address(now).equals(address(wished))) ring(address(now));
        wished = now;
        if (telephone.filter(Supervisor::isGone).isPresent()) gone(place);
        Optional<Joined> fresh = telephone
                .filter(each -> each.state() == Ringing.State.ANSWERED)
                .flatMap(each -> wished.map(as -> new Joined(as.part(), each.connection())));
        boolean changed = !fresh.equals(joined);
        joined = fresh;
        return changed;
    }

    private static Optional<String> address(Optional<Listening> listening) {
        return listening.map(Listening::address);
    }

    private void ring(Optional<String> address) {
        telephone.ifPresent(Ringing::close);
        telephone = address.map(caller::ring);
    }

    private static boolean isGone(Ringing telephone) {
        return switch (telephone.state()) {
            case RINGS, ANSWERED, INTERRUPTED -> false;
            case BUSY, REFUSED, UNREACHABLE, OVER, LOST -> true;
        };
    }

    private void gone(Place place) {
        wished.ifPresent(place::isNotBeside);
        telephone.ifPresent(Ringing::close);
        telephone = Optional.empty();
        wished = Optional.empty();
    }

    /** With whom they are, and how. */
    Optional<Beside> beside(Ringing agent) {
        return joined.flatMap(each -> telephone.map(own -> new Beside(own, part(each.as()), agent)));
    }

    private static Beside.Part part(Listening.Part part) {
        return switch (part) {
            case LISTENS -> Beside.Part.LISTENS;
            case WHISPERS -> Beside.Part.WHISPERS;
            case BARGES -> Beside.Part.BARGES;
        };
    }

    /** It is over for them. */
    void leaves() {
        telephone.ifPresent(Ringing::close);
        telephone = Optional.empty();
        wished = Optional.empty();
        joined = Optional.empty();
    }
}
